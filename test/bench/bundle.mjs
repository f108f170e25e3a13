// node test/bench/bundle.mjs [--mb 300] [--rounds 3]: packing, verifying and installing a bundle, beside what people use.
// Every row is the best of so many rounds, the programs taking turns. Written to standard output as Markdown.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { BINARY, CHECKOUT } from '../lab/kit/goenv.mjs';
import { cacheFolder } from '../lab/kit/real-modules.mjs';

const { values } = parseArgs({
  options: { mb: { type: 'string', default: '300' }, rounds: { type: 'string', default: '3' } },
});
/** The first over the second: for what is slower by nature the times it takes, else the times that goenv is faster. */
const RATIOS = [
  [
    'tar -czf of a module cache to pack',
    'tar -czf of a module cache (zips and trees)',
    'pack, SHA-256 in passing',
  ],
  ['pack to tar -cf of the same files', 'pack, SHA-256 in passing', 'tar -cf of the same files'],
  ['sha256sum to verify', 'sha256sum', 'verify'],
  ['Go dirhash to verify --deep, one core', 'Go dirhash, one core', 'verify --deep, one core'],
  ['verify --deep, one core to all cores', 'verify --deep, one core', 'verify --deep, all cores'],
  ['install to tar xf', 'install', 'tar xf'],
];

const folder = mkdtempSync(join(tmpdir(), 'goenv-bench-'));
const at = (name) => join(folder, name);
try {
  await bench(Number(values.rounds));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bench(rounds) {
  const runner = at('runner.mjs');
  await build({
    entryPoints: [join(CHECKOUT, 'test/bench/bundle-runner.ts')],
    outfile: runner,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  const node = (...args) => [process.execPath, runner, ...args];
  must(node('prepare', folder, values.mb));
  must(node('pack', folder));
  must(['tar', '-cf', at('plain.tar'), '-C', at('tree'), '.']);
  const bundle = at('b.gobundle');
  const sha256 = createHash('sha256').update(readFileSync(bundle)).digest('hex');
  const dirhash = goDirhash();
  const zips = readdirSync(at('tree'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.zip'))
    .map((name) => join(at('tree'), name));
  const goenv = (...args) => [process.execPath, BINARY, 'bundle', ...args];
  const one = ['taskset', '-c', '0'];
  const programs = [
    ['pack, SHA-256 in passing', node('pack', folder)],
    ['tar -cf of the same files', ['tar', '-cf', at('out.tar'), '-C', at('tree'), '.']],
    [
      'tar -czf of a module cache (zips and trees)',
      ['tar', '-czf', at('out.tgz'), '-C', folder, 'tree', 'unpacked'],
      1,
    ],
    ['verify', goenv('verify', bundle)],
    ['sha256sum', ['sha256sum', bundle]],
    ['verify --deep, one core', [...one, ...goenv('verify', '--deep', bundle)]],
    ['Go dirhash, one core', [...one, dirhash, '1', ...zips]],
    ['verify --deep, all cores', goenv('verify', '--deep', bundle)],
    ['Go dirhash, all cores', [dirhash, '2', ...zips]],
    ['install', goenv('install', bundle, '--sha256', sha256, '--yes')],
    ['tar xf', ['tar', 'xf', at('plain.tar'), '-C', at('x')]],
  ];
  const best = new Map();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, argv, most = rounds] of programs) if (round < most) take(best, name, argv);
  print(best, statSync(bundle).size, statSync(at('out.tgz')).size);
}

function take(best, name, argv) {
  for (const fresh of ['x', 'home']) {
    rmSync(at(fresh), { recursive: true, force: true });
    mkdirSync(at(fresh));
  }
  const started = process.hrtime.bigint();
  const ended = spawnSync('/usr/bin/time', ['-f', '%M', ...argv], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C', HOME: at('home') },
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (ended.status !== 0) throw new Error(`${argv.slice(0, 6).join(' ')}: ${ended.stderr}`);
  const memory = Math.round(Number(String(ended.stderr).trim().split('\n').at(-1)) / 1024);
  const before = best.get(name);
  best.set(name, {
    seconds: Math.min(seconds, before?.seconds ?? seconds),
    memory: Math.max(memory, before?.memory ?? 0),
  });
}

function print(best, size, usual) {
  console.log(
    `Bundle of ${(size / 1e6).toFixed(0)} MB; the usual tar -czf has ${(usual / 1e6).toFixed(0)} MB (ratio ${(size / usual).toFixed(2)}).\n`,
  );
  console.log('| what | s | MB/s | most memory, MB |\n|---|---|---|---|');
  for (const [name, { seconds, memory }] of best)
    console.log(`| ${name} | ${seconds.toFixed(2)} | ${(size / 1e6 / seconds).toFixed(0)} | ${memory} |`);
  console.log();
  for (const [title, over, under] of RATIOS)
    console.log(`- ${title}: ${(best.get(over).seconds / best.get(under).seconds).toFixed(2)}`);
}

/** Built once by the real go, with the one module it needs, in the lab's own cache. */
function goDirhash() {
  const program = at('dirhash');
  const env = {
    ...process.env,
    GOPATH: join(cacheFolder(), 'gopath'),
    GOCACHE: join(cacheFolder(), 'go-build'),
    GOFLAGS: '-modcacherw -buildvcs=false',
  };
  const built = spawnSync('go', ['build', '-o', program, '.'], {
    cwd: join(import.meta.dirname, 'dirhash'),
    env,
  });
  if (built.status !== 0) throw new Error(String(built.stderr));
  return program;
}

function must(argv) {
  const ended = spawnSync(argv[0], argv.slice(1), { stdio: ['ignore', 'ignore', 'inherit'], maxBuffer: 1e8 });
  if (ended.status !== 0) throw new Error(argv.slice(0, 4).join(' '));
}
