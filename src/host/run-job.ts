import { type ChildProcess, spawn } from 'node:child_process';
import { codeOf } from './read-file.ts';

/** A program to run to its end, without stdin and without a shell. */
export interface Job {
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Its whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

export interface JobEnded {
  /** Exit code; 128 for a signal, 127 when there is no such program. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program in a folder, for as long as it takes: a download has no honest limit. What it started goes with goenv:
 * it has a process group of its own, which is killed when goenv ends.
 */
export function runJob({ argv, cwd, env }: Job): Promise<JobEnded> {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const killed = () => killGroup(child);
  process.once('exit', killed);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  return new Promise((resolve) => {
    const end = (status: number, reason = '') => {
      process.off('exit', killed);
      resolve({ status, stdout: textOf(stdout), stderr: textOf(stderr) + reason });
    };
    child.on('error', (error) => end(127, `${program}: ${codeOf(error)}\n`));
    child.on('close', (code) => end(code ?? 128));
  });
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function textOf(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString('utf8');
}
