import { fail } from '../core/diagnostic.ts';
import { openNote, parseTree } from '../go/note.ts';
import { hashInRecord, type Lookup, parseLookup } from '../go/sum-lookup.ts';
import { recordHash, type Tree } from '../go/tlog.ts';
import { type ProofFault, provenHashes, tileReader } from '../go/tree-proof.ts';
import { roleOf, sumdbFolder } from './layout.ts';
import type { Database, Manifest } from './manifest.ts';
import { indexModules, type ModuleIndex, TOOLCHAIN_MODULE } from './manifest-modules.ts';

/** The files under `sumdb/`, by their path in the bundle. */
export type DatabaseFiles = ReadonlyMap<string, Uint8Array>;

/** One record of a database in a bundle. */
export interface BundledRecord extends Lookup {
  readonly member: string;
  readonly module: string;
  readonly version: string;
}

/**
 * Proves the checksum database of a bundle: the head is signed, every lookup carries that head, its record says what the
 * manifest says, and tiles prove it under the head. A toolchain must have a record. Errors (4): `BUNDLE_DATABASE_BROKEN`,
 * `BUNDLE_MODULE_CHANGED`.
 */
export function proveDatabase(manifest: Manifest, files: DatabaseFiles): void {
  const { sumdb } = manifest;
  if (!sumdb) return;
  const tree = treeOf(sumdb);
  const supported = files.get(`${sumdbFolder(sumdb.name)}supported`);
  if (!supported) broken('supported', 'not there: go would ask the network');
  const records = recordsIn(files);
  const modules = indexModules(manifest);
  for (const record of records) {
    if (record.note !== sumdb.head) broken(record.member, 'it carries another tree head than the manifest');
    refuseOtherHash(record, modules);
  }
  proveRecords({ database: sumdb.name, tree, records }, files);
  refuseUnprovenToolchains(manifest, records);
}

/** The tree of a signed head. Errors (4): `BUNDLE_DATABASE_BROKEN`. */
export function treeOf({ name, key, head }: Database): Tree {
  const opened = openNote(head, key);
  if ('fault' in opened) return broken(name, `its tree head is ${opened.fault}`);
  return parseTree(opened.text) ?? broken(name, 'its tree head is malformed');
}

/** The records of the lookups. Errors (4): `BUNDLE_DATABASE_BROKEN`. */
export function recordsIn(files: DatabaseFiles): readonly BundledRecord[] {
  return [...files].flatMap(([member, bytes]) => {
    const role = roleOf(member);
    if (role?.kind !== 'lookup') return [];
    const lookup = parseLookup(Buffer.from(bytes).toString('utf8'));
    if (!lookup) return broken(member, 'no answer of a checksum database');
    return [{ ...lookup, member, module: role.module, version: role.version }];
  });
}

/** Proves records under one head with the tiles of `files`. Errors (4): `BUNDLE_DATABASE_BROKEN`. */
export function proveRecords(what: Proof, files: DatabaseFiles): void {
  const fault = recordFault(what, files);
  if (fault) broken(fault.member, fault.reason);
}

export interface Proof {
  readonly database: string;
  readonly tree: Tree;
  readonly records: readonly BundledRecord[];
}

/** Why some record is not proven under this head; `undefined` when all are. */
export function recordFault({ database, tree, records }: Proof, files: DatabaseFiles) {
  const read = tileReader((path) => files.get(`${sumdbFolder(database)}${path}`));
  const proven = provenHashes(
    tree,
    records.map(({ id }) => ({ level: 0, index: id })),
    read,
  );
  if ('fault' in proven) return { member: proven.fault.part, reason: REASONS[proven.fault.kind] };
  const wrong = records.find(
    ({ text }, at) => !recordHash(text).equals(proven.hashes[at] ?? new Uint8Array()),
  );
  return wrong && { member: wrong.member, reason: 'the tree has another record there' };
}

/** A record that go would follow must say what the manifest says: go compares the module with the record. */
function refuseOtherHash({ member, module, version, text }: BundledRecord, modules: ModuleIndex): void {
  const entry = modules.get(`${module}@${version}`);
  const checks = [
    [entry?.zip, version],
    [entry?.mod, `${version}/go.mod`],
  ] as const;
  for (const [expected, name] of checks) {
    const found = hashInRecord(text, module, name);
    if (found === undefined) broken(member, `it does not speak of ${module} ${name}`);
    if (expected !== undefined && found !== expected)
      fail(
        'BUNDLE_MODULE_CHANGED',
        { member, found: expected, expected: found, by: 'the checksum database' },
        { exit: 4 },
      );
  }
}

/** go asks the database for every toolchain, whatever GOSUMDB says; what it would run must be proven. */
function refuseUnprovenToolchains({ modules }: Manifest, records: readonly BundledRecord[]): void {
  const known = new Set(records.map(({ module, version }) => `${module}@${version}`));
  const bare = modules.find(
    ({ path, version }) => path === TOOLCHAIN_MODULE && !known.has(`${path}@${version}`),
  );
  if (bare) broken(`${bare.path}@${bare.version}`, 'a toolchain without a record');
}

function broken(member: string, reason: string): never {
  fail('BUNDLE_DATABASE_BROKEN', { member, reason }, { exit: 4 });
}

const REASONS: Readonly<Record<ProofFault['kind'], string>> = {
  'tile-missing': 'this tile is not there, so its records are not proven',
  'tile-wrong': 'it is not of the tree that the head signs',
  beyond: 'a record that is newer than the head',
};
