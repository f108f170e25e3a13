import { describe, expect, test } from 'vitest';
import { formatTree, openNote, parseTree, signNote } from '../../src/go/note.ts';
import { formatLookup, hashInRecord, parseLookup } from '../../src/go/sum-lookup.ts';
import { parseTilePath, type Tile, tilePath } from '../../src/go/tlog.ts';
import { consistencyFault, provenHashes, tileReader, tilesFor } from '../../src/go/tree-proof.ts';
import { makeKeys, testDatabase } from '../bundle/make-database.ts';
import goes from './fixtures/tlog-by-go.json' with { type: 'json' };

// Made once by golang.org/x/mod v0.20.0: record n is `record n\n`.
const database = testDatabase();
for (let n = 0; n < 70_001; n += 1) database.add(`record ${n}\n`);
const bytesOf = ({ level, index, count }: Tile) => database.tile(level, index, count).bytes;
const nodes = (ids: readonly number[]) => ids.map((index) => ({ level: 0, index }));
const key = goes.key;

describe('as golang.org/x/mod/sumdb/tlog', () => {
  test.each(goes.cases)('a tree of $size', ({ size, root, ids, hashes, tiles }) => {
    const tree = database.tree(size);
    expect(tree.root).toBe(root);
    expect(tilesFor(size, nodes(ids)).map(tilePath).sort()).toEqual([...new Set(tiles)].sort());
    const proven = provenHashes(tree, nodes(ids), bytesOf);
    expect('hashes' in proven && proven.hashes.map((one) => Buffer.from(one).toString('base64'))).toEqual(
      hashes,
    );
  });

  test.each(goes.cases)('the note of a tree of $size, signed by go', ({ note, size, root }) => {
    const opened = openNote(note, key);
    expect('text' in opened && parseTree(opened.text)).toEqual({ size, root });
    expect(signNote(formatTree({ size, root }), goes.signer)).toBe(note);
  });

  test('an older tree is the beginning of every newer one', () => {
    const sizes = goes.cases.map(({ size }) => size);
    for (const older of sizes) {
      for (const newer of sizes.filter((size) => size >= older)) {
        expect(consistencyFault(database.tree(older), database.tree(newer), bytesOf)).toBeUndefined();
      }
    }
  });
});

describe('what is not proven', () => {
  const tree = database.tree(700);
  const tiles = new Map(
    tilesFor(700, nodes([0, 300])).map((tile) => [tilePath(tile), Buffer.from(bytesOf(tile))]),
  );
  const proven = (change: (tiles: Map<string, Buffer>) => void, of = tree, ids = [0, 300]) => {
    const copy = new Map([...tiles].map(([path, bytes]) => [path, Buffer.from(bytes)] as const));
    change(copy);
    return provenHashes(
      of,
      nodes(ids),
      tileReader((path) => copy.get(path)),
    );
  };

  test('nothing was changed: it is', () => {
    expect(proven(() => undefined)).toHaveProperty('hashes');
  });

  test.each([...tiles.keys()])('without %s', (path) => {
    expect(proven((all) => all.delete(path))).toEqual({ fault: { kind: 'tile-missing', part: path } });
  });

  test.each([...tiles.keys()])('with one bit of %s turned', (path) => {
    expect(proven((all) => all.get(path)?.writeUInt8((all.get(path)?.[5] ?? 0) ^ 1, 5))).toMatchObject({
      fault: { kind: 'tile-wrong' },
    });
  });

  test.each([...tiles.keys()])('with %s cut', (path) => {
    expect(proven((all) => all.set(path, Buffer.from(all.get(path)?.subarray(0, 31) ?? [])))).toMatchObject({
      fault: { kind: 'tile-wrong' },
    });
  });

  test('a record beyond the tree', () => {
    expect(proven(() => undefined, tree, [700])).toEqual({ fault: { kind: 'beyond', part: '700' } });
  });

  test('under the head of another tree', () => {
    expect(proven(() => undefined, { ...tree, root: database.tree(511).root })).toMatchObject({
      fault: { kind: 'tile-wrong', part: 'tree' },
    });
  });

  test('a fork is no beginning', () => {
    const fork = testDatabase();
    for (let n = 0; n < 300; n += 1) fork.add(`other ${n}\n`);
    expect(consistencyFault(fork.tree(), database.tree(700), bytesOf)).toEqual({
      kind: 'tile-wrong',
      part: 'tree',
    });
  });

  test('the full tile stands for the partial one, as go takes it', () => {
    const bytesAt = (path: string) => {
      const tile = parseTilePath(path);
      return tile?.count === 256 ? bytesOf(tile) : undefined;
    };
    expect(provenHashes(database.tree(300), nodes([299]), tileReader(bytesAt))).toHaveProperty('hashes');
  });
});

describe('notes that are not believed', () => {
  const { note } = goes.cases[4] ?? { note: '' };
  test.each([
    ['a text that was changed', note.replace('257', '258'), 'forged'],
    ['nobody’s signature', note.replace(/— .*\n/, ''), 'malformed'],
    ['another name', note.replace('— sum.example.com', '— sum.example.org'), 'unsigned'],
    ['CRLF', note.replaceAll('\n', '\r\n'), 'malformed'],
    ['no last line end', note.slice(0, -1), 'malformed'],
    ['a line more', `${note}more\n`, 'malformed'],
    ['nothing', '', 'malformed'],
  ])('%s', (_, text, fault) => {
    expect(openNote(text, key)).toEqual({ fault });
  });

  test('the key of another database of that name', () => {
    expect(openNote(note, makeKeys('sum.example.com').key)).toEqual({ fault: 'unsigned' });
    expect(openNote(note, 'sum.example.com+00000000+AAAA')).toEqual({ fault: 'bad-key' });
  });

  test.each(['go.sum database tree\n01\n', 'go.sum database tree\n5\nAAAA\n', 'other\n5\n', ''])(
    'no tree: %j',
    (text) => {
      expect(parseTree(text)).toBeUndefined();
    },
  );
});

test.each([
  [{ level: 0, index: 0, count: 256 }, 'tile/8/0/000'],
  [{ level: 0, index: 1234067, count: 256 }, 'tile/8/0/x001/x234/067'],
  [{ level: 2, index: 0, count: 7 }, 'tile/8/2/000.p/7'],
])('the path of tile %j', (tile, path) => {
  expect(tilePath(tile)).toBe(path);
  expect(parseTilePath(path)).toEqual(tile);
});

test.each([
  'tile/8/0/x000/000',
  'tile/8/0/1',
  'tile/4/0/000',
  'tile/8/0/000.p/0',
  'tile/8/0/000.p/256',
  'tile/8/00/000',
  'x',
])('no path of a tile: %s', (path) => {
  expect(parseTilePath(path)).toBeUndefined();
});

test('an answer of the database, and another head for it', () => {
  const answer =
    '12\nexample.com/a v1.0.0 h1:x=\nexample.com/a v1.0.0/go.mod h1:y=\n\ngo.sum database tree\n';
  const found = parseLookup(answer);
  expect(found).toEqual({
    id: 12,
    text: 'example.com/a v1.0.0 h1:x=\nexample.com/a v1.0.0/go.mod h1:y=\n',
    note: 'go.sum database tree\n',
  });
  expect(found && formatLookup(found)).toBe(answer);
  expect(hashInRecord(found?.text ?? '', 'example.com/a', 'v1.0.0/go.mod')).toBe('h1:y=');
  expect(parseLookup('x\n\n')).toBeUndefined();
  expect(parseLookup('1\nno end')).toBeUndefined();
});
