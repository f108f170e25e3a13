import { createHash } from 'node:crypto';
import type { BundleSet } from '../core/bundle-set.ts';
import { fail } from '../core/diagnostic.ts';
import { formatLookup } from '../go/sum-lookup.ts';
import type { Tree } from '../go/tlog.ts';
import { type DatabaseFiles, recordFault, recordsIn, treeOf } from './database.ts';
import { listPath, roleOf, sumdbFolder } from './layout.ts';
import type { Database } from './manifest.ts';
import { indexModules } from './manifest-modules.ts';
import type { Verified } from './verify.ts';

/** One bundle that was proven by itself. */
export interface Proven extends Pick<Verified, 'manifest' | 'sha256' | 'kept'> {
  readonly file: string;
  /** Who signed it, where a profile asks for that. */
  readonly signer?: string;
}

/** Several bundles as one tree. */
export interface Merged {
  readonly set: BundleSet;
  /** What no bundle has as it must be in the tree: lists of versions, and the database under its one head. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Merges bundles, the first one winning where two have the same. One head among them must prove every record of all.
 * Errors (4): `BUNDLE_NO_DATABASE` unless `unproven`, `BUNDLES_CONTRADICT`, `BUNDLE_HEADS_DISJOINT`,
 * `BUNDLE_DATABASE_BROKEN`. Pure.
 */
export function mergeBundles(bundles: readonly Proven[], unproven: boolean): Merged {
  const bare = bundles.find(({ manifest }) => manifest.sumdb === null);
  if (bare && !unproven) fail('BUNDLE_NO_DATABASE', {}, { exit: 4, where: { file: bare.file } });
  refuseContradictions(bundles);
  const best = bestHead(bundles);
  const files = new Map(listsOf(bundles));
  if (best) for (const [path, bytes] of databaseOf(bundles, best)) files.set(path, bytes);
  const set: BundleSet = {
    digest: treeDigest(bundles.map(({ sha256 }) => sha256)),
    bundles: bundles.map(({ file, sha256, signer }) => ({
      file,
      sha256,
      ...(signer !== undefined && { signer }),
    })),
    database: best && { name: best.name, key: best.key, size: best.tree.size },
    toolchains: unique(bundles.flatMap(({ manifest }) => manifest.toolchains)),
    modules: unique(
      bundles.flatMap(({ manifest }) => manifest.modules.map(({ path, version }) => `${path}@${version}`)),
    ).length,
  };
  return { set, files };
}

/** Names the tree of these bundles: 32 hexadecimal digits. */
export function treeDigest(bundles: readonly string[]): string {
  return createHash('sha256')
    .update(`goenv tree 1\n${bundles.join('\n')}\n`)
    .digest('hex')
    .slice(0, 32);
}

/** Whether a member goes into the tree as it is; lists and the database are made for the tree, goenv's programs stay out. */
export function isCopied(path: string): boolean {
  const kind = roleOf(path)?.kind;
  return kind === 'zip' || kind === 'mod' || kind === 'info' || kind === 'latest' || kind === 'vulndb';
}

interface Head extends Database {
  readonly tree: Tree;
  readonly file: string;
}

/** The head of the largest tree. Two databases, or two trees of one size, are no one's to choose between. */
function bestHead(bundles: readonly Proven[]): Head | null {
  const heads = bundles.flatMap(({ file, manifest: { sumdb } }) =>
    sumdb ? [{ ...sumdb, tree: treeOf(sumdb), file }] : [],
  );
  const [best, ...others] = heads.toSorted((a, b) => b.tree.size - a.tree.size);
  if (!best || heads.length < bundles.length) return null;
  for (const { file, name, key, tree } of others) {
    const said = (what: string) => ({ what, other: best.file });
    if (name !== best.name || key !== best.key)
      fail('BUNDLES_CONTRADICT', said('database'), { exit: 4, where: { file } });
    if (tree.size === best.tree.size && tree.root !== best.tree.root)
      fail('BUNDLES_CONTRADICT', said(`database tree ${tree.size}`), { exit: 4, where: { file } });
  }
  return best;
}

/** Every lookup under the one head, with every tile: go then takes the modules in any order. */
function databaseOf(bundles: readonly Proven[], head: Head): DatabaseFiles {
  const files = new Map<string, Uint8Array>();
  const tiles = new Map<string, Uint8Array>();
  for (const { kept } of bundles) {
    for (const [path, bytes] of kept)
      if (roleOf(path)?.kind === 'tile' && !tiles.has(path)) tiles.set(path, bytes);
  }
  for (const { file, kept } of bundles) {
    const records = recordsIn(kept);
    // The head's own bundle was proven by itself, but for a tile that another bundle has in its place.
    const fault = recordFault({ database: head.name, tree: head.tree, records }, tiles);
    if (fault)
      fail('BUNDLE_HEADS_DISJOINT', { head: head.file, member: fault.member }, { exit: 4, where: { file } });
    for (const { member, ...lookup } of records)
      files.set(member, Buffer.from(formatLookup({ ...lookup, note: head.head })));
  }
  return new Map([...tiles, ...files, [`${sumdbFolder(head.name)}supported`, new Uint8Array()]]);
}

/** One module version is one content, whichever bundle brings it. */
function refuseContradictions(bundles: readonly Proven[]): void {
  const seen = new Map<string, { readonly file: string; readonly zip?: string; readonly mod?: string }>();
  for (const { file, manifest } of bundles) {
    for (const [name, { zip, mod }] of indexModules(manifest)) {
      const other = seen.get(name);
      const differs = (a: string | undefined, b: string | undefined) =>
        a !== undefined && b !== undefined && a !== b;
      if (other && (differs(other.zip, zip) || differs(other.mod, mod)))
        fail('BUNDLES_CONTRADICT', { what: name, other: other.file }, { exit: 4, where: { file } });
      if (!other) seen.set(name, { file, ...(zip && { zip }), ...(mod && { mod }) });
    }
  }
}

/** The versions of each module in all bundles, a line each. */
function listsOf(bundles: readonly Proven[]): ReadonlyMap<string, Uint8Array> {
  const versions = new Map<string, Set<string>>();
  for (const { kept } of bundles) {
    for (const [path, bytes] of kept) {
      const role = roleOf(path);
      if (role?.kind !== 'list') continue;
      const known = versions.get(listPath(role.module)) ?? new Set<string>();
      for (const line of Buffer.from(bytes).toString('utf8').split('\n')) if (line !== '') known.add(line);
      versions.set(listPath(role.module), known);
    }
  }
  return new Map(
    [...versions].map(([path, lines]) => [path, Buffer.from([...lines].map((line) => `${line}\n`).join(''))]),
  );
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
