import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { formatTree, signNote } from '../../src/go/note.ts';
import { nodeHash, recordHash, rootOf, subtrees, type Tree, tilePath, WIDTH } from '../../src/go/tlog.ts';
import { keyHash } from '../../src/go/verifier-key.ts';

/** A checksum database in memory: records in, signed tree heads and tiles out. */
export interface TestDatabase {
  readonly name: string;
  /** Verifier key. */
  readonly key: string;
  /** Adds a record's go.sum lines; gives its number. */
  add(text: string): number;
  readonly size: number;
  tree(size?: number): Tree;
  /** The signed tree head, as lookups carry it. */
  head(size?: number): string;
  /** The bytes of a tile of the tree of this size, by its path. */
  tile(level: number, index: number, count: number): { readonly path: string; readonly bytes: Uint8Array };
}

export function testDatabase(name = 'sum.example.com'): TestDatabase {
  const { signer, key } = makeKeys(name);
  // levels[l][i]: hash of the perfect subtree of 2^l records that begins at record i * 2^l.
  const levels: Buffer[][] = [[]];
  const at = (level: number, index: number) => levels[level]?.[index] ?? Buffer.alloc(0);
  const database: TestDatabase = {
    name,
    key,
    get size() {
      return levels[0]?.length ?? 0;
    },
    add(text) {
      const id = database.size;
      let hash = recordHash(text);
      let index = id;
      for (let level = 0; ; level += 1) {
        levels[level] ??= [];
        levels[level]?.push(hash);
        if (index % 2 === 0) return id;
        hash = nodeHash(at(level, index - 1), hash);
        index = (index - 1) / 2;
      }
    },
    tree(size = database.size) {
      const root = rootOf(subtrees(size).map(({ level, index }) => at(level, index)));
      return { size, root: root.toString('base64') };
    },
    head: (size) => signNote(formatTree(database.tree(size)), signer),
    tile(level, index, count) {
      const hashes = Array.from({ length: count }, (_, i) => at(level * 8, index * WIDTH + i));
      return { path: tilePath({ level, index, count }), bytes: Buffer.concat(hashes) };
    },
  };
  return database;
}

/** Keys made now, in the forms of golang.org/x/mod/sumdb/note. */
export function makeKeys(name: string): { signer: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = raw(privateKey, 'pkcs8');
  const point = Buffer.concat([Buffer.from([1]), raw(publicKey, 'spki')]);
  const hash = keyHash(name, point);
  return {
    signer: `PRIVATE+KEY+${name}+${hash}+${Buffer.concat([Buffer.from([1]), seed]).toString('base64')}`,
    key: `${name}+${hash}+${point.toString('base64')}`,
  };
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function raw(key: KeyObject, type: 'pkcs8' | 'spki'): Buffer {
  return (
    type === 'pkcs8' ? key.export({ format: 'der', type }) : key.export({ format: 'der', type })
  ).subarray(-32);
}
