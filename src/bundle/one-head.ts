import { openNote, parseTree } from '../go/note.ts';
import { formatLookup, type Lookup, parseLookup } from '../go/sum-lookup.ts';
import { recordHash, type Tile, type Tree, tilePath } from '../go/tlog.ts';
import {
  consistencyFault,
  type ProofFault,
  provenHashes,
  type ReadTile,
  tilesFor,
} from '../go/tree-proof.ts';
import { lookupPath, sumdbFolder } from './layout.ts';

/** A record as go cached it, under whatever head the database had then. */
export interface CachedRecord {
  readonly module: string;
  readonly version: string;
  readonly answer: string;
}

/** What proves every record under one head. */
export interface OneHead {
  readonly tree: Tree;
  /** Paths below the bundle's root to texts: every lookup, carrying the one head. */
  readonly lookups: ReadonlyMap<string, string>;
  /** The go.sum lines of each record, by `path@version`. */
  readonly records: ReadonlyMap<string, string>;
  /** Exactly the tiles that go asks for. */
  readonly tiles: readonly Tile[];
}

/** Why records cannot be proven under one head. */
export type HeadFault =
  /** The note is not one that the key signed; `part` is the module, or `latest`. */
  | { readonly kind: 'note'; readonly part: string }
  /** The answer is no record, or not the one that is in the tree. */
  | { readonly kind: 'record'; readonly part: string }
  /** A head of a record is no beginning of the one head: the database has shown two histories. */
  | { readonly kind: 'fork'; readonly part: string }
  /** A tile is not at hand; `part` is its path. */
  | { readonly kind: 'tile-missing'; readonly part: string };

/**
 * Brings records under one signed tree head. A record is not signed, only its head is: lookups that carry different heads
 * work in one order and fail in another, so each is rewritten to carry this one, and the tiles are those of its tree.
 * Verified here: every signature, that each head is a beginning of this one, that each record is in its tree.
 */
export function underOneHead(
  { name, key, head }: { readonly name: string; readonly key: string; readonly head: string },
  cached: readonly CachedRecord[],
  read: ReadTile,
): OneHead | { readonly fault: HeadFault } {
  const tree = treeOf(head, key);
  if (!tree) return { fault: { kind: 'note', part: 'latest' } };
  const lookups: (CachedRecord & { readonly lookup: Lookup })[] = [];
  const heads = new Map<string, string>();
  for (const one of cached) {
    const part = `${one.module}@${one.version}`;
    const lookup = parseLookup(one.answer);
    if (!lookup) return { fault: { kind: 'record', part } };
    lookups.push({ ...one, lookup });
    heads.set(lookup.note, part);
  }
  for (const [note, part] of heads) {
    const fault = olderFault({ note, key, part }, tree, read);
    if (fault) return { fault };
  }
  const fault = recordsFault(lookups, tree, read);
  if (fault) return { fault };
  const nodes = lookups.map(({ lookup }) => ({ level: 0, index: lookup.id }));
  return {
    tree,
    lookups: new Map(
      lookups.map(({ module, version, lookup }) => [
        lookupPath(name, module, version),
        formatLookup({ ...lookup, note: head }),
      ]),
    ),
    records: new Map(lookups.map(({ module, version, lookup }) => [`${module}@${version}`, lookup.text])),
    tiles: tilesFor(tree.size, nodes),
  };
}

/** Where a tile lies in a bundle. */
export function bundledTile(name: string, tile: Tile): string {
  return `${sumdbFolder(name)}${tilePath(tile)}`;
}

/** The tree that a note speaks of, when `key` has signed it. */
export function treeOf(note: string, key: string): Tree | undefined {
  const opened = openNote(note, key);
  return 'text' in opened ? parseTree(opened.text) : undefined;
}

function olderFault(
  { note, key, part }: { readonly note: string; readonly key: string; readonly part: string },
  tree: Tree,
  read: ReadTile,
): HeadFault | undefined {
  const older = treeOf(note, key);
  if (!older) return { kind: 'note', part };
  const fault = consistencyFault(older, tree, read);
  return fault && headFault(fault, { kind: 'fork', part });
}

function recordsFault(
  lookups: readonly (CachedRecord & { readonly lookup: Lookup })[],
  tree: Tree,
  read: ReadTile,
): HeadFault | undefined {
  const nodes = lookups.map(({ lookup }) => ({ level: 0, index: lookup.id }));
  const proven = provenHashes(tree, nodes, read);
  if ('fault' in proven) return headFault(proven.fault, { kind: 'fork', part: 'latest' });
  const wrong = lookups.find(({ lookup }, at) => {
    const hash = proven.hashes[at];
    return hash === undefined || !recordHash(lookup.text).equals(hash);
  });
  return wrong && { kind: 'record', part: `${wrong.module}@${wrong.version}` };
}

function headFault({ kind, part }: ProofFault, otherwise: HeadFault): HeadFault {
  return kind === 'tile-missing' ? { kind, part } : otherwise;
}
