import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import { nearestName } from '../core/nearest-name.ts';
import { isProfileUrl } from '../core/profile-url.ts';
import { BUILT_IN_PROFILES } from './built-in-profiles.ts';
import { sha256 } from './digest.ts';
import { codeOf } from './read-file.ts';

/** One profile text as read; `profile/` takes it from here. */
export interface ProfileText {
  /** How to ask for it again: an absolute path, `-`, a built-in's name, or a URL; with what vouches for it, if anything does. */
  readonly ref: string;
  /** The file as it is shown to people. */
  readonly file: string;
  readonly text: string;
  readonly sha256: string;
  /** Absolute folder, or URL, that its relative paths start from; a built-in has none, and gets the root. */
  readonly dir: string;
  /** Not a local file of this user (from a URL, signed, from a bundle): what it touches is accepted once. */
  readonly stranger?: true;
}

/** The most a profile may hold: 1 MiB. */
export const PROFILE_LIMIT = 1024 * 1024;

/** Whether a PROFILE argument is a path rather than a built-in's name. */
export function isPath(profile: string): boolean {
  return !isProfileUrl(profile) && (profile.includes('/') || /\.(ya?ml|json)$/.test(profile));
}

/** The names of the built-in profiles, comma-separated, as messages show them. */
export function builtInNames(): string {
  return [...BUILT_IN_PROFILES.keys()].join(', ');
}

/**
 * Reads one profile text of this machine: a path, `-` for standard input, or a built-in's name.
 * Errors (exit 3 for what is no profile, 1 for what cannot be read): `PROFILE_NOT_FOUND`, `UNKNOWN_BUILT_IN`,
 * `PROFILE_NOT_READABLE`, `PROFILE_TOO_LARGE`.
 */
export function readProfileText(ref: string, cwd: string): ProfileText {
  if (ref === '-') return profileText({ ref, file: 'standard input', bytes: readAll(0, '-'), dir: cwd });
  if (!isPath(ref)) {
    return profileText({ ref, file: `${ref} (built-in)`, bytes: Buffer.from(builtIn(ref)), dir: '/' });
  }
  const path = resolve(cwd, ref);
  return profileText({
    ref: path,
    file: shownPath(ref, cwd),
    bytes: readText(path, ref),
    dir: dirname(path),
  });
}

/** Bytes as a profile's text. Errors (3): `PROFILE_NOT_READABLE` when they are no UTF-8. */
export function profileText({
  bytes,
  ...named
}: Pick<ProfileText, 'ref' | 'file' | 'dir'> & { bytes: Uint8Array }): ProfileText {
  return { ...named, text: decode(bytes, named.file), sha256: sha256(bytes) };
}

function builtIn(name: string): string {
  const text = BUILT_IN_PROFILES.get(name);
  if (text !== undefined) return text;
  const near = nearestName(name, BUILT_IN_PROFILES.keys());
  return fail('UNKNOWN_BUILT_IN', { name, known: builtInNames(), hint: near ? ` (${near}?)` : '' });
}

/** A path below the working folder is shown from there, as the user would write it. */
function shownPath(ref: string, cwd: string): string {
  const short = relative(cwd, ref);
  // From the root every path is below, and none is shorter without its first slash.
  return cwd !== '/' && isAbsolute(ref) && !short.startsWith('..') && !isAbsolute(short) ? short : ref;
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    return fail('PROFILE_NOT_READABLE', { path, reason: 'not UTF-8 text' }, { exit: 3, cause: error });
  }
}

function readText(path: string, shown: string): Uint8Array {
  const fd = open(path, shown);
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) {
      const kind = stat.isDirectory() ? 'a directory' : stat.isFIFO() ? 'a fifo' : 'a device or socket';
      fail('PROFILE_NOT_READABLE', { path: shown, reason: `it is ${kind}, not a file` });
    }
    if (stat.size > PROFILE_LIMIT) tooLarge(shown, stat.size);
    return readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}

function open(path: string, shown: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'ENOENT')
      fail('PROFILE_NOT_READABLE', { path: shown, reason: `the system says ${code}` }, { cause: error });
    return fail('PROFILE_NOT_FOUND', { path: shown, known: builtInNames() }, { cause: error });
  }
}

/** Standard input, up to the limit: a pipe has no size to look at first. */
function readAll(fd: number, shown: string): Uint8Array {
  const parts: Buffer[] = [];
  let size = 0;
  for (;;) {
    const part = Buffer.alloc(65_536);
    const got = readSome(fd, part, shown);
    if (got === 0) return Buffer.concat(parts);
    size += got;
    if (size > PROFILE_LIMIT) tooLarge(shown, size);
    parts.push(part.subarray(0, got));
  }
}

/** One read of a pipe that may have nothing yet (EAGAIN: the other end made it non-blocking). */
function readSome(fd: number, part: Uint8Array, shown: string): number {
  for (;;) {
    try {
      return readSync(fd, part, 0, part.length, null);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN')
        fail('PROFILE_NOT_READABLE', { path: shown, reason: `the system says ${code}` }, { cause: error });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function tooLarge(path: string, size: number): never {
  return fail('PROFILE_TOO_LARGE', { path, size: String(size), limit: String(PROFILE_LIMIT) }, { exit: 3 });
}
