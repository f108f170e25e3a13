import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import type { Ledger } from '../core/host.ts';
import { codeOf } from './read-file.ts';
import { replaceFile } from './replace-file.ts';

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
        replaceFile(path, text);
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
