import fc from 'fast-check';
import type { OfflineSection } from '../../src/profile/sections/profile.ts';
import { bundleParts, GREETING, packBundle, record, WORDS } from '../bundle/make-bundle.ts';
import { sha256, testDatabase } from '../bundle/make-database.ts';

const database = testDatabase();
record(database, [GREETING], 2);
const early = database.size;
record(database, [WORDS], 2);
const between = database.size;
record(database, [{ ...WORDS, version: 'v0.9.0' }], 2);

/** Files on the stick; the early ones have an older head, and cannot be merged with the later ones. */
export const STICK: ReadonlyMap<string, Buffer> = new Map([
  ['/stick/early.gobundle', packBundle(bundleParts([GREETING], database, { size: early }))],
  ['/stick/words.gobundle', packBundle(bundleParts([WORDS], database, { size: between }))],
  ['/stick/both.gobundle', packBundle(bundleParts([GREETING, WORDS], database, { size: between }))],
]);

const ref = (name: string) => {
  const file = `/stick/${name}.gobundle`;
  return { file, sha256: sha256(STICK.get(file) ?? Buffer.of()) };
};

/** Bundles that a profile may name. */
export const offlines: fc.Arbitrary<OfflineSection> = fc.constantFrom(
  { bundles: [ref('early')] },
  { bundles: [ref('words')] },
  { bundles: [ref('words'), ref('both')] },
);

/** The newest tree head that go may know of that database. */
export const latestHeads: fc.Arbitrary<string> = fc.constantFrom(
  database.head(early),
  database.head(between),
  database.head(),
  'no head\n',
);
