import {
  hashInTile,
  type Node,
  parentOf,
  rootOf,
  subtrees,
  type Tile,
  type Tree,
  tileHash,
  tileIn,
  tileOf,
  tilePath,
  WIDTH,
} from './tlog.ts';

/** Gives the bytes of a tile, or of the full tile in its place; `undefined` where there is neither. */
export type ReadTile = (tile: Tile) => Uint8Array | undefined;

/** Why hashes could not be proven. */
export type ProofFault =
  /** `part`: the path of a tile that is not there. */
  | { readonly kind: 'tile-missing'; readonly part: string }
  /** `part`: the path of a tile that does not belong to this tree, or `tree` when its edge does not. */
  | { readonly kind: 'tile-wrong'; readonly part: string }
  /** `part`: the number of a record that the tree is too small for. */
  | { readonly kind: 'beyond'; readonly part: string };

export type Proven = { readonly hashes: readonly Uint8Array[] } | { readonly fault: ProofFault };

/** Reads tiles by their path below `sumdb/<name>/`: the one asked for, else the full one, as go does. */
export function tileReader(bytesAt: (path: string) => Uint8Array | undefined): ReadTile {
  return (tile) => {
    const exact = bytesAt(tilePath(tile));
    if (exact) return exact;
    return tile.count < WIDTH ? bytesAt(tilePath({ ...tile, count: WIDTH })) : undefined;
  };
}

/**
 * The hashes of these nodes of a tree, each proven by tiles up to the tree's signed top. Reads exactly the tiles that go
 * reads. Source: golang.org/x/mod/sumdb/tlog `TileHashReader.ReadHashes`.
 */
export function provenHashes(tree: Tree, nodes: readonly Node[], read: ReadTile): Proven {
  const beyond = nodes.find(({ level, index }) => (index + 1) * 2 ** level > tree.size);
  if (beyond) return { fault: { kind: 'beyond', part: String(beyond.index) } };
  const tiles = tilesFor(tree.size, nodes);
  const data = new Map<string, Uint8Array>();
  for (const tile of tiles) {
    const bytes = read(tile);
    if (!bytes) return { fault: { kind: 'tile-missing', part: tilePath(tile) } };
    if (bytes.length < tile.count * 32 || bytes.length % 32 !== 0 || bytes.length > WIDTH * 32)
      return { fault: { kind: 'tile-wrong', part: tilePath(tile) } };
    data.set(nameOf(tile), bytes.subarray(0, tile.count * 32));
  }
  const hashOf = (node: Node) => hashInTile(data.get(nameOf(tileOf(node))) ?? NOTHING, node);
  const edge = subtrees(tree.size);
  if (rootOf(edge.map(hashOf)).toString('base64') !== tree.root)
    return { fault: { kind: 'tile-wrong', part: 'tree' } };
  const proven = new Set(edge.map((node) => nameOf(tileOf(node))));
  // Parents come before their children: `tilesFor` orders them so.
  for (const tile of tiles) {
    if (proven.has(nameOf(tile))) continue;
    const parent = data.get(nameOf(parentOf(tile))) ?? NOTHING;
    const above = parent.subarray((tile.index % WIDTH) * 32, ((tile.index % WIDTH) + 1) * 32);
    if (!tileHash(data.get(nameOf(tile)) ?? NOTHING).equals(above))
      return { fault: { kind: 'tile-wrong', part: tilePath(tile) } };
    proven.add(nameOf(tile));
  }
  return { hashes: nodes.map(hashOf) };
}

/**
 * Exactly the tiles that prove these nodes in a tree of this size: those of its right edge, those that hold the nodes,
 * and all between, parents first. For records: nodes of level 0.
 */
export function tilesFor(size: number, nodes: readonly Node[]): readonly Tile[] {
  const found = new Map<string, Tile>();
  const add = ({ level, index }: Pick<Tile, 'level' | 'index'>): boolean => {
    const tile = tileIn(size, level, index);
    if (!tile || found.has(nameOf(tile))) return false;
    found.set(nameOf(tile), tile);
    return true;
  };
  for (const node of subtrees(size)) add(tileOf(node));
  for (const node of nodes) {
    for (let at = tileOf(node); add(at); ) at = parentOf(at);
  }
  return [...found.values()].toSorted((a, b) => b.level - a.level || a.index - b.index);
}

/** Whether the older tree is the beginning of the newer one, by the newer one's tiles. Source: sumdb `checkTrees`. */
export function consistencyFault(older: Tree, newer: Tree, read: ReadTile): ProofFault | undefined {
  const proven = provenHashes(newer, subtrees(older.size), read);
  if ('fault' in proven) return proven.fault;
  const same = rootOf(proven.hashes).toString('base64') === older.root;
  return same ? undefined : { kind: 'tile-wrong', part: 'tree' };
}

function nameOf({ level, index }: Pick<Tile, 'level' | 'index'>): string {
  return `${level}/${index}`;
}

const NOTHING = new Uint8Array();
