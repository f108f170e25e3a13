import { describe, expect, test } from 'vitest';
import { apply } from '../../src/core/apply.ts';
import { diagnostic, Failure, fail } from '../../src/core/diagnostic.ts';
import { parseJournal } from '../../src/core/journal.ts';
import { makePlan } from '../../src/core/plan.ts';
import type { Planner } from '../../src/core/planner.ts';
import { MemoryHost, memoryLedger } from '../../src/host/memory.ts';
import { PLANNERS } from '../../src/planners/index.ts';
import type { Profile } from '../../src/profile/sections/profile.ts';
import { applyOnce, EMPTY, factsOf } from '../laws/world.ts';

const HOME = '/home/u';
const facts = factsOf(HOME);
const GO_ENV = `${HOME}/.config/go/env`;

const ACME: Profile = {
  ...EMPTY,
  name: 'acme',
  go: { proxy: [{ url: 'https://athens.acme.example', fallback: 'not-found' }] },
  git: { rewrite: [{ from: 'https://git.acme.example/', to: 'ssh://git@git.acme.example/' }] },
};

function world() {
  const host = new MemoryHost();
  host.folders.add('/home').add(HOME);
  host.put(GO_ENV, '# mine\n');
  host.put(`${HOME}/.gitconfig`, '[user]\n\tname = x\n', 0o600);
  return { host, ledger: memoryLedger() };
}

type World = ReturnType<typeof world>;

async function run(
  { host, ledger }: World,
  profile: Profile,
  more: { planners?: readonly Planner[]; interrupted?: () => boolean } = {},
) {
  const journal = parseJournal(ledger.text, 'memory');
  const input = { planners: more.planners ?? PLANNERS, profile, facts, force: false, journal };
  const plan = await makePlan(host, input);
  const interrupted = more.interrupted ? { interrupted: more.interrupted } : {};
  return apply(host, ledger, { ...input, registry: PLANNERS, plan, made: [], ...interrupted });
}

function picture({ host, ledger }: World) {
  const files = [...host.files].map(([path, { bytes, mode }]) => [path, Buffer.from(bytes).toString(), mode]);
  return { files: files.sort(), folders: [...host.folders].sort(), journal: ledger.text };
}

class Killed extends Error {}

/** The apply dies just before or after its `at`-th effect, counted from 0. */
async function killedAt(one: World, profile: Profile, when: 'before' | 'after', at: number): Promise<void> {
  let seen = 0;
  one.host.onEffect = (now) => {
    if (now === when && seen++ === at) throw new Killed();
  };
  await expect(run(one, profile)).rejects.toThrow(Killed);
  one.host.onEffect = () => undefined;
}

describe('killed in one planner, then only another planner is applied', () => {
  const goEnv = PLANNERS.filter(({ name }) => name === 'go-env');
  const gitConfig = PLANNERS.filter(({ name }) => name === 'git-config');

  test.each(['before', 'after'] as const)(
    'what was pending is not forgotten (%s the effect)',
    async (when) => {
      const one = world();
      const before = picture(one);
      await killedAt(one, ACME, when, 0);
      expect(parseJournal(one.ledger.text, 'memory').pending?.planner).toBe('git-config');
      expect((await run(one, ACME, { planners: goEnv })).failure).toBeUndefined();
      expect((await run(one, EMPTY)).failure).toBeUndefined();
      expect(picture(one)).toEqual(before);
    },
  );

  test('nor when only the other one is reverted', async () => {
    const one = world();
    const before = picture(one);
    await run(one, ACME, { planners: goEnv });
    await killedAt(one, ACME, 'after', 1);
    expect((await run(one, EMPTY, { planners: goEnv })).failure).toBeUndefined();
    expect((await run(one, EMPTY, { planners: gitConfig })).failure).toBeUndefined();
    expect(picture(one)).toEqual(before);
  });
});

