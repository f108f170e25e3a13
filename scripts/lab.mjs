// npm run lab [STORY…]: the built goenv against real go, real git and real servers on 127.0.0.1.
// npm run lab -- fault [NAME]: one fault server, for trying by hand.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../test/lab/kit/goenv.mjs';
import { leave, leaveCleanly, playStory } from '../test/lab/kit/play.mjs';
import { openStage } from '../test/lab/kit/stage.mjs';

const STORIES = join(CHECKOUT, 'test/lab/stories');
const LIMIT = 20 * 60_000;

if (process.argv[2] === 'fault') {
  const { standFault } = await import('../test/lab/faults/by-hand.mjs');
  process.exit(await standFault(process.argv[3], (line) => console.log(line)));
}

leaveCleanly();
setTimeout(() => {
  console.error(`lab: not done after ${LIMIT / 60_000} minutes`);
  leave(1);
}, LIMIT).unref();

console.log('lab: real servers, skips nothing');
const stage = openStage((line) => console.log(line));
build();
for (const name of chosen()) await play(name);
console.log(`\n${stage.count.passed} passed, ${stage.count.failed} failed`);
// At once, and faults last of all: a socket that a fault has broken may otherwise keep the process busy.
process.exit(stage.count.failed === 0 && stage.count.passed > 0 ? 0 : 1);

async function play(name) {
  const story = await import(join(STORIES, `${name}.mjs`));
  console.log(`\n${story.title}`);
  await playStory(stage, name, story.play);
}

function chosen() {
  const all = readdirSync(STORIES).map((file) => file.replace(/\.mjs$/, ''));
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length === 0) return names.length === 0 ? all.sort(byCost) : names;
  console.error(`lab: no story ${unknown.join(', ')}; there are ${all.join(', ')}`);
  process.exit(64);
}

// What everybody relies on first, the long ones last.
function byCost(a, b) {
  const order = [
    'spine',
    'refusals',
    'corporate',
    'crowd',
    'debian',
    'nodes',
    'executable',
    'clone',
    'crash',
    'faults',
    'doctor',
  ];
  return order.indexOf(a) - order.indexOf(b);
}

function build() {
  const script = join(CHECKOUT, 'scripts/build.mjs');
  if (existsSync(script) && !process.env.LAB_BINARY)
    execFileSync(process.execPath, [script, '--if-stale'], {
      cwd: CHECKOUT,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
}
