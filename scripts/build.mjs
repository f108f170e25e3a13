// Builds dist/: one CommonJS file for what every run needs, and one beside it for each part that few runs need.
// CommonJS because it starts faster than ESM; the parts are where the source says `await import(…)`.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { loadSource } from './load-source.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

/** Entry or lazily loaded file -> file in dist. A dynamic import of anything else is an error here. */
const CHUNKS = new Map([
  ['src/cli.ts', 'goenv.cjs'],
  ['src/commands/resolve-profile.ts', 'resolve-profile.cjs'],
  ['src/profile/lint/index.ts', 'lint.cjs'],
  ['src/ui/speak.ts', 'speak.cjs'],
  ['src/ui/help.ts', 'help.cjs'],
  ['src/ui/progress.ts', 'progress.cjs'],
  ['src/host/settings-search.ts', 'settings-search.cjs'],
  ['src/host/exec.ts', 'exec.cjs'],
  ['src/host/elevate.ts', 'elevate.cjs'],
  ['src/commands/explain.ts', 'explain.cjs'],
  ['src/commands/run.ts', 'run.cjs'],
  ['src/commands/fix-profile.ts', 'fix-profile.cjs'],
]);

if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const validator = await standaloneValidator();
await Promise.all([...CHUNKS].map(([entry, out]) => bundle(entry, out)));
await bundle('src/index.ts', 'index.cjs');
writeFileSync(join(dist, 'third-party-licences.txt'), licences());

async function bundle(entry, out) {
  await build({
    entryPoints: [join(root, entry)],
    outfile: join(dist, out),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    minify: !process.env.NO_MINIFY,
    keepNames: false,
    legalComments: 'none',
    external: ['typescript'],
    supported: { 'dynamic-import': false },
    define: { 'import.meta.dirname': '__dirname' },
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    logLevel: 'warning',
    plugins: [chunks(entry), standalone(validator)],
  });
}

/** `await import('./x.ts')` becomes a call of `require('./x.cjs')`, made when it is reached. */
function chunks(entry) {
  return {
    name: 'chunks',
    setup({ onResolve }) {
      onResolve({ filter: /\.ts$/ }, ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const file = relative(root, join(resolveDir, path));
        const out = CHUNKS.get(file);
        if (!out)
          return {
            errors: [
              { text: `${file} is imported lazily in ${entry} but is no chunk: add it to scripts/build.mjs` },
            ],
          };
        return { path: `./${out}`, external: true };
      });
    },
  };
}

/** ajv compiles the schema now, so that an installed goenv neither carries nor starts ajv. */
function standalone(code) {
  return {
    name: 'standalone-validator',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\/validator\.ts$/ }, () => ({ path: 'validator.cjs', namespace: 'standalone' }));
      onLoad({ filter: /.*/, namespace: 'standalone' }, () => ({
        contents: code,
        loader: 'js',
        resolveDir: root,
      }));
    },
  };
}

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

function licences() {
  const names = ['yaml', 'ajv', 'execa', 'listr2', 'cosmiconfig'];
  return names
    .map((name) => {
      const folder = join(root, 'node_modules', name);
      const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
      return `${name}\n${'='.repeat(name.length)}\n${file ? readFileSync(join(folder, file), 'utf8') : ''}\n`;
    })
    .join('\n');
}

function isFresh() {
  const out = join(dist, 'goenv.cjs');
  if (!existsSync(out)) return false;
  const made = statSync(out).mtimeMs;
  return newest(['src', 'scripts/build.mjs', 'package-lock.json']) < made;
}

function newest(paths) {
  return Math.max(
    ...paths.map((path) => {
      const full = join(root, path);
      const { mtimeMs } = statSync(full);
      return statSync(full).isDirectory()
        ? newest(readdirSync(full).map((name) => join(path, name)))
        : mtimeMs;
    }),
    0,
  );
}
