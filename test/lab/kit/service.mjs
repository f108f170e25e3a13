import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unexpected } from './verdict.mjs';

/**
 * Starts a program that serves until it is closed, in a process group of its own, and waits until it is ready.
 * @template T
 * @param {readonly string[]} argv
 * @param {object} how as for node's `spawn`
 * @param {(output: () => string) => T | undefined | Promise<T | undefined>} ready asked again and again; what it gives
 *   once it does not give `undefined` is what the service is known by. `output`: all it has printed so far
 * @returns {Promise<T & { close(): Promise<void> }>}
 */
export async function startService(argv, how, ready) {
  const child = spawn(argv[0], argv.slice(1), { ...how, detached: true, stdio: 'pipe' });
  const parts = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => parts.push(part));
  const ended = new Promise((resolve) => child.on('error', resolve).on('close', resolve));
  const close = async () => {
    stop(child, 'SIGTERM');
    await Promise.race([sleep(GRACE, undefined, { ref: false }), ended]);
    stop(child, 'SIGKILL');
    await ended;
  };
  const output = () => Buffer.concat(parts).toString('utf8');
  for (let left = PATIENCE; left > 0 && child.exitCode === null; left -= NAP) {
    const found = await ready(output);
    if (found !== undefined) return { ...found, close };
    await Promise.race([sleep(NAP), ended]);
  }
  await close();
  throw new Unexpected(`${argv.join(' ')} does not serve:\n${output()}`);
}

function stop(child, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, signal);
}

const PATIENCE = 20_000; // ms
const NAP = 50; // ms
const GRACE = 5000; // ms; what a server needs to take its shared memory away
