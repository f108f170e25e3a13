import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import type { FileEffect, FileFound } from '../core/host.ts';
import { asRoot } from './become-user.ts';
import { codeOf, readFileSeen, textOf } from './read-file.ts';
import { exists, isLink, missingFolders, resolvePath } from './resolve.ts';
import { GIT_LOCK_WAIT, pause, type WriteOptions } from './write-file.ts';

/**
 * The `Failure` that writing this file would meet; changes nothing. All refusals are found at planning.
 * Errors (exit 1): `READ_ONLY_FILE`, `NOT_WRITABLE`, `GIT_LOCK_HELD`, `SECRET_THROUGH_LINK`.
 */
export async function probeFile(
  path: string,
  { lock, secret, elevate }: Pick<FileEffect, 'lock' | 'secret' | 'elevate'>,
  { root }: WriteOptions,
): Promise<void> {
  if (elevate) return probeForRoot(path, root);
  if (secret && isLink(path, root)) fail('SECRET_THROUGH_LINK', { path });
  const seen = readFileSeen(path, root);
  if (seen.kind === 'file') probeOwner(path, seen);
  const [firstMissing] = missingFolders(seen.real);
  const folder = dirname(firstMissing ?? seen.real);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    fail('NOT_WRITABLE', { path, folder, reason: codeOf(error) }, { cause: error });
  }
  if (lock === 'git') await waitForLock(path, `${seen.real}.lock`);
}

/** What not even root could write: a file system that is mounted read-only, a file where a folder should be. */
function probeForRoot(path: string, root: string | undefined): void {
  const [firstMissing] = missingFolders(resolvePath(path, root));
  const folder = dirname(firstMissing ?? path);
  try {
    asRoot(() => accessSync(folder, constants.W_OK | constants.X_OK));
  } catch (error) {
    // Who may not write there anyway is told that first, whatever the mount.
    const reason = codeOf(error) === 'EACCES' && isMountedReadOnly(folder) ? 'EROFS' : codeOf(error);
    if (reason !== 'EACCES') fail('NOT_WRITABLE', { path, folder, reason }, { cause: error });
  }
}

/** By the mount that holds the folder; false where there is no /proc. */
function isMountedReadOnly(folder: string): boolean {
  const inside = (point: string) => point === '/' || folder === point || folder.startsWith(`${point}/`);
  const mounts = textOf('/proc/self/mounts')
    .split('\n')
    .map((line) => line.split(' '));
  // Of two on one place the later one counts.
  const [, , , options = ''] = mounts
    .filter(([, point = '']) => inside(point))
    .reduce((best, one) => ((one[1] ?? '').length >= (best[1] ?? '').length ? one : best), []);
  return options.split(',').includes('ro');
}

/** A file that is replaced must keep its owner, and only root can give a file away. */
function probeOwner(path: string, { mode, uid, gid }: FileFound): void {
  if ((mode & 0o200) === 0) fail('READ_ONLY_FILE', { path });
  const me = process.geteuid?.();
  if (me === undefined || me === 0) return;
  const mine = uid === me && (gid === process.getegid?.() || process.getgroups?.().includes(gid));
  if (!mine) fail('NOT_WRITABLE', { path, folder: dirname(path), reason: `owned by uid ${uid}, gid ${gid}` });
}

/** A running git lets go soon; a lock that is old already, or that stays, belongs to one that died. */
async function waitForLock(path: string, lock: string): Promise<void> {
  for (const start = performance.now(); exists(lock); await pause(50)) {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > GIT_LOCK_WAIT || performance.now() - start > GIT_LOCK_WAIT)
      fail('GIT_LOCK_HELD', { path, lock });
  }
}
