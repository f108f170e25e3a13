import { hash } from 'node:crypto';

/** A Merkle tree of records, as a checksum database signs it. */
export interface Tree {
  /** Number of records. */
  readonly size: number;
  /** Base64 of the 32 bytes at its top. */
  readonly root: string;
}

/** One tile: `count` hashes of level `8 * level`, from `index * 256` on; 256 but at the right edge of a tree. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly count: number;
}

/** One hash of a tree: that of the perfect subtree of 2^level records that begins at record `index * 2^level`. */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/** The hash of a record's text (the go.sum lines, each with its LF). Source: tlog `RecordHash`. */
export function recordHash(text: Uint8Array | string): Buffer {
  return sha256(Buffer.concat([LEAF, typeof text === 'string' ? Buffer.from(text) : text]));
}

/** The hash over two subtrees. Source: tlog `NodeHash`. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Buffer.concat([INNER, left, right]));
}

/** `tile/8/0/x001/234` and, where it is not full, `.p/5`. Source: tlog `Tile.Path`. */
export function tilePath({ level, index, count }: Tile): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const groups = digits.match(/\d{3}/g) ?? [];
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${HEIGHT}/${level}/${name}${count === WIDTH ? '' : `.p/${count}`}`;
}

/** The inverse of `tilePath`; `undefined` for any other text. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level = '', name = '', count = String(WIDTH)] =
    /^tile\/8\/(\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  if (name === '') return undefined;
  const tile = {
    level: Number(level),
    index: Number(name.replaceAll(/[x/]/g, '')),
    count: Number(count),
  };
  return tilePath(tile) === path && tile.count > 0 ? tile : undefined;
}

/** The tile of this level and index in a tree of this size; `undefined` where the tree has none. */
export function tileIn(size: number, level: number, index: number): Tile | undefined {
  const there = Math.floor(size / 2 ** (HEIGHT * level));
  const count = Math.min(WIDTH, there - index * WIDTH);
  return count > 0 ? { level, index, count } : undefined;
}

/** The tile that has this hash, or what it is made of. Source: tlog `tileForIndex`. */
export function tileOf({ level, index }: Node): Pick<Tile, 'level' | 'index'> {
  const tileLevel = Math.floor(level / HEIGHT);
  const inside = level - tileLevel * HEIGHT;
  return { level: tileLevel, index: Math.floor((index * 2 ** inside) / WIDTH) };
}

/** The perfect subtrees that a tree of this size is made of, from the left. Source: tlog `subTreeIndex`. */
export function subtrees(size: number): readonly Node[] {
  const nodes: Node[] = [];
  let start = 0;
  for (let level = Math.floor(Math.log2(Math.max(size, 1))); level >= 0; level -= 1) {
    const width = 2 ** level;
    if (size - start < width) continue;
    nodes.push({ level, index: start / width });
    start += width;
  }
  return nodes;
}

/** The top of a tree from the hashes of its `subtrees`, in their order. */
export function rootOf(hashes: readonly Uint8Array[]): Buffer {
  const [last, ...others] = hashes.toReversed();
  if (last === undefined) return sha256(new Uint8Array());
  return others.reduce<Buffer>((right, left) => nodeHash(left, right), Buffer.from(last));
}

/** The hash of a node from the bytes of its tile. */
export function hashInTile(tile: Uint8Array, { level, index }: Node): Buffer {
  const inside = level % HEIGHT;
  const width = 2 ** inside;
  const first = (index * width) % WIDTH;
  return perfect(tile.subarray(first * 32, (first + width) * 32));
}

/** The hash over all of a full tile, which its parent tile has. */
export function tileHash(tile: Uint8Array): Buffer {
  return perfect(tile);
}

/** The tile above. */
export function parentOf({ level, index }: Pick<Tile, 'level' | 'index'>): Pick<Tile, 'level' | 'index'> {
  return { level: level + 1, index: Math.floor(index / WIDTH) };
}

function perfect(hashes: Uint8Array): Buffer {
  if (hashes.length <= 32) return Buffer.from(hashes);
  const half = hashes.length / 2;
  return nodeHash(perfect(hashes.subarray(0, half)), perfect(hashes.subarray(half)));
}

function sha256(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

const HEIGHT = 8;
/** Hashes of a full tile. */
export const WIDTH = 256;
const LEAF = Buffer.from([0]);
const INNER = Buffer.from([1]);
