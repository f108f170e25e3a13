import { describe, expect, test } from 'vitest';
import { diff, originOf } from '../../src/core/diff.ts';
import type { Planner } from '../../src/core/planner.ts';
import { ABSENT, type Value } from '../../src/core/value.ts';
import { EMPTY, factsOf } from '../laws/world.ts';
import { observed } from './observed.ts';

const planner: Planner = {
  name: 'p',
  reads: [],
  desired: () => new Map(),
  current: async () => observed({}),
  steps: () => [],
  pointers: () => (key) => `/${key}`,
};

interface Row {
  readonly title: string;
  /** What the profile wants; `undefined`: does not speak of it. */
  readonly want?: string | null;
  readonly here?: string;
  readonly elsewhere?: string;
  readonly owned?: { first: string | null; wrote: string | null };
  readonly force?: boolean;
  readonly gives: object;
}

const wanted: readonly Row[] = [
  { title: 'absent, wanted', want: 'v', gives: { action: 'create', before: ABSENT, after: 'v' } },
  {
    title: 'another value, wanted',
    want: 'v',
    here: 'x',
    gives: { action: 'update', before: 'x', after: 'v' },
  },
  {
    title: 'there, wanted gone',
    want: null,
    here: 'x',
    gives: { action: 'delete', before: 'x', after: ABSENT },
  },
  { title: 'as wanted', want: 'v', here: 'v', gives: { action: 'no-op' } },
  { title: 'absent, wanted gone', want: null, gives: { action: 'no-op' } },
  { title: 'empty is not absent', want: '', gives: { action: 'create', before: ABSENT, after: '' } },
  { title: 'somebody else has it already', want: 'v', elsewhere: 'v', gives: { action: 'no-op' } },
  { title: 'somebody else has another value', want: 'v', elsewhere: 'x', gives: { action: 'create' } },
  {
    title: 'owned, though somebody else has it too: the own one stays',
    want: 'v',
    elsewhere: 'v',
    owned: { first: null, wrote: 'v' },
    gives: { action: 'create', changedSince: true },
  },
  {
    title: 'owned and changed by somebody: set again, and said',
    want: 'v',
    here: 'theirs',
    owned: { first: null, wrote: 'v' },
    gives: { action: 'update', changedSince: true, leftAlone: false },
  },
  {
    title: 'owned, another value wanted now: an ordinary update',
    want: 'new',
    here: 'v',
    owned: { first: null, wrote: 'v' },
    gives: { action: 'update', release: false },
  },
];

const released: readonly Row[] = [
  {
    title: 'no longer wanted, was absent at first',
    here: 'v',
    owned: { first: null, wrote: 'v' },
    gives: { action: 'delete', after: ABSENT, release: true, leftAlone: false },
  },
  {
    title: 'no longer wanted, had a value at first',
    here: 'v',
    owned: { first: 'mine', wrote: 'v' },
    gives: { action: 'update', after: 'mine', release: true },
  },
  {
    title: 'no longer wanted, goenv had removed it',
    owned: { first: 'mine', wrote: null },
    gives: { action: 'create', before: ABSENT, after: 'mine', release: true },
  },
  {
    title: 'no longer wanted, already as at first',
    here: 'mine',
    owned: { first: 'mine', wrote: 'v' },
    gives: { action: 'no-op', release: true, leftAlone: false },
  },
  {
    title: 'no longer wanted, changed by somebody: left alone',
    here: 'theirs',
    owned: { first: 'mine', wrote: 'v' },
    gives: { changedSince: true, leftAlone: 'changed' },
  },
  {
    title: 'no longer wanted, removed by somebody: left alone',
    owned: { first: 'mine', wrote: 'v' },
    gives: { changedSince: true, leftAlone: 'changed' },
  },
  {
    title: 'no longer wanted, changed by somebody, --force: put back',
    here: 'theirs',
    owned: { first: 'mine', wrote: 'v' },
    force: true,
    gives: { action: 'update', after: 'mine', changedSince: true, leftAlone: false },
  },
];

test.each([...wanted, ...released])('$title', ({ want, here, elsewhere, owned, force = false, gives }) => {
  const desired = new Map<string, Value>(want === undefined ? [] : [['k', want ?? ABSENT]]);
  const rows = diff({
    planner,
    profile: EMPTY,
    desired,
    owned: { keys: owned ? { k: owned } : {}, files: {} },
    observed: observed(
      here === undefined ? {} : { k: here },
      {},
      elsewhere === undefined ? {} : { k: elsewhere },
    ),
    force,
    facts: factsOf('/home/u'),
  });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject(gives);
  if (!('changedSince' in gives)) expect(rows[0]).not.toHaveProperty('changedSince');
});

describe('the origin of a pointer', () => {
  const at = (line: number) => ({ file: 'f', line, column: 1, pointer: '' });
  const origins = {
    '/go': at(1),
    '/go/private': at(2),
    '/go/private/0': at(3),
    '/git/rewrite/0/from': at(4),
  };
  const profile = { ...EMPTY, origins };
  test.each([
    ['/go/private/0', 3],
    ['/go/private/7', 2],
    ['/go/proxy', 1],
    ['/git/rewrite/0', 4],
    ['/nothing', undefined],
    [undefined, undefined],
  ])('%s', (pointer, line) => {
    expect(originOf(profile, pointer)?.line).toBe(line);
  });
});

test("root's rights put nothing back that a user's journal calls first seen", () => {
  const rows = diff({
    planner: { ...planner, elevates: () => true },
    profile: EMPTY,
    desired: new Map(),
    owned: { keys: { forged: { first: 'evil', wrote: null }, mine: { first: null, wrote: 'v' } }, files: {} },
    observed: observed({ mine: 'v' }, {}, {}),
    force: true,
    facts: factsOf('/home/u'),
  });
  expect(rows.map(({ key, action, after }) => [key, action, after])).toEqual([
    ['forged', 'no-op', ABSENT],
    ['mine', 'delete', ABSENT],
  ]);
});
