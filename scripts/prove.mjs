// npm run prove [--quick]: the long soak, by hand before a release. Writes docs/proof.md.
import { writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { CHECKOUT } from '../test/lab/kit/goenv.mjs';
import { leaveCleanly, playStory } from '../test/lab/kit/play.mjs';
import { run } from '../test/lab/kit/run.mjs';
import { openStage } from '../test/lab/kit/stage.mjs';
import { expect } from '../test/lab/kit/verdict.mjs';
import * as crash from '../test/lab/stories/crash.mjs';
import * as crowd from '../test/lab/stories/crowd.mjs';

const QUICK = process.argv.includes('--quick');
const LAW_RUNS = QUICK ? 300 : 10_000;
const HOUR = 3_600_000;
const SOAKS = [
  ['laws', playLaws],
  ['crash', (stage, sandbox) => crash.play(stage, sandbox, QUICK ? QUICK_CRASH : FULL_CRASH)],
  ['crowd', (stage, sandbox) => crowd.play(stage, sandbox, { size: QUICK ? 20 : 50 })],
];
const FULL_CRASH = { points: Number.POSITIVE_INFINITY, straced: 500, timed: 60, rounds: 2 };
const QUICK_CRASH = { points: 40, straced: 12, timed: 10, rounds: 1 };

const lines = [];
const stage = openStage((line) => {
  console.log(line);
  lines.push(line);
});
leaveCleanly();

console.log(QUICK ? 'prove: the short soak (--quick); it proves less' : 'prove: the long soak');
const started = Date.now();
for (const [name, play] of SOAKS) await playStory(stage, name, play);
const minutes = Math.round((Date.now() - started) / 60_000);
const summary = `${stage.count.passed} passed, ${stage.count.failed} failed`;
writeFileSync(join(CHECKOUT, 'docs/proof.md'), proof());
console.log(`\n${summary}`);
process.exitCode = stage.count.failed === 0 ? 0 : 1;

// The laws read PROVE_RUNS: how many random cases fast-check tries of each.
async function playLaws(inner) {
  await inner.step(`the laws, ${LAW_RUNS} random runs each`, async () => {
    const env = { ...process.env, PROVE_RUNS: `${LAW_RUNS}`, NO_COLOR: '1' };
    const argv = [process.execPath, 'scripts/test.mjs', 'test/laws', '--testTimeout', `${HOUR}`];
    const ended = await run(argv, { env, cwd: CHECKOUT, limit: 3 * HOUR });
    expect(ended.status === 0, () => `${ended.stderr.slice(0, 4000)}\n${ended.stdout.slice(-1500)}`);
    return ended.stdout.trim().split('\n').at(-1);
  });
}

function proof() {
  const gib = Math.round(totalmem() / 2 ** 30);
  return `# Proof

Last run: ${new Date().toISOString().slice(0, 10)}${QUICK ? ' (short: `npm run prove -- --quick`)' : ''}

Command: \`npm run prove${QUICK ? ' -- --quick' : ''}\`. Result: ${summary}, in ${minutes} minutes.
Machine: ${process.platform} ${process.arch}, ${availableParallelism()} processors, ${gib} GiB, Node ${process.versions.node}.

A point is one kill -9. Nobody's hand is needed when go and git still work at that moment, the same command
again ends 0, and \`goenv revert\` gives the identical tree: every path, type, mode, owner, byte and link.

\`\`\`
${lines.map((line) => line.trimEnd()).join('\n')}
\`\`\`

## Not run

- Loss of power: a killed process loses nothing that it has written; that data is synchronised before a rename is
  read in the code and counted among the changes, not tried.
- macOS, Windows, network file systems, full disks.
${QUICK ? '- The rest of the long soak: this was the short one.\n' : ''}`;
}
