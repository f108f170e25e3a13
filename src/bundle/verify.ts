import { createHash, type Hash } from 'node:crypto';
import { fail } from '../core/diagnostic.ts';
import { archiveParser, archiveSize, type Member } from './archive.ts';
import { checkMember, type ZipToCheck } from './check-member.ts';
import { type DatabaseFiles, proveDatabase } from './database.ts';
import { MANIFEST_NAME, type Role, roleOf } from './layout.ts';
import { type FileEntry, type Manifest, parseManifest } from './manifest.ts';
import {
  indexModules,
  type ModuleIndex,
  refuseContradictions,
  TOOLCHAIN_MODULE,
} from './manifest-modules.ts';

export interface VerifyOptions {
  /** Bytes of the whole file, where they are known: what was cut or padded is then found before it is read. */
  readonly fileSize?: number;
  /** Also unpacks every module zip and computes its h1; without it toolchains alone. Holds one zip in memory at a time. */
  readonly deep?: boolean;
  /** Checks a module zip, now or later; without it each is checked as it comes. */
  readonly zips?: ((zip: ZipToCheck) => void) | undefined;
  /** Is given the bytes of each member but the manifest in passing, before they are proven. */
  readonly copy?: {
    begin(member: Member, role: Role): void;
    data(bytes: Uint8Array): void;
    end(): void;
  };
}

/** What was proven of a bundle. */
export interface Verified {
  readonly manifest: Manifest;
  /** The text of the manifest. */
  readonly text: Uint8Array;
  /** SHA-256 of the whole file, 64 small hexadecimal digits. */
  readonly sha256: string;
  /** Bytes of the whole file. */
  readonly size: number;
  /** Everything under `sumdb/` and every list of versions, by path: merging needs them. */
  readonly kept: DatabaseFiles;
}

/**
 * Verifies a bundle in one passing, in bounded memory: the form of the archive, the manifest, that it lists exactly what
 * is there, sizes and SHA-256, h1 of every go.mod, and that its checksum database proves every record under its one
 * signed head. Errors (4): `ARCHIVE_…`, `BUNDLE_…`, `ZIP_BROKEN`. Pure.
 */
export function bundleVerifier(options: VerifyOptions): {
  push(chunk: Uint8Array): void;
  finish(): Verified;
} {
  const whole = createHash('sha256');
  const reading = startReading(options);
  const parser = archiveParser(reading);
  let size = 0;
  return {
    push(chunk) {
      whole.update(chunk);
      size += chunk.length;
      parser.push(chunk);
    },
    finish() {
      parser.finish();
      const { manifest, text, kept } = reading.finish();
      proveDatabase(manifest, kept);
      return { manifest, text, sha256: whole.digest('hex'), size, kept };
    },
  };
}

interface Current {
  readonly entry: FileEntry;
  readonly role: Role;
  readonly hash: Hash;
  /** Kept whole: what a check has to see all of. */
  readonly parts: Uint8Array[] | undefined;
}

function startReading({ fileSize, deep = false, copy, zips }: VerifyOptions) {
  let manifest: Manifest | undefined;
  let modules: ModuleIndex = new Map();
  let text: Uint8Array = new Uint8Array();
  let current: Current | undefined;
  let next = 0;
  const manifestParts: Uint8Array[] = [];
  const kept = new Map<string, Uint8Array>();
  const beginMember = (member: Member, { files }: Manifest): Current => {
    const entry = files[next];
    next += 1;
    if (!entry || entry.path !== member.path || entry.size !== member.size) return otherMember(member, entry);
    const role = roleOf(entry.path);
    // Every name of a manifest has a role.
    if (!role) return otherMember(member, entry);
    copy?.begin(member, role);
    return { entry, role, hash: createHash('sha256'), parts: isKept(role, deep) ? [] : undefined };
  };
  return {
    begin(member: Member): void {
      if (manifest) current = beginMember(member, manifest);
      else if (member.path !== MANIFEST_NAME || member.size > LARGEST_MANIFEST)
        fail('ARCHIVE_NOT_ONE', {}, { exit: 4 });
    },
    data(bytes: Uint8Array): void {
      if (!current) {
        manifestParts.push(Uint8Array.from(bytes));
        return;
      }
      current.hash.update(bytes);
      current.parts?.push(Uint8Array.from(bytes));
      copy?.data(bytes);
    },
    end(): void {
      if (!manifest) {
        text = Buffer.concat(manifestParts);
        manifest = parseManifest(text);
        refuseContradictions(manifest);
        modules = indexModules(manifest);
        refuseSize(manifest, text, fileSize);
        return;
      }
      if (!current) return;
      endMember(current, { modules, kept, zips });
      current = undefined;
      copy?.end();
    },
    finish() {
      if (!manifest) return fail('ARCHIVE_NOT_ONE', {}, { exit: 4 });
      const missing = manifest.files[next];
      if (missing) fail('BUNDLE_MEMBER_OTHER', { member: '-', expected: missing.path }, { exit: 4 });
      return { manifest, text, kept };
    },
  };
}

function endMember(
  { entry, role, hash, parts }: Current,
  known: Pick<VerifyOptions, 'zips'> & {
    readonly modules: ModuleIndex;
    readonly kept: Map<string, Uint8Array>;
  },
): void {
  const found = hash.digest('hex');
  if (found !== entry.sha256)
    fail('BUNDLE_MEMBER_CHANGED', { member: entry.path, found, expected: entry.sha256 }, { exit: 4 });
  if (!parts) return;
  const bytes = joined(parts, entry.size);
  if (isForMerging(role)) known.kept.set(entry.path, bytes);
  else checkMember(entry.path, role, { ...known, bytes });
}

/** In memory of their own, which can be given away: a Buffer's may be others' too. */
function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A cut or padded file is known by its length, before anything is made of it. */
function refuseSize(manifest: Manifest, text: Uint8Array, found: number | undefined): void {
  const expected = archiveSize([{ path: MANIFEST_NAME, size: text.length }, ...manifest.files]);
  if (found === undefined || found === expected) return;
  fail('BUNDLE_SIZE_WRONG', { expected: String(expected), found: String(found) }, { exit: 4 });
}

function otherMember({ path, size }: Member, entry: FileEntry | undefined): never {
  const said = (one: { path: string; size: number }) => `${one.path} (${one.size})`;
  const params = { member: said({ path, size }), expected: entry ? said(entry) : '-' };
  return fail('BUNDLE_MEMBER_OTHER', params, { exit: 4 });
}

function isKept(role: Role, deep: boolean): boolean {
  if (role.kind === 'zip') return deep || role.module === TOOLCHAIN_MODULE;
  return isForMerging(role) || role.kind === 'mod';
}

function isForMerging({ kind }: Role): boolean {
  return kind === 'list' || kind === 'lookup' || kind === 'tile' || kind === 'supported';
}

/** Bytes. */
const LARGEST_MANIFEST = 64 * 1024 * 1024;
