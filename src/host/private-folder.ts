import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import { isGone, isInEnvironment, namespaceId, startOf } from './process.ts';
import { codeOf, namesIn } from './read-file.ts';

/**
 * A folder for this process alone (0700, files 0600) under the system's folder for temporary files. It comes to be with
 * the first file and goes with `remove`, or when the process ends. What killed processes left of the same kind is swept.
 */
export class PrivateFolder {
  readonly path: string;
  private made = false;

  constructor(kind: string, base = tmpdir()) {
    sweep(kind, base);
    const owner = [process.pid, startOf(process.pid), spaceId()].join('-');
    // Whoever it is lent to may work in another folder.
    this.path = join(resolve(base), `${kind}-${owner}-${randomUUID().slice(0, 8)}`);
  }

  /** Writes a file into it. Errors (exit 1): `TEMP_FOLDER_UNUSABLE`. */
  write(path: string, bytes: Uint8Array | string): void {
    try {
      if (!this.made) mkdirSync(this.path, { mode: 0o700 });
      if (!this.made) process.once('exit', this.remove);
      this.made = true;
      writeFileSync(join(this.path, basename(path)), bytes, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      fail('TEMP_FOLDER_UNUSABLE', { path: dirname(this.path), reason: codeOf(error) }, { cause: error });
    }
  }

  /** Names another process that needs the files: while it lives they stay, even when this one is killed. */
  lendTo(pid: number): void {
    if (!this.made) return;
    try {
      writeFileSync(join(this.path, BORROWER), `${pid} ${startOf(pid)}`, { mode: 0o600 });
    } catch {
      // The command runs already: without the note only a killed goenv's folder is swept too early.
    }
  }

  readonly remove = (): void => {
    if (this.made) rmSync(this.path, { recursive: true, force: true });
    this.made = false;
    process.off('exit', this.remove);
  };
}

/**
 * Removes the folders of this user whose makers and borrowers are gone, made in this process namespace, and that no
 * process has in its environment: goenv may have been killed before it noted its command.
 */
function sweep(kind: string, base: string): void {
  for (const name of namesIn(base)) {
    if (!name.startsWith(`${kind}-`)) continue;
    const [, pid = '', started = '', space] =
      /^-(\d+)-(\d*)-(\d*)-[0-9a-f]{8}$/.exec(name.slice(kind.length)) ?? [];
    const path = join(base, name);
    if (pid === '' || space !== spaceId() || !isOwnFolder(path)) continue;
    if (isGone(Number(pid), started) && !isBorrowed(path) && !isInEnvironment(path))
      rmSync(path, { recursive: true, force: true });
  }
}

function isBorrowed(path: string): boolean {
  try {
    const [pid = '', started = ''] = readFileSync(join(path, BORROWER), 'utf8').split(' ');
    return !isGone(Number(pid), started);
  } catch {
    return false;
  }
}

function isOwnFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.geteuid?.();
}

/** A pid means something only inside its namespace: containers may share the folder. */
function spaceId(): string {
  return namespaceId().replace(/\D/g, '');
}

const BORROWER = 'borrower';
