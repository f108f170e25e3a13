import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Facts } from '../core/facts.ts';
import { codeOf } from './read-file.ts';

/** How a command ended, or why it never began. */
export type Ended =
  /** Its exit code; 128 + n for signal n. */
  | { readonly kind: 'ended'; readonly status: number }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-executable'; readonly reason: string };

/**
 * Runs a command with this environment (its PATH finds the program) and goenv's own stdin, stdout and stderr. From here
 * to goenv's end SIGINT, SIGTERM, SIGHUP and SIGQUIT go to the command and do not end goenv. `started` is told its pid.
 */
export function runCommand(
  [program = '', ...args]: readonly string[],
  how: { readonly cwd: string; readonly env: Facts['env']; readonly started: (pid: number) => void },
): Promise<Ended> {
  const child = start(program, args, how);
  if ('kind' in child) return Promise.resolve(child);
  for (const signal of PASSED_ON) {
    process.on(signal, () => {
      if (!comesToBoth(signal)) child.kill(signal);
    });
  }
  if (child.pid !== undefined) how.started(child.pid);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(notBegun(error)));
    child.on('exit', (code, signal) =>
      resolve({ kind: 'ended', status: code ?? 128 + (signal ? constants.signals[signal] : 0) }),
    );
  });
}

/** Some faults (`E2BIG`) are thrown, the others come as an event. */
function start(
  program: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Facts['env'] },
): ChildProcess | Exclude<Ended, { kind: 'ended' }> {
  if (program === '') return { kind: 'not-found' };
  try {
    return spawn(program, args, { cwd, env, stdio: 'inherit' });
  } catch (error) {
    return notBegun(error);
  }
}

function notBegun(error: unknown): Exclude<Ended, { kind: 'ended' }> {
  const reason = codeOf(error);
  return reason === 'ENOENT' ? { kind: 'not-found' } : { kind: 'not-executable', reason };
}

/** A terminal sends what its keys stand for to every process in front; twice would be a second Ctrl-C. */
function comesToBoth(signal: NodeJS.Signals): boolean {
  if (signal !== 'SIGINT' && signal !== 'SIGQUIT') return false;
  return [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY);
}

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
