import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import { pinOf, withoutClaims } from '../core/profile-url.ts';
import { sha256 } from './digest.ts';
import { type ProfileText, profileText } from './profile-files.ts';
import { codeOf, namesIn, textOf } from './read-file.ts';
import { replaceFile } from './replace-file.ts';

/** A profile from elsewhere as it is kept: text and signature in one file, so that they always belong together. */
export interface KeptProfile {
  /** URL and what vouched for it, see `vouchedRef`. */
  readonly ref: string;
  readonly bytes: Uint8Array;
  /** The detached signature, where it was taken by one. */
  readonly signature?: string;
}

/** What is kept of a URL in one of these state folders; bytes that are not the pinned ones count as none. */
export function keptProfile(stateDirs: readonly string[], ref: string): KeptProfile | undefined {
  for (const stateDir of stateDirs) {
    const found = read(pathOf(stateDir, ref), ref);
    if (found) return found;
  }
  return undefined;
}

/** A kept text as a profile's text. Errors (3): `PROFILE_NOT_READABLE` when it is no UTF-8. */
export function keptText({ ref, bytes }: Pick<KeptProfile, 'ref' | 'bytes'>): ProfileText {
  const url = withoutClaims(ref);
  return { ...profileText({ ref, file: url, bytes, dir: new URL('.', url).href }), stranger: true };
}

/**
 * Keeps texts in the state folder (folder 0700, files 0600, each replaced whole); `made` are the folders that had to be
 * made for it. Writes nothing that is kept already. At most 64 texts: the oldest go, but none of these. Errors (1):
 * `WRITE_FAILED`.
 */
export function keepProfiles(stateDir: string, texts: readonly KeptProfile[], made: readonly string[]): void {
  const fresh = texts.filter((text) => !isKept(stateDir, text));
  if (fresh.length === 0) return;
  const folder = folderOf(stateDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const folders = [...new Set([...madeFolders(stateDir), ...made])];
    if (folders.length > 0) replaceFile(join(folder, MADE), folders.join('\n'));
    for (const text of fresh) replaceFile(pathOf(stateDir, text.ref), packed(text));
  } catch (error) {
    fail('WRITE_FAILED', { path: folder, reason: codeOf(error) }, { cause: error });
  }
  prune(
    folder,
    texts.map(({ ref }) => pathOf(stateDir, ref)),
  );
}

/** Whether anything is kept there. */
export function hasKeptProfiles(stateDir: string): boolean {
  return namesIn(folderOf(stateDir)).length > 0;
}

/** The folders that had to be made for what is kept; they go with it when they are empty. */
export function madeFolders(stateDir: string): readonly string[] {
  return textOf(join(folderOf(stateDir), MADE))
    .split('\n')
    .filter(Boolean);
}

/** Forgets every text. */
export function dropProfiles(stateDir: string): void {
  rmSync(folderOf(stateDir), { recursive: true, force: true });
}

function isKept(stateDir: string, text: KeptProfile): boolean {
  const known = read(pathOf(stateDir, text.ref), text.ref);
  return known !== undefined && packed(known) === packed(text);
}

function packed({ ref, bytes, signature }: KeptProfile): string {
  return JSON.stringify({ ref, bytes: Buffer.from(bytes).toString('base64'), signature });
}

/** Anything that does not fit is as good as nothing: it is fetched again. */
function read(path: string, ref: string): KeptProfile | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof found !== 'object' || found === null) return undefined;
    const { ref: of, bytes: base64, signature } = found as Record<string, unknown>;
    if (of !== ref || typeof base64 !== 'string') return undefined;
    const bytes = Buffer.from(base64, 'base64');
    const pin = pinOf(ref);
    if (pin !== undefined && sha256(bytes) !== pin) return undefined;
    return { ref, bytes, ...(typeof signature === 'string' && { signature }) };
  } catch {
    return undefined;
  }
}

function prune(folder: string, used: readonly string[]): void {
  const files = namesIn(folder).filter((name) => name.endsWith('.json'));
  const byAge = files
    .map((name) => ({
      path: join(folder, name),
      at: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }))
    .sort((a, b) => b.at - a.at);
  const others = byAge.filter(({ path }) => !used.includes(path));
  for (const { path } of others.slice(Math.max(0, MOST - used.length))) rmSync(path, { force: true });
}

function pathOf(stateDir: string, ref: string): string {
  return join(folderOf(stateDir), `${sha256(ref)}.json`);
}

function folderOf(stateDir: string): string {
  return join(stateDir, 'profiles');
}

const MADE = 'made';
const MOST = 64;
