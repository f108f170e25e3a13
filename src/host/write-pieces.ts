import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { fail } from '../core/diagnostic.ts';
import { codeOf } from './read-file.ts';

/** Bytes, or so many bytes of a file. */
export type Piece = Uint8Array | { readonly file: string; readonly size: number };

/**
 * Writes a new file of these pieces, durably, with at most 1 MiB of it in memory. Gives SHA-256 (hex) and size.
 * Errors (1): `WRITE_FAILED`, `NOT_READABLE`; the caller removes what there is of it then.
 */
export function writePieces(
  path: string,
  pieces: Iterable<Piece>,
): { readonly sha256: string; readonly size: number } {
  const hash = createHash('sha256');
  let size = 0;
  const out = opened(path, 'w');
  const put = (bytes: Uint8Array) => {
    writeAll(out, bytes, path);
    hash.update(bytes);
    size += bytes.length;
  };
  try {
    for (const piece of pieces) {
      if ('file' in piece) readInto(piece, put);
      else put(piece);
    }
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
  return { sha256: hash.digest('hex'), size };
}

function readInto(
  { file, size }: { readonly file: string; readonly size: number },
  put: (b: Uint8Array) => void,
) {
  const from = opened(file, 'r');
  const buffer = Buffer.allocUnsafe(BLOCK);
  try {
    let left = size;
    for (; left > 0; ) {
      const got = readSync(from, buffer, 0, Math.min(BLOCK, left), null);
      // Shorter than it was when it was hashed.
      if (got === 0) fail('NOT_READABLE', { path: file, reason: 'EOF' });
      put(buffer.subarray(0, got));
      left -= got;
    }
  } finally {
    closeSync(from);
  }
}

function writeAll(fd: number, bytes: Uint8Array, path: string): void {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
  } catch (error) {
    fail('WRITE_FAILED', { path, reason: codeOf(error) }, { cause: error });
  }
}

function opened(path: string, flags: 'r' | 'w'): number {
  try {
    return openSync(path, flags, 0o644);
  } catch (error) {
    return fail(
      flags === 'r' ? 'NOT_READABLE' : 'WRITE_FAILED',
      { path, reason: codeOf(error) },
      { cause: error },
    );
  }
}

const BLOCK = 1024 * 1024;
