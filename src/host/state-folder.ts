import { appendFileSync, chmodSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, namesIn, textOf } from './read-file.ts';

/**
 * Removes the state folder, and the folders above it that were made for it, as far as they are empty. When another run
 * is in it already, that one is left a note of them: whoever leaves last takes them along.
 */
export function removeEmptyState(folder: string, made: readonly string[]): void {
  const note = join(folder, 'made');
  const all = new Set(made);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    for (const one of textOf(note).split('\n').filter(Boolean)) all.add(one);
    removeNote(note);
    if (removeFolders([folder, ...[...all].sort().reverse()])) return;
    if (all.size === 0 || !isJustLocked(folder)) return;
    // The folder may have gone meanwhile, or the other run may have left without a look at the note.
    if (leave(note, all) && isJustLocked(folder, 1)) return;
  }
}

/** Lets everybody look into a folder; one that is not this user's stays as it is. */
export function openFolder(folder: string): void {
  try {
    chmodSync(folder, 0o755);
  } catch {
    // Somebody else's.
  }
}

function removeNote(note: string): void {
  try {
    rmSync(note, { force: true });
  } catch {
    // What should be a folder is a file.
  }
}

/** Innermost first; true once the innermost is gone, whoever removed it. */
function removeFolders([folder = '', ...above]: readonly string[]): boolean {
  try {
    rmdirSync(folder);
  } catch (error) {
    // Something is in it: the audit log, another run's lock, somebody's file.
    if (codeOf(error) !== 'ENOENT') return false;
  }
  try {
    for (const one of above) rmdirSync(one);
  } catch {
    // Somebody uses it.
  }
  return true;
}

/** Whether nothing but the lock of another run, of at least so many files, and the note are in it. */
function isJustLocked(folder: string, least = 0): boolean {
  const names = namesIn(folder);
  const locks = names.filter((name) => name.startsWith('lock'));
  return locks.length >= least && names.every((name) => locks.includes(name) || name === 'made');
}

function leave(note: string, folders: ReadonlySet<string>): boolean {
  try {
    appendFileSync(note, [...folders, ''].join('\n'), { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

/** Two runs that leave at once may miss each other's note; not five times. */
const ATTEMPTS = 5;
