import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { fail } from '../core/diagnostic.ts';
import { codeOf } from './read-file.ts';

/** Bytes, or so many bytes of a file. */
export type Piece = Uint8Array | { readonly file: string; readonly size: number };

/**
 * Writes a new file of these pieces, durably, through 1 MiB of memory. Gives SHA-256 (hex) and size.
 * Errors (1): `WRITE_FAILED`, `NOT_READABLE`; the caller removes what there is of it then.
 */
export function writePieces(
  path: string,
  pieces: Iterable<Piece>,
): { readonly sha256: string; readonly size: number } {
  const out = opened(path, 'w');
  const sink = sinkTo(out, path);
  try {
    for (const piece of pieces) {
      if ('file' in piece) readInto(piece, sink);
      else sink.put(piece);
    }
    const ended = sink.end();
    fsyncSync(out);
    return ended;
  } finally {
    closeSync(out);
  }
}

/** Gathers: an archive has many headers of 512 bytes, and a system call costs more than their copy. */
function sinkTo(out: number, path: string) {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(BLOCK);
  let used = 0;
  let size = 0;
  const flush = () => {
    const bytes = block.subarray(0, used);
    writeAll(out, bytes, path);
    hash.update(bytes);
    size += used;
    used = 0;
  };
  /** Room in the block; never none. */
  const room = () => {
    if (used === BLOCK) flush();
    return block.subarray(used);
  };
  return {
    room,
    /** So many bytes of the room were filled. */
    filled(count: number): void {
      used += count;
    },
    put(bytes: Uint8Array): void {
      for (let at = 0; at < bytes.length; ) {
        const part = bytes.subarray(at, at + room().length);
        block.set(part, used);
        used += part.length;
        at += part.length;
      }
    },
    end() {
      flush();
      return { sha256: hash.digest('hex'), size };
    },
  };
}

type Sink = ReturnType<typeof sinkTo>;

function readInto({ file, size }: { readonly file: string; readonly size: number }, sink: Sink): void {
  const from = opened(file, 'r');
  try {
    for (let left = size; left > 0; ) {
      const room = sink.room();
      const got = readSync(from, room, 0, Math.min(room.length, left), null);
      // Shorter than it was when it was hashed.
      if (got === 0) fail('NOT_READABLE', { path: file, reason: 'EOF' });
      sink.filled(got);
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
