// Builds dist/: one CommonJS file for what every run needs, and one beside it for each part that few runs need.
// CommonJS because it starts faster than ESM; the parts are where the source says `await import(…)`.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle, licences, ROOT } from './bundle.mjs';

const DIST = join(ROOT, 'dist');

/** Entry or lazily loaded file -> file in dist. A dynamic import of anything else is an error here. */
const CHUNKS = new Map([
  ['src/goenv.ts', 'goenv.cjs'],
  ['src/cli.ts', 'cli.cjs'],
  ['src/commands/resolve-profile.ts', 'resolve-profile.cjs'],
  ['src/profile/lint/index.ts', 'lint.cjs'],
  ['src/profile/schema.ts', 'schema.cjs'],
  ['src/ui/speak.ts', 'speak.cjs'],
  ['src/ui/help.ts', 'help.cjs'],
  ['src/ui/progress.ts', 'progress.cjs'],
  ['src/host/settings-search.ts', 'settings-search.cjs'],
  ['src/host/exec.ts', 'exec.cjs'],
  ['src/host/elevate.ts', 'elevate.cjs'],
  ['src/host/read-bundles.ts', 'read-bundles.cjs'],
  ['src/host/change-tree.ts', 'change-tree.cjs'],
  ['src/host/http.ts', 'http.cjs'],
  ['src/commands/update.ts', 'update.cjs'],
  ['src/commands/explain.ts', 'explain.cjs'],
  ['src/commands/doctor.ts', 'doctor.cjs'],
  ['src/commands/admission.ts', 'admission.cjs'],
  ['src/commands/audit.ts', 'audit.cjs'],
  ['src/commands/run.ts', 'run.cjs'],
  ['src/commands/bundle/create/create.ts', 'bundle-create.cjs'],
  ['src/commands/bundle/index.ts', 'bundle.cjs'],
  ['src/commands/views.ts', 'views.cjs'],
  ['src/commands/fix-profile.ts', 'fix-profile.cjs'],
]);

if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);
rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
const entries = [...CHUNKS, ['src/index.ts', 'index.cjs']];
const packages = await Promise.all(
  entries.map(([entry, out]) =>
    bundle({ entry, outfile: join(DIST, out), target: targetOf(entry), plugins: [chunks(entry)] }),
  ),
);
writeFileSync(join(DIST, 'third-party-licences.txt'), licences(packages.flat()));

/** The first file must be understood by a Node that is too old for all the others, so that it can say so. */
function targetOf(entry) {
  return entry === 'src/goenv.ts' ? 'node8' : 'node20.19';
}

/** `await import('./x.ts')` becomes a call of `require('./x.cjs')`, made when it is reached. */
function chunks(entry) {
  return {
    name: 'chunks',
    setup({ onResolve }) {
      onResolve({ filter: /\.ts$/ }, ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const file = relative(ROOT, join(resolveDir, path));
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

function isFresh() {
  const out = join(DIST, 'goenv.cjs');
  if (!existsSync(out)) return false;
  const made = statSync(out).mtimeMs;
  return (
    newest([
      'src',
      'profiles',
      'scripts/build.mjs',
      'scripts/bundle.mjs',
      'scripts/no-debug.cjs',
      'package-lock.json',
    ]) < made
  );
}

function newest(paths) {
  return Math.max(
    ...paths.map((path) => {
      const full = join(ROOT, path);
      const { mtimeMs } = statSync(full);
      return statSync(full).isDirectory()
        ? newest(readdirSync(full).map((name) => join(path, name)))
        : mtimeMs;
    }),
    0,
  );
}
