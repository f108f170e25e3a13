import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fail } from '../core/diagnostic.ts';
import type { FileSeen } from '../core/host.ts';
import { resolvePath } from './resolve.ts';

/** The most a file may hold that goenv reads whole. */
const LIMIT = 64 * 1024 * 1024;

/**
 * Reads a regular file, links followed. Never blocks on a fifo or a device.
 * Errors (exit 1): `NOT_A_FILE`, `NOT_READABLE`, `FILE_TOO_LARGE`, `LINK_LOOP`.
 */
export function readFileSeen(path: string, root?: string): FileSeen {
  const real = resolvePath(path, root);
  const fd = openForReading(path, real);
  if (fd === undefined) return { kind: 'absent', real };
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) fail('NOT_A_FILE', { path, kind: kindOf(stat) });
    if (stat.size > LIMIT)
      fail('FILE_TOO_LARGE', { path, size: mebibytes(stat.size), limit: mebibytes(LIMIT) });
    const { uid, gid } = stat;
    return { kind: 'file', bytes: readFileSync(fd), mode: stat.mode & 0o7777, uid, gid, real };
  } finally {
    closeSync(fd);
  }
}

function openForReading(path: string, real: string): number | undefined {
  try {
    return openSync(real, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return undefined;
    if (code === 'ENXIO') fail('NOT_A_FILE', { path, kind: 'socket or device' }, { cause: error });
    if (code === 'ENOTDIR') fail('NOT_A_FILE', { path, kind: 'path through a file' }, { cause: error });
    fail('NOT_READABLE', { path, reason: code }, { cause: error });
  }
}

function mebibytes(size: number): string {
  return `${Math.ceil(size / 2 ** 20)} MiB`;
}

function kindOf(stat: { isDirectory(): boolean; isFIFO(): boolean; isSocket(): boolean }): string {
  if (stat.isDirectory()) return 'directory';
  if (stat.isFIFO()) return 'fifo';
  return stat.isSocket() ? 'socket' : 'device';
}

/** Names in a folder, in no order; none when there is no such folder, or it may not be looked at. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Tells a file from another, and from itself after a change; '' when it is not there. */
export function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat ? [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' ') : '';
}

/** A small text; '' when there is no such file, or it may not be read. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The system's error code, such as `ENOENT`; the message when there is none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
