// node test/bench/explain.mjs [--mb 1000] [--rounds 3]: how fast explain reads a large log, on one core, beside grep -E -f
// with the same patterns, and how much memory it takes. Written to standard output as Markdown.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSource } from '../../scripts/load-source.mjs';

const { TRIGGERS } = await loadSource('src/explain/explain.ts');

import { writeLog } from './explain-log.mjs';

const { values } = parseArgs({
  options: { mb: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '3' } },
});
const folder = mkdtempSync(join(tmpdir(), 'goenv-bench-'));
try {
  bench(Number(values.mb), Number(values.rounds));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function bench(mb, rounds) {
  const log = join(folder, 'ci.log');
  writeLog(log, mb * 1e6);
  const patterns = join(folder, 'patterns');
  writeFileSync(patterns, `${TRIGGERS.join('\n')}\n`);
  const expressions = join(folder, 'expressions');
  writeFileSync(
    expressions,
    `${TRIGGERS.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\n')}\n`,
  );
  const size = statSync(log).size / 1e6;
  console.log(
    `| reads ${size.toFixed(0)} MB | s, best of ${rounds} | MB/s | most memory, MB |\n|---|---|---|---|`,
  );
  const programs = [
    [
      'goenv explain',
      [process.execPath, join(import.meta.dirname, '../../dist/goenv.cjs'), 'explain', '--json', log],
    ],
    ['grep -E -i -f (same literals)', ['grep', '-E', '-i', '-c', '-f', expressions, log]],
    ['grep -F -i -f (same literals)', ['grep', '-F', '-i', '-c', '-f', patterns, log]],
    ['rg -F -i -f (same literals)', ['rg', '-F', '-i', '-c', '-j1', '-f', patterns, log]],
    ['cat', ['cat', log]],
  ];
  for (const [name, argv] of programs) {
    const best = bestOf(argv, rounds);
    if (best === undefined) console.log(`| ${name} | not installed | | |`);
    else
      console.log(
        `| ${name} | ${best.seconds.toFixed(2)} | ${(size / best.seconds).toFixed(0)} | ${best.memory} |`,
      );
  }
}

function bestOf(argv, rounds) {
  let best;
  for (let round = 0; round < rounds; round += 1) {
    const started = process.hrtime.bigint();
    const ended = spawnSync('taskset', ['-c', '0', '/usr/bin/time', '-f', '%M', ...argv], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C', HOME: folder },
    });
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    if (ended.error || /No such file|cannot run/.test(String(ended.stderr))) return undefined;
    const memory = Math.round(Number(String(ended.stderr).trim().split('\n').at(-1)) / 1024);
    if (!best || seconds < best.seconds) best = { seconds, memory };
  }
  return best;
}
