import { spawnSync } from 'node:child_process';

/**
 * One thing to measure.
 * @typedef {{ name: string, argv: readonly string[], env: Record<string, string>, cwd?: string }} Contender
 */

/** Runs a contender once; the time is wall clock, in ms. Throws when it fails: a failure's time means nothing. */
export function runOnce({ name, argv, env, cwd = '/' }) {
  const started = process.hrtime.bigint();
  const ended = spawnSync(argv[0], argv.slice(1), {
    env,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  });
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  if (ended.status !== 0) throw new Error(`${name}: exit ${ended.status}\n${ended.stdout}\n${ended.stderr}`);
  return ms;
}

/**
 * Measures all contenders in one run, round-robin, so that what else the machine does falls on all alike.
 * One round before the first is thrown away; a contender that fails there is left out, and that is said.
 * @returns {{ results: Map<string, { median: number, best: number, worst: number }>, failures: string[] }} ms
 */
export function measureAll(contenders, rounds) {
  const failures = [];
  const able = contenders.filter((contender) => worksNow(contender, failures));
  const times = new Map(able.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of able) times.get(contender.name).push(runOnce(contender));
  }
  return { results: new Map([...times].map(([name, list]) => [name, summarise(list)])), failures };
}

function worksNow(contender, failures) {
  try {
    runOnce(contender);
    return true;
  } catch (error) {
    failures.push(`not measured: ${error.message.replace(/\s+/g, ' ').slice(0, 200)}`);
    return false;
  }
}

function summarise(list) {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
  return { median, best: sorted[0], worst: sorted.at(-1) };
}
