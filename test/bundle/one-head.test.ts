import { describe, expect, test } from 'vitest';
import { underOneHead } from '../../src/bundle/one-head.ts';
import { formatLookup, parseLookup } from '../../src/go/sum-lookup.ts';
import { recordHash, tilePath } from '../../src/go/tlog.ts';
import { provenHashes, type ReadTile } from '../../src/go/tree-proof.ts';
import { type TestDatabase, testDatabase } from './make-database.ts';

/** Records of a database, each under the head of its own moment, with strangers' between. */
function history(database: TestDatabase, count: number, strangers: number) {
  return Array.from({ length: count }, (_, at) => {
    for (let n = 0; n < strangers; n += 1) database.add(`stranger ${at} ${n}\n`);
    const text = `example.com/m${at} v1.0.0 h1:zip${at}=\nexample.com/m${at} v1.0.0/go.mod h1:mod${at}=\n`;
    const id = database.add(text);
    const answer = formatLookup({ id, text, note: database.head() });
    return { module: `example.com/m${at}`, version: 'v1.0.0', answer };
  });
}

const tilesOf =
  (database: TestDatabase): ReadTile =>
  ({ level, index, count }) =>
    database.tile(level, index, count).bytes;

const named = (database: TestDatabase) => ({ name: database.name, key: database.key, head: database.head() });

describe('records under one head', () => {
  for (const [count, strangers] of [
    [1, 0],
    [5, 3],
    [4, 700],
  ] as const) {
    test(`${count} records, ${strangers} strangers between: each lookup carries the head, exactly the tiles that prove them`, () => {
      const database = testDatabase();
      const cached = history(database, count, strangers);
      database.add('later\n');
      const found = underOneHead(named(database), cached, tilesOf(database));
      if ('fault' in found) throw new Error(JSON.stringify(found.fault));
      expect(found.tree.size).toBe(database.size);
      expect([...found.lookups.values()].map((text) => parseLookup(text)?.note)).toEqual(
        cached.map(() => database.head()),
      );
      // With these tiles alone every record is proven; without any one of them some is not.
      const paths = new Set(found.tiles.map(tilePath));
      const nodes = [...found.lookups.values()].map((text) => ({
        level: 0,
        index: parseLookup(text)?.id ?? -1,
      }));
      const reading =
        (without?: string): ReadTile =>
        (tile) =>
          paths.has(tilePath(tile)) && tilePath(tile) !== without ? tilesOf(database)(tile) : undefined;
      const proven = provenHashes(found.tree, nodes, reading());
      expect(proven).toEqual({
        hashes: cached
          .map(({ answer }) => Uint8Array.from(recordHash(parseLookup(answer)?.text ?? '')))
          .map((b) => Buffer.from(b)),
      });
      for (const path of paths)
        expect(provenHashes(found.tree, nodes, reading(path))).toHaveProperty('fault');
    });
  }

  test('tiles of another history than the one that is signed', () => {
    const [one, other] = [testDatabase(), testDatabase()];
    const cached = history(one, 3, 2);
    other.add('another beginning\n');
    history(other, 4, 2);
    const forked = { ...named(one), head: one.head() };
    const lying: ReadTile = ({ level, index, count }) => other.tile(level, index, count).bytes;
    expect(underOneHead(forked, cached, lying)).toEqual({
      fault: { kind: 'fork', part: 'example.com/m0@v1.0.0' },
    });
  });

  test('a head of a record that is no beginning of the one head', () => {
    const database = testDatabase();
    const cached = history(database, 2, 1);
    const [first] = cached;
    const lookup = parseLookup(first?.answer ?? '');
    const wrong = {
      module: 'example.com/m0',
      version: 'v1.0.0',
      answer: formatLookup({ ...(lookup ?? { id: 0, text: '', note: '' }), note: 'x' }),
    };
    expect(underOneHead(named(database), [wrong], tilesOf(database))).toEqual({
      fault: { kind: 'note', part: 'example.com/m0@v1.0.0' },
    });
  });

  const broken: readonly (readonly [title: string, change: (answer: string) => string, kind: string])[] = [
    ['a record whose text was changed', (answer) => answer.replace('h1:zip0=', 'h1:evil='), 'record'],
    ['a record under another number', (answer) => answer.replace(/^\d+/, '0'), 'record'],
    ['an answer that is none', () => '<html>', 'record'],
    ['a head that somebody else signed', (answer) => answer.replace('— sum.', '— sun.'), 'note'],
  ];
  for (const [title, change, kind] of broken) {
    test(title, () => {
      const database = testDatabase();
      const cached = history(database, 1, 3).map((one) => ({ ...one, answer: change(one.answer) }));
      expect(underOneHead(named(database), cached, tilesOf(database))).toMatchObject({ fault: { kind } });
    });
  }

  test('a tile that is not at hand is named, so that go can fetch it', () => {
    const database = testDatabase();
    const cached = history(database, 2, 3);
    expect(underOneHead(named(database), cached, () => undefined)).toEqual({
      fault: { kind: 'tile-missing', part: 'tile/8/0/000.p/8' },
    });
  });
});
