import { spawn } from 'node:child_process';
import { createReadStream, statSync } from 'node:fs';
import { fail } from '../core/diagnostic.ts';
import { codeOf } from './read-file.ts';

/** Pieces of a log as they come. */
export type LogPieces = AsyncIterable<Uint8Array>;

/** A log file, or standard input for `-`. Errors (exit 1): `NOT_READABLE`, `NOT_A_FILE`. */
export async function* readLog(path: string): LogPieces {
  if (path !== '-') checkReadable(path);
  const stream = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: PIECE });
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (error) {
    fail('NOT_READABLE', { path, reason: codeOf(error) }, { cause: error });
  }
}

/** Whether standard input is a terminal: nothing will come from there by itself. */
export function stdinIsTerminal(): boolean {
  return process.stdin.isTTY === true;
}

/**
 * Runs a command with its output passed through as it comes, each stream to its own, and `see` shown every piece.
 * Gives the command's exit code, 128 + n for a signal; 127 when there is no such program, 126 when it may not run.
 */
export function watchCommand(
  [program = '', ...args]: readonly string[],
  { cwd, see }: { readonly cwd: string; readonly see: (piece: Uint8Array) => void },
): Promise<number> {
  const child = spawn(program, args, { cwd, stdio: ['inherit', 'pipe', 'pipe'] });
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from.on('data', (piece: Buffer) => {
      see(piece);
      if (!to.write(piece)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => {
      const reason = codeOf(error);
      const text = Buffer.from(`${program}: ${reason === 'ENOENT' ? 'command not found' : reason}\n`);
      see(text);
      process.stderr.write(text);
      resolve(reason === 'ENOENT' ? 127 : 126);
    });
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal ? (SIGNALS[signal] ?? 0) : 0)));
  });
}

function checkReadable(path: string): void {
  try {
    if (statSync(path).isDirectory()) fail('NOT_A_FILE', { path, kind: 'directory' });
  } catch (error) {
    if (error instanceof Error && 'diagnostic' in error) throw error;
    fail('NOT_READABLE', { path, reason: codeOf(error) }, { cause: error });
  }
}

/** Bytes; large pieces keep the search in its inner loop. */
const PIECE = 1024 * 1024;
const SIGNALS: Readonly<Partial<Record<NodeJS.Signals, number>>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
};
