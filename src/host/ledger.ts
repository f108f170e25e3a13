import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import type { Ledger } from '../core/host.ts';
import { codeOf } from './read-file.ts';

/** The journal as a file (0600) in a state folder (0700); replaced whole, so that no reader sees half of it. */
export function fileLedger(folder: string): Ledger {
  const path = join(folder, 'journal.json');
  return {
    path,
    async load() {
      try {
        return readFileSync(path, 'utf8');
      } catch (error) {
        const code = codeOf(error);
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        return fail('NOT_READABLE', { path, reason: code }, { cause: error });
      }
    },
    async save(text) {
      try {
        replaceWhole(path, text);
      } catch (error) {
        fail('WRITE_FAILED', { path, reason: codeOf(error) }, { cause: error });
      }
    },
    async clear() {
      rmSync(path, { force: true });
      rmSync(`${path}.new`, { force: true });
    },
  };
}

/** Writes a file (0600) so that a reader sees the old or the new text, whole. Throws what the system says. */
export function replaceWhole(path: string, text: string): void {
  const temp = `${path}.new`;
  const fd = openSync(temp, 'w', 0o600);
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temp, path);
  const dir = openSync(dirname(path), 'r');
  fsyncSync(dir);
  closeSync(dir);
}
