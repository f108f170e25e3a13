// How TypeScript becomes CommonJS, for dist/ and for the executable alike, with what only the build can put in.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { loadSource } from './load-source.mjs';

export const ROOT = join(import.meta.dirname, '..');

/**
 * Bundles an entry and what it imports into one file.
 * @param {{ entry: string, outfile: string, target?: string, plugins?: import('esbuild').Plugin[] }} what
 * @returns {Promise<string[]>} the folders of the packages that have code in it
 */
export async function bundle({ entry, outfile, target = 'node20.19', plugins = [] }) {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target,
    minify: !process.env.NO_MINIFY,
    keepNames: false,
    legalComments: 'none',
    external: ['typescript'],
    supported: { 'dynamic-import': false },
    alias: {
      yaml: join(ROOT, 'node_modules/yaml/browser/index.js'),
      // It would print the network proxy's password to whoever has DEBUG set.
      debug: join(ROOT, 'scripts/no-debug.cjs'),
    },
    logLevel: 'warning',
    metafile: true,
    plugins: [...plugins, madeHere()],
  });
  return Object.keys(metafile.inputs).flatMap(packageFolder);
}

/** The licence texts of the packages in these folders, each under the package's name. */
export function licences(folders) {
  return [...new Set(folders)].sort().map(licenceOf).join('\n');
}

function licenceOf(folder) {
  const name = folder.split('node_modules/').at(-1);
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined) throw new Error(`${name} has no licence file`);
  return `${name}\n${'='.repeat(name.length)}\n${readFileSync(join(folder, file), 'utf8')}\n`;
}

// Files of src/ that the build replaces by what they would work out or read at run time.
const MADE = new Map([
  ['validator.ts', standaloneValidator],
  ['built-in-profiles.ts', builtInProfiles],
  ['zip-thread-code.ts', zipThreadCode],
]);

function madeHere() {
  return {
    name: 'made-here',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\/(validator|built-in-profiles|zip-thread-code)\.ts$/ }, ({ path }) => ({
        path: basename(path),
        namespace: 'made-here',
      }));
      onLoad({ filter: /.*/, namespace: 'made-here' }, async ({ path }) => ({
        contents: await MADE.get(path)(),
        loader: 'js',
        resolveDir: ROOT,
      }));
    },
  };
}

/** ajv compiles the schema now, so that an installed goenv neither carries nor starts ajv. */
async function standaloneValidator() {
  const { profileSchema } = await loadSource('src/profile/schema.ts');
  const { default: Ajv2020 } = await import('ajv/dist/2020.js');
  const { default: standaloneCode } = await import('ajv/dist/standalone/index.js');
  const { default: addFormats } = await import('ajv-formats');
  const ajv = new Ajv2020.default({
    allErrors: true,
    allowUnionTypes: true,
    strictRequired: false,
    code: { source: true, esm: false },
  });
  addFormats.default(ajv, ['date']);
  const validate = ajv.compile(profileSchema());
  return `${standaloneCode.default(ajv, validate)};
    const validate = module.exports;
    module.exports = { validateDocument: (document) => (validate(document) ? [] : validate.errors ?? []) };`;
}

/** An installed goenv reads no file of its own: see src/host/built-in-profiles.ts. */
function builtInProfiles() {
  const folder = join(ROOT, 'profiles');
  const texts = readdirSync(folder)
    .sort()
    .map((file) => [basename(file, '.yaml'), readFileSync(join(folder, file), 'utf8')]);
  return `export const BUILT_IN_PROFILES = new Map(${JSON.stringify(texts)});`;
}

/** A thread starts from a text: the one executable has no files beside it. */
async function zipThreadCode() {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/host/zip-thread.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    minify: !process.env.NO_MINIFY,
    logLevel: 'warning',
  });
  return `export const ZIP_THREAD_CODE = ${JSON.stringify(outputFiles[0].text)};`;
}

function packageFolder(input) {
  const [found] = /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [];
  return found === undefined ? [] : [join(ROOT, found)];
}
