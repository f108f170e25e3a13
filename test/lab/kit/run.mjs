import { spawn } from 'node:child_process';

const alive = new Set();

/**
 * Runs a program in a process group of its own, without a shell, and waits for it.
 * `env` is the whole environment: nothing of the machine's leaks in. The time limit (ms) ends the group.
 * @param {readonly string[]} argv
 * @param {{ env: Record<string, string>, cwd?: string, input?: string, limit?: number, killAfter?: number,
 *   interruptAfter?: number }} how `killAfter` (ms): kill -9 of the program; `interruptAfter` (ms): Ctrl-C, to the whole group
 * @returns {Promise<{ status: number | null, signal: string | null, stdout: string, stderr: string, ms: number }>}
 */
export function run(argv, { env, cwd = '/', input = '', limit = 120_000, ...events }) {
  const started = performance.now();
  const child = spawn(argv[0], argv.slice(1), { env, cwd, detached: true, stdio: 'pipe' });
  alive.add(child);
  const out = collect(child.stdout);
  const err = collect(child.stderr);
  child.stdin.on('error', () => {}); // a program may end before it has read its input
  child.stdin.end(input);
  const timers = [setTimeout(() => stop(child), limit), ...planned(child, events)];
  return new Promise((resolve, reject) => {
    child.on('error', (error) => finish(() => reject(error)));
    child.on('close', (status, signal) =>
      finish(() =>
        resolve({ status, signal, stdout: out(), stderr: err(), ms: performance.now() - started }),
      ),
    );
    function finish(then) {
      timers.forEach(clearTimeout);
      alive.delete(child);
      then();
    }
  });
}

/** Ends every child still running, with its group. */
export function stopAll() {
  for (const child of alive) stop(child);
}

function planned(child, { killAfter, interruptAfter }) {
  const kill = killAfter === undefined ? [] : [setTimeout(() => child.kill('SIGKILL'), killAfter)];
  const interrupt =
    interruptAfter === undefined ? [] : [setTimeout(() => stop(child, 'SIGINT'), interruptAfter)];
  return [...kill, ...interrupt];
}

function stop(child, signal = 'SIGKILL') {
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal); // the group is gone, or was never made
  }
}

function collect(stream) {
  const parts = [];
  stream.on('data', (part) => parts.push(part));
  return () => Buffer.concat(parts).toString('utf8');
}
