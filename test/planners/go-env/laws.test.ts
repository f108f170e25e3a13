import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ABSENT, type State, type Value } from '../../../src/core/value.ts';
import { goEnvPath } from '../../../src/go/env-path.ts';
import type { InsecureEntry, Profile } from '../../../src/profile/sections/profile.ts';
import { makeFacts, makeProfile, plan } from './run-planner.ts';

const facts = makeFacts();
const path = goEnvPath(facts);

const pattern = fc.constantFrom('a.example', 'b.example/x', '*.c.example', 'none', 'a.example/', 'é.example');
const list = fc.array(fc.oneof(pattern, fc.constantFrom('', ' a.example', 'x[1].y', '\xff')), {
  maxLength: 4,
});
const line = fc.oneof(
  fc
    .tuple(fc.constantFrom('GOPRIVATE', 'GONOPROXY', 'GONOSUMDB', 'GOINSECURE'), list)
    .map(([name, elements]) => {
      return `${name}=${elements.join(',')}`;
    }),
  fc
    .tuple(
      fc.constantFrom('GOPROXY', 'GOSUMDB', 'GOTOOLCHAIN', 'GOFLAGS', 'GOBIN'),
      fc.constantFrom('', 'off', 'x\r'),
    )
    .map(([name, value]) => `${name}=${value}`),
  fc.constantFrom('# comment \xfe', '', ' GOPROXY=x', 'export GOPRIVATE=y', '\r', 'GOPRIVATE[a.example]=odd'),
);
const content = fc.option(
  fc
    .tuple(fc.array(line, { maxLength: 7 }), fc.boolean())
    .map(([lines, ended]) => lines.join('\n') + (ended ? '\n' : '')),
  { nil: undefined },
);
const machine = content.map((text) => {
  const files = new Map<string, Uint8Array>();
  if (text !== undefined) files.set(path, new Uint8Array(Buffer.from(text, 'latin1')));
  return { files };
});

const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const go = fc.record({
  proxy: optional(fc.constantFrom([{ url: 'off', fallback: 'not-found' as const }], [])),
  private: optional(
    fc.uniqueArray(fc.record({ path: pattern, via: fc.constantFrom('direct' as const, 'proxy' as const) }), {
      selector: ({ path: one }) => one,
      maxLength: 4,
    }),
  ),
  sumdb: optional(fc.constantFrom('default' as const, { name: 'sum.golang.google.cn' })),
  toolchain: optional(fc.constantFrom('local' as const, 'auto' as const)),
  env: optional(fc.constantFrom({ GOFLAGS: '-modcacherw' }, { GOBIN: '/b', GOFLAGS: '' })),
});
const exception: fc.Arbitrary<InsecureEntry> = fc.record({
  allow: fc.constantFrom('plain-http' as const, 'skip-tls-verify' as const, 'no-sumdb' as const),
  module: fc.oneof(pattern, fc.constant('all')),
  reason: fc.constant('r'),
  expires: fc.constant('2026-12-31'),
});
const profile = fc
  .record({ go: optional(go), insecure: fc.array(exception, { maxLength: 2 }) })
  .map((sections) => {
    // JSON drops the keys that are undefined, as a parsed profile has none either.
    return makeProfile(JSON.parse(JSON.stringify(sections)) as Partial<Profile>);
  });

const plain = (state: State) =>
  new Map([...state].map(([key, value]) => [key, value === ABSENT ? null : value]));
const seen = (state: State, keys: Iterable<string>): State => {
  return new Map<string, Value>([...keys].map((key) => [key, state.get(key) ?? ABSENT]));
};

/** What goenv owns after a run: the keys it changed, with the values it found. */
function ownedAfter(run: Awaited<ReturnType<typeof plan>>, before: State): State {
  const owned = new Map<string, Value>(before);
  for (const { key, action, before: value } of run.changes) {
    if (action !== 'no-op' && !owned.has(key)) owned.set(key, value);
  }
  return owned;
}

test('the same input gives the same target and steps', async () => {
  await fc.assert(
    fc.asyncProperty(profile, machine, async (wanted, found) => {
      const [one, two] = [await plan(wanted, found, facts), await plan(wanted, found, facts)];
      expect([...two.target]).toEqual([...one.target]);
      expect(two.steps).toEqual(one.steps);
    }),
  );
});

test('after the steps current equals target, and a second run has nothing to do', async () => {
  await fc.assert(
    fc.asyncProperty(profile, machine, async (wanted, found) => {
      const first = await plan(wanted, found, facts);
      expect(first.steps.length).toBe(first.changes.some(({ action }) => action !== 'no-op') ? 1 : 0);
      const second = await plan(wanted, first.after, facts, ownedAfter(first, new Map()));
      expect(plain(seen(second.observed.state, first.target.keys()))).toEqual(plain(first.target));
      expect(second.changes.filter(({ action }) => action !== 'no-op')).toEqual([]);
      expect(second.steps).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('what is neither declared nor owned never moves, and no line that go ignores is touched', async () => {
  const ignored = (files: ReadonlyMap<string, Uint8Array>) => {
    const text = Buffer.from(files.get(path) ?? []).toString('latin1');
    return text.split('\n').filter((one) => one !== '' && !/^[A-Z].*=/.test(one));
  };
  await fc.assert(
    fc.asyncProperty(profile, machine, async (wanted, found) => {
      const first = await plan(wanted, found, facts);
      const second = await plan(wanted, first.after, facts);
      const others = [...first.observed.state, ...second.observed.state].map(([key]) => key);
      const alone = others.filter((key) => !first.target.has(key));
      expect(plain(seen(second.observed.state, alone))).toEqual(plain(seen(first.observed.state, alone)));
      expect(ignored(first.after.files)).toEqual(ignored(found.files));
    }),
    { numRuns: 300 },
  );
});

test('two profiles and then the empty one bring every value back', async () => {
  await fc.assert(
    fc.asyncProperty(profile, profile, machine, async (one, two, found) => {
      const first = await plan(one, found, facts);
      const second = await plan(two, first.after, facts, ownedAfter(first, new Map()));
      const owned = ownedAfter(second, ownedAfter(first, new Map()));
      const third = await plan(makeProfile(), second.after, facts, owned);
      const last = await plan(makeProfile(), third.after, facts);
      expect(plain(last.observed.state)).toEqual(plain(first.observed.state));
    }),
    { numRuns: 300 },
  );
});
