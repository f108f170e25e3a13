import { describe, expect, test } from 'vitest';
import { EMPTY_JOURNAL, type Journal, type Owned, ownedBy, type Pending } from '../../src/core/journal.ts';
import { recover } from '../../src/core/recover.ts';
import { observed, reader } from './observed.ts';

interface Judged {
  readonly title: string;
  /** What was pending: before -> after, and whether it was to be given up. */
  readonly pending: { before: string | null; after: string | null; release?: boolean };
  /** What the machine shows now. */
  readonly now: string | null;
  readonly owned?: { first: string | null; wrote: string | null };
  readonly becomes: { first: string | null; wrote: string | null } | undefined;
}

const keys: readonly Judged[] = [
  {
    title: 'created',
    pending: { before: null, after: 'new' },
    now: 'new',
    becomes: { first: null, wrote: 'new' },
  },
  { title: 'not created', pending: { before: null, after: 'new' }, now: null, becomes: undefined },
  {
    title: 'updated',
    pending: { before: 'old', after: 'new' },
    now: 'new',
    becomes: { first: 'old', wrote: 'new' },
  },
  { title: 'not updated', pending: { before: 'old', after: 'new' }, now: 'old', becomes: undefined },
  {
    title: 'deleted',
    pending: { before: 'old', after: null },
    now: null,
    becomes: { first: 'old', wrote: null },
  },
  { title: 'not deleted', pending: { before: 'old', after: null }, now: 'old', becomes: undefined },
  {
    title: 'run, then changed by somebody: still of goenv, the first-seen value kept',
    pending: { before: 'old', after: 'new' },
    now: 'theirs',
    becomes: { first: 'old', wrote: 'new' },
  },
  {
    title: 'owned before and updated: the first-seen value is the old one',
    pending: { before: 'mine', after: 'new' },
    now: 'new',
    owned: { first: 'first', wrote: 'mine' },
    becomes: { first: 'first', wrote: 'new' },
  },
  {
    title: 'owned before and not updated: as it was',
    pending: { before: 'mine', after: 'new' },
    now: 'mine',
    owned: { first: 'first', wrote: 'mine' },
    becomes: { first: 'first', wrote: 'mine' },
  },
  {
    title: 'given up, and done: no longer of goenv',
    pending: { before: 'mine', after: 'first', release: true },
    now: 'first',
    owned: { first: 'first', wrote: 'mine' },
    becomes: undefined,
  },
  {
    title: 'given up, and not done: still of goenv',
    pending: { before: 'mine', after: null, release: true },
    now: 'mine',
    owned: { first: null, wrote: 'mine' },
    becomes: { first: null, wrote: 'mine' },
  },
  {
    title: 'given up, done, and changed by somebody: still of goenv, so that nothing is lost',
    pending: { before: 'mine', after: null, release: true },
    now: 'theirs',
    owned: { first: null, wrote: 'mine' },
    becomes: { first: null, wrote: null },
  },
];

test.each(keys)('a key $title', ({ pending, now, owned, becomes }) => {
  const change = { release: false, ...pending };
  const journal = journalOf(
    { planner: 'p', keys: { k: change }, files: {} },
    owned && { keys: { k: owned }, files: {} },
  );
  const after = recover(journal, 'p', observed(now === null ? {} : { k: now }), reader);
  expect(ownedBy(after, 'p').keys['k']).toEqual(becomes);
  expect(after.pending).toBeUndefined();
});

describe('files', () => {
  const first = { bytes: 'eA==', mode: 0o600, uid: 1, gid: 2 };
  const pendingFile = { before: 'old', after: 'new', first, edited: false };
  // A key that ran, so that the planner owns something.
  const keyed = { k: { before: null, after: 'v', release: false } };
  const judged = (file: typeof pendingFile, now: string | null, owned?: Owned) => {
    const journal = journalOf({ planner: 'p', keys: keyed, files: { f: file } }, owned);
    return ownedBy(recover(journal, 'p', observed({ k: 'v' }, { f: now }), reader), 'p').files['f'];
  };

  test('written: its first bytes are kept', () => {
    expect(judged(pendingFile, 'new')).toEqual({ first, wrote: 'new', edited: false });
  });

  test('not written: no record', () => {
    expect(judged(pendingFile, 'old')).toBeUndefined();
  });

  test('written and edited since: marked, so that it is mended and never put back whole', () => {
    expect(judged(pendingFile, 'theirs')).toEqual({ first, wrote: 'new', edited: true });
  });

  test('owned before: the first bytes are those of the first touch', () => {
    const record = { first: null, wrote: 'old', edited: false };
    const owned = { keys: {}, files: { f: record } };
    const again = { before: 'old', after: 'new', edited: false } as typeof pendingFile;
    expect(judged(again, 'new', owned)).toEqual({ first: null, wrote: 'new', edited: false });
    expect(judged(again, 'old', owned)).toEqual(record);
  });

  test('once edited, always edited', () => {
    const owned = { keys: {}, files: { f: { first: null, wrote: 'old', edited: true } } };
    expect(judged(pendingFile, 'new', owned)).toMatchObject({ edited: true });
  });

  test('a planner that owns no key any more keeps no before-images', () => {
    const release = { k: { before: 'v', after: null, release: true } };
    const owned = {
      keys: { k: { first: null, wrote: 'v' } },
      files: { f: { first, wrote: 'old', edited: false } },
    };
    const journal = journalOf(
      { planner: 'p', keys: release, files: { f: { before: 'old', after: 'x', edited: false } } },
      owned,
    );
    expect(recover(journal, 'p', observed({}, { f: 'x' }), reader)).toEqual(EMPTY_JOURNAL);
  });
});

test("what is pending for another planner is not this one's to judge", () => {
  const journal = journalOf({ planner: 'other', keys: {}, files: {} });
  expect(recover(journal, 'p', observed({}), reader)).toBe(journal);
});

function journalOf(pending: Pending, owned?: Owned): Journal {
  return { ...EMPTY_JOURNAL, pending, planners: owned ? { p: owned } : {} };
}
