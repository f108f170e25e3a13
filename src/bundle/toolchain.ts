import { fail } from '../core/diagnostic.ts';
import type { Toolchain } from '../core/toolchain.ts';
import { escapeModule } from '../go/escape.ts';
import { openNote, parseTree } from '../go/note.ts';
import { hashInRecord, parseLookup } from '../go/sum-lookup.ts';
import { recordHash } from '../go/tlog.ts';
import { provenHashes, tileReader } from '../go/tree-proof.ts';
import { inflateZipEntry, readZip } from '../go/zip.ts';
import { zipHash } from './check-member.ts';
import { TOOLCHAIN_MODULE, toolchainVersion } from './manifest-modules.ts';

/** What proves a toolchain: the files of one database, by their path in it (`lookup/…`, `tile/…`), and its key. */
export interface ToolchainProof {
  readonly key: string;
  readonly read: (path: string) => Uint8Array | undefined;
}

/**
 * The files of a toolchain's zip by their place under GOROOT, once its h1 is what the checksum database has, and that
 * record is proven under the database's signed head. Programs are the executable ones; `src/_go.mod` becomes
 * `src/go.mod`, as go does. Errors (4): `TOOLCHAIN_UNPROVEN`, `ZIP_BROKEN`. Pure.
 * Source: cmd/go/internal/toolchain/select.go.
 */
export function* toolchainFiles(
  toolchain: Toolchain,
  zip: Uint8Array,
  proof: ToolchainProof,
): Generator<{ readonly path: string; readonly bytes: Uint8Array; readonly mode: number }> {
  const version = toolchainVersion(toolchain);
  const prefix = `${TOOLCHAIN_MODULE}@${version}/`;
  const found = zipHash(`${TOOLCHAIN_MODULE}@${version}`, zip, prefix);
  const expected = provenToolchainHash(version, proof);
  if (found !== expected) unproven(version, `it has ${found}, the database ${expected}`);
  for (const entry of readZip(zip)) {
    const path = entry.name.slice(prefix.length);
    const bytes = inflateZipEntry(zip, entry);
    yield {
      path: path === 'src/_go.mod' ? 'src/go.mod' : path,
      bytes,
      mode: PROGRAM.test(path) ? 0o755 : 0o644,
    };
  }
}

function provenToolchainHash(version: string, { key, read }: ToolchainProof): string {
  const name = `lookup/${TOOLCHAIN_MODULE}@${escapeModule(version)}`;
  const lookup = parseLookup(Buffer.from(read(name) ?? []).toString('utf8'));
  if (!lookup) return unproven(version, 'the database has no record of it here');
  const opened = openNote(lookup.note, key);
  if ('fault' in opened) return unproven(version, `the tree head is ${opened.fault}`);
  const tree = parseTree(opened.text);
  if (!tree) return unproven(version, 'the tree head is malformed');
  const proven = provenHashes(tree, [{ level: 0, index: lookup.id }], tileReader(read));
  if ('fault' in proven) return unproven(version, `${proven.fault.kind} ${proven.fault.part}`);
  if (!recordHash(lookup.text).equals(proven.hashes[0] ?? new Uint8Array()))
    return unproven(version, 'the tree has another record there');
  return (
    hashInRecord(lookup.text, TOOLCHAIN_MODULE, version) ??
    unproven(version, 'the record is of something else')
  );
}

function unproven(version: string, reason: string): never {
  fail('TOOLCHAIN_UNPROVEN', { version, reason }, { exit: 4 });
}

const PROGRAM = /^(?:bin|pkg\/tool\/[^/]+)\/[^/]+$/;
