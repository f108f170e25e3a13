import { createHash } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import { codeOf } from './read-file.ts';

/** A regular file below a folder; `path` is relative, with `/`. */
export interface TreeFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** Every regular file below a folder, in the order of their bytes; links are not followed. None where there is no folder. */
export function filesBelow(folder: string, under = ''): readonly TreeFile[] {
  const found: TreeFile[] = [];
  for (const entry of entriesOf(join(folder, under))) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) found.push(...filesBelow(folder, path));
    else if (entry.isFile()) found.push({ path, size: sizeAt(join(folder, path)) });
  }
  return under === '' ? found.toSorted((a, b) => (a.path < b.path ? -1 : 1)) : found;
}

/** The bytes of a file; `undefined` when there is none. Errors (1): `NOT_READABLE`. */
export function bytesAt(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = codeOf(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return undefined;
    return fail('NOT_READABLE', { path, reason }, { cause: error });
  }
}

/** Writes a file with the folders that it needs. Errors (1): `WRITE_FAILED`. */
export function putFile(path: string, bytes: Uint8Array | string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  } catch (error) {
    fail('WRITE_FAILED', { path, reason: codeOf(error) }, { cause: error });
  }
}

/** Puts a file where another name of it does as well; a copy where it does not. Errors (1): `WRITE_FAILED`. */
export function linkFile(from: string, to: string): void {
  try {
    mkdirSync(dirname(to), { recursive: true });
    linkSync(from, to);
  } catch {
    try {
      copyFileSync(from, to, constants.COPYFILE_FICLONE);
    } catch (error) {
      fail('WRITE_FAILED', { path: to, reason: codeOf(error) }, { cause: error });
    }
  }
}

/** Whether there is a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Removes a tree, read-only folders (such as a module cache has) included; links are not followed. */
export function removeTree(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) openFolders(path);
  rmSync(path, { recursive: true, force: true });
}

/** Removes a folder that has nothing in it. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is in it, or it is gone.
  }
}

/**
 * Copies a tree of sources. A link to a file becomes that file, a link to a folder stays one (go does not follow it), and
 * what is neither file nor folder is left out. `skips` is asked with the path of each folder. Where the file system
 * can share blocks, none is copied. Errors (1): `NOT_READABLE`, `WRITE_FAILED`.
 */
export function copyTree(from: string, to: string, skips: (folder: string) => boolean): void {
  makeFolder(to);
  for (const entry of readEntries(from)) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (!skips(source)) copyTree(source, target, skips);
    } else copyEntry(source, target);
  }
}

/** SHA-256 of a file, read in pieces. Errors (1): `NOT_READABLE`. */
export async function digestOf(path: string): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      hash.update(piece);
      size += piece.length;
    }
  } catch (error) {
    fail('NOT_READABLE', { path, reason: codeOf(error) }, { cause: error });
  }
  return { sha256: hash.digest('hex'), size };
}

function copyEntry(source: string, target: string): void {
  const found = kindBehindLinks(source);
  try {
    if (found?.isFile()) copyFileSync(source, target, constants.COPYFILE_FICLONE);
    else if (found?.isDirectory() && !existsSync(target)) symlinkSync(readlinkSync(source), target);
  } catch (error) {
    const reason = codeOf(error);
    if (FULL.has(reason)) fail('WRITE_FAILED', { path: target, reason }, { cause: error });
    fail('NOT_READABLE', { path: source, reason }, { cause: error });
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    fail('WRITE_FAILED', { path, reason: codeOf(error) }, { cause: error });
  }
}

function kindBehindLinks(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A loop of links: nothing that go could read either.
    return undefined;
  }
}

function readEntries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return fail('NOT_READABLE', { path: folder, reason: codeOf(error) }, { cause: error });
  }
}

/** Somebody may be writing there: what is gone in between has no size. */
function sizeAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const reason = codeOf(error);
    if (reason === 'ENOENT') return [];
    return fail('NOT_READABLE', { path: folder, reason }, { cause: error });
  }
}

function openFolders(path: string): void {
  chmodSync(path, 0o700);
  for (const entry of readdirSync(path, { withFileTypes: true }))
    if (entry.isDirectory()) openFolders(join(path, entry.name));
}

/** Faults of the disk that is written to. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);
