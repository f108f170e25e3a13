import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import type { FileEffect } from '../core/host.ts';
import { codeOf, readFileSeen } from './read-file.ts';
import { exists, isLink, missingFolders } from './resolve.ts';
import { GIT_LOCK_WAIT, type WriteOptions } from './write-file.ts';

/**
 * The `Failure` that writing this file would meet; changes nothing.
 * Errors: `READ_ONLY_FILE`, `NOT_WRITABLE`, `GIT_LOCK_HELD`, `SECRET_THROUGH_LINK`.
 */
export function probeFile(
  path: string,
  { lock, secret }: Pick<FileEffect, 'lock' | 'secret'>,
  { root }: WriteOptions,
): void {
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
  if (lock === 'git' && isForeignLock(`${seen.real}.lock`))
    fail('GIT_LOCK_HELD', { path, lock: `${seen.real}.lock` });
}

/** A lock older than any git command holds one is stale; a fresh one is waited for while writing. */
function isForeignLock(lock: string): boolean {
  if (!exists(lock)) return false;
  return Date.now() - statSync(lock).mtimeMs > GIT_LOCK_WAIT;
}
