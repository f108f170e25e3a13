import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fail, isFailure } from '../core/diagnostic.ts';
import type { FileEffect, FileSeen } from '../core/host.ts';
import { ABSENT } from '../core/value.ts';
import { sha256 } from './digest.ts';
import { codeOf, readFileSeen } from './read-file.ts';
import { isLink, missingFolders } from './resolve.ts';
import { syncFolder } from './sync-folder.ts';

export interface WriteOptions {
  readonly root?: string;
}

/**
 * Writes or removes one file so that a reader, or a machine that loses power, sees the old or the new bytes, whole:
 * temporary file beside the target, fsync, rename, fsync of the folder. A file that exists keeps mode and owner.
 * Errors: `CHANGED_UNDERNEATH` when the bytes are not those it was planned on, `GIT_LOCK_HELD`, `WRITE_FAILED`.
 */
export async function changeFile(effect: FileEffect, options: WriteOptions): Promise<void> {
  const seen = unchanged(effect, options);
  // A link may lead into a folder that others read, or that is copied elsewhere.
  if (effect.secret && isLink(effect.path, options.root)) fail('SECRET_THROUGH_LINK', { path: effect.path });
  try {
    if (effect.bytes === ABSENT) await removeFile(effect, seen, options);
    else await replaceFile(effect, seen, options);
  } catch (error) {
    rmSync(tempOf(seen.real), { force: true });
    if (isFailure(error)) throw error;
    fail('WRITE_FAILED', { path: effect.path, reason: codeOf(error) }, { cause: error });
  }
}

async function replaceFile(effect: FileEffect, seen: FileSeen, options: WriteOptions): Promise<void> {
  for (const folder of missingFolders(seen.real)) mkdirSync(folder, { recursive: true, mode: 0o755 });
  const temp = writeTemp(effect, seen);
  if (effect.lock === 'git') {
    const lock = await takeGitLock(effect.path, seen.real, temp);
    unlinkSync(temp);
    finishLocked(effect, options, lock, () => renameSync(lock, seen.real));
  } else {
    unchanged(effect, options);
    renameSync(temp, seen.real);
  }
  syncFolder(dirname(seen.real));
}

async function removeFile(effect: FileEffect, seen: FileSeen, options: WriteOptions): Promise<void> {
  if (seen.kind === 'absent') return;
  if (effect.lock === 'git') {
    const temp = tempOf(seen.real);
    writeWhole(temp, LOCK_MARK, 0o600);
    const lock = await takeGitLock(effect.path, seen.real, temp);
    unlinkSync(temp);
    finishLocked(effect, options, lock, () => {
      unlinkSync(seen.real);
      unlinkSync(lock);
    });
  } else unlinkSync(seen.real);
  syncFolder(dirname(seen.real));
}

/** Under git's lock: looks once more that nobody wrote meanwhile, then acts; a fault gives the lock back. */
function finishLocked(effect: FileEffect, options: WriteOptions, lock: string, act: () => void): void {
  try {
    unchanged(effect, options);
    act();
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  }
}

/** The file as it is. Errors: `CHANGED_UNDERNEATH` when it is not what the effect was planned on. */
export function unchanged(effect: FileEffect, { root }: WriteOptions): FileSeen {
  const seen = readFileSeen(effect.path, root);
  const now = seen.kind === 'absent' ? null : sha256(seen.bytes);
  if (now !== effect.expected) fail('CHANGED_UNDERNEATH', { path: effect.path });
  return seen;
}

function writeTemp(effect: FileEffect, seen: FileSeen): string {
  const temp = tempOf(seen.real);
  rmSync(temp, { force: true });
  const kept = seen.kind === 'file' && effect.owner === undefined ? seen : undefined;
  const mode = effect.secret ? 0o600 : (kept?.mode ?? effect.mode ?? 0o644);
  const owner = kept ?? effect.owner;
  writeWhole(temp, effect.bytes === ABSENT ? new Uint8Array() : effect.bytes, mode, owner);
  return temp;
}

/** Git's own protocol: `F.lock` comes to be at once and whole (a hard link), so that a killed goenv's lock is known by its bytes. */
async function takeGitLock(path: string, real: string, temp: string): Promise<string> {
  const lock = `${real}.lock`;
  for (const start = performance.now(); ; await pause(50)) {
    try {
      linkSync(temp, lock);
      return lock;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      if (performance.now() - start > GIT_LOCK_WAIT) fail('GIT_LOCK_HELD', { path, lock });
    }
  }
}

function writeWhole(
  path: string,
  bytes: Uint8Array,
  mode: number,
  owner?: { uid: number; gid: number },
): void {
  const fd = openSync(path, 'wx', 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    const made = fstatSync(fd);
    if (owner && (made.uid !== owner.uid || made.gid !== owner.gid)) fchownSync(fd, owner.uid, owner.gid);
    fchmodSync(fd, mode);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** What a killed change of this file may have left: its temporary file, and git's lock when its bytes are goenv's. */
export function sweepFile(path: string, after: string | null, { root }: WriteOptions): void {
  const { real } = readFileSeen(path, root);
  rmSync(tempOf(real), { force: true });
  const lock = `${real}.lock`;
  if (!statSync(lock, { throwIfNoEntry: false })?.isFile()) return;
  const found = sha256(readFileSync(lock));
  if (found === after || found === sha256(LOCK_MARK)) rmSync(lock, { force: true });
}

/** One fixed name a file: only one goenv writes at a time, and the next one finds what a killed one left. */
function tempOf(real: string): string {
  return join(dirname(real), `.${basename(real)}.goenv-tmp`);
}

/** Waits some milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Milliseconds that a lock of git's is waited for. */
export const GIT_LOCK_WAIT = 3000;
/** What a lock that goenv holds while it removes a file has in it. */
const LOCK_MARK = new TextEncoder().encode('# held by goenv\n');
