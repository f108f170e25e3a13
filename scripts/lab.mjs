// npm run lab [STORY…]: the built goenv against real go, real git and real servers on 127.0.0.1.
// npm run lab -- FAULT: one fault server, for trying by hand; npm run lab -- fault lists them.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../test/lab/kit/goenv.mjs';
import { leave, leaveCleanly, playStory } from '../test/lab/kit/play.mjs';
import { openStage } from '../test/lab/kit/stage.mjs';

const STORIES = join(CHECKOUT, 'test/lab/stories');
const LIMIT = 20 * 60_000;
const PATIENCE = 10_000;

const [word, ...more] = process.argv.slice(2);
if (word === 'fault' || (more.length === 0 && (await isFault(word)))) {
  const { standFault } = await import('../test/lab/faults/by-hand.mjs');
  process.exit(await standFault(word === 'fault' ? more[0] : word, (line) => console.log(line)));
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
process.exitCode = stage.count.failed === 0 && stage.count.passed > 0 ? 0 : 1;
// A story that leaves something open is a defect of the story: it is named, not hidden by an early end.
setTimeout(() => {
  console.error(`lab: still open after the last story: ${process.getActiveResourcesInfo().join(', ')}`);
  process.exit(1);
}, PATIENCE).unref();

async function isFault(name) {
  if (name === undefined || existsSync(join(STORIES, `${name}.mjs`))) return false;
  const { FAULTS } = await import('../test/lab/faults/index.mjs');
  return FAULTS.some((fault) => fault.name === name);
}

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
    'private-proxy',
    'company',
    'allowlist',
    'crowd',
    'debian',
    'nodes',
    'executable',
    'clone',
    'crash',
    'faults',
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