describe('a write that fails', () => {
  test('the first one: nothing was changed, and the result says so', async () => {
    const one = world();
    const before = picture(one);
    one.host.onEffect = (when) => when === 'before' && fail('WRITE_FAILED', { path: 'x', reason: 'ENOSPC' });
    const result = await run(one, ACME);
    expect(result.failure?.diagnostic.code).toBe('WRITE_FAILED');
    expect(result.touched).toBe(false);
    expect(result.applied).toEqual([]);
    expect(picture(one).files).toEqual(before.files);
  });

  test('a later one: what was done and what was not is told, and revert restores', async () => {
    const one = world();
    const before = picture(one);
    one.host.onEffect = (when, effect) =>
      when === 'before' && effect.path === GO_ENV && fail('WRITE_FAILED', { path: GO_ENV, reason: 'ENOSPC' });
    const result = await run(one, ACME);
    expect(result.touched).toBe(true);
    expect(result.applied.map(({ planner }) => planner)).toEqual(['git-config', 'git-config']);
    expect(result.failed.map(({ key }) => key)).toEqual(['GOPROXY']);
    expect(parseJournal(one.ledger.text, 'memory').pending).toBeUndefined();
    one.host.onEffect = () => undefined;
    expect((await run(one, EMPTY)).failure).toBeUndefined();
    expect(picture(one)).toEqual(before);
  });
});

describe('somebody else writes the same file', () => {
  test('between reading and writing: tried again on the new bytes, which stay', async () => {
    const one = world();
    let left = 3;
    const change = one.host.change.bind(one.host);
    one.host.change = async (effect) => {
      if (effect.path === GO_ENV && left-- > 0) one.host.put(GO_ENV, `# theirs ${left}\n`);
      return change(effect);
    };
    expect((await run(one, ACME)).failure).toBeUndefined();
    const now = Buffer.from(one.host.files.get(GO_ENV)?.bytes ?? []).toString();
    expect(now).toBe('# theirs 0\nGOPROXY=https://athens.acme.example\n');
    expect((await run(one, EMPTY)).failure).toBeUndefined();
    expect(Buffer.from(one.host.files.get(GO_ENV)?.bytes ?? []).toString()).toBe('# theirs 0\n');
  });

  test('without end: given up, nothing of theirs overwritten', async () => {
    const one = world();
    let round = 0;
    const change = one.host.change.bind(one.host);
    one.host.change = async (effect) => {
      if (effect.path === GO_ENV) one.host.put(GO_ENV, `# theirs ${round++}\n`);
      return change(effect);
    };
    const result = await run(one, ACME);
    expect(result.failure?.diagnostic.code).toBe('CHANGED_UNDERNEATH');
    expect(Buffer.from(one.host.files.get(GO_ENV)?.bytes ?? []).toString()).toBe(`# theirs ${round - 1}\n`);
  });

  test('right after the write: NOT_CONVERGED, exit 5', async () => {
    const one = world();
    one.host.onEffect = (when, { path }) => {
      if (when === 'after' && path === GO_ENV) one.host.put(GO_ENV, 'GOPROXY=off\n');
    };
    const result = await run(one, ACME);
    expect(result.failure?.diagnostic.code).toBe('NOT_CONVERGED');
    expect(result.failure?.exit).toBe(5);
  });
});

describe('interrupted', () => {
  test.each([0, 1, 2])('before effect %i: exit 130, nothing pending, revert restores', async (at) => {
    const one = world();
    const before = picture(one);
    let asked = 0;
    const result = await run(one, ACME, { interrupted: () => asked++ === at });
    expect(result.failure?.exit).toBe(130);
    expect(parseJournal(one.ledger.text, 'memory').pending).toBeUndefined();
    expect(result.touched).toBe(at > 0);
    await run(one, EMPTY);
    expect(picture(one)).toEqual(before);
  });
});

test('a bug is thrown on, not taken for a failure of the machine', async () => {
  const one = world();
  one.host.onEffect = () => {
    throw new TypeError('bug');
  };
  await expect(run(one, ACME)).rejects.toThrow(TypeError);
  expect(new Failure(diagnostic('INTERNAL', 'error')).exit).toBe(1);
});

test('nothing to do: the journal is not written again', async () => {
  const { host, ledger } = world();
  await applyOnce(host, ledger, ACME, facts);
  let saves = 0;
  ledger.onSave = () => {
    saves += 1;
  };
  expect((await applyOnce(host, ledger, ACME, facts)).touched).toBe(false);
  expect(saves).toBe(0);
});
