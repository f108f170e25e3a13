import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import type { FileEffect } from '../core/host.ts';
import { codeOf, readFileSeen } from './read-file.ts';
import { exists, isLink, missingFolders } from './resolve.ts';
import { GIT_LOCK_WAIT, pause, type WriteOptions } from './write-file.ts';

/**
 * The `Failure` that writing this file would meet; changes nothing.
 * Errors: `READ_ONLY_FILE`, `NOT_WRITABLE`, `GIT_LOCK_HELD`, `SECRET_THROUGH_LINK`.
 */
export async function probeFile(
  path: string,
  { lock, secret }: Pick<FileEffect, 'lock' | 'secret'>,
  { root }: WriteOptions,
): Promise<void> {
  if (secret && isLink(path, root)) fail('SECRET_THROUGH_LINK', { path });
  const seen = readFileSeen(path, root);
  if (seen.kind === 'file' && (seen.mode & 0o200) === 0) fail('READ_ONLY_FILE', { path });
  const [firstMissing] = missingFolders(seen.real);
  const folder = dirname(firstMissing ?? seen.real);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    fail('NOT_WRITABLE', { path, folder, reason: codeOf(error) }, { cause: error });
  }
  if (lock === 'git') await waitForLock(path, `${seen.real}.lock`);
}

/** A running git lets go soon; a lock that is old already, or that stays, belongs to one that died. */
async function waitForLock(path: string, lock: string): Promise<void> {
  for (const start = performance.now(); exists(lock); await pause(50)) {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > GIT_LOCK_WAIT || performance.now() - start > GIT_LOCK_WAIT)
      fail('GIT_LOCK_HELD', { path, lock });
  }
}
