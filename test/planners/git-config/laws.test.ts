import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes, encodeText } from '../../../src/core/byte-text.ts';
import type { Reader } from '../../../src/core/host.ts';
import type { Step } from '../../../src/core/step.ts';
import { ABSENT, type State, sameValue } from '../../../src/core/value.ts';
import { gitConfig } from '../../../src/planners/git-config/index.ts';
import { entriesOf, parseConfig } from '../../../src/planners/git-config/parse-config.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';
import { memoryReader } from '../memory-reader.ts';
import { factsFor } from './real-git.ts';
import { applyProfile, type Keys, look, profileOf } from './simulate.ts';

const home = '/home/u';
const facts = factsFor(home);
const own = `${home}/.config/goenv/gitconfig`;
const include = '\tpath = ~/.config/goenv/gitconfig\n';

describe('laws', () => {
  test('deterministic, and no step without a change', async () => {
    await fc.assert(
      fc.asyncProperty(anyMachine, anyProfile, async (files, profile) => {
        const machine = machineWith(files);
        const one = await look(machine, profile);
        const two = await look(machine, profile);
        expect(two.rows).toEqual(one.rows);
        expect(stepsOf(two)).toEqual(stepsOf(one));
        expect(gitConfig.steps([], one.observed, facts)).toEqual([]);
        const still = one.rows.filter(({ action }) => action === 'no-op');
        expect(gitConfig.steps(still, one.observed, facts)).toEqual([]);
      }),
    );
  });

  test('after the steps current equals target, a second apply has nothing to do, and others keep their lines', async () => {
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(anyMachine, fc.array(anyProfile, { maxLength: 3 }), async (files, profiles) => {
        const machine = machineWith(files);
        let keys: Keys = {};
        for (const profile of [...profiles, profileOf()]) {
          const before = await look(machine, profile, keys);
          const done = await applyProfile(machine, profile, keys);
          steps += done.steps.length;
          keys = done.keys;
          const after = await look(machine, profile, keys);
          expect(after.rows.filter(({ action }) => action !== 'no-op')).toEqual([]);
          expect(untouched(after.observed.state, before.rows)).toEqual(
            untouched(before.observed.state, before.rows),
          );
          expect(theirs(machine.files)).toEqual(theirs(files));
        }
        expect(keys).toEqual({});
      }),
      { numRuns: 200 },
    );
    expect(steps).toBeGreaterThan(100);
  });

  test('at every step boundary the file that is included exists', async () => {
    await fc.assert(
      fc.asyncProperty(anyMachine, anyProfile, anyProfile, async (files, first, second) => {
        const machine = machineWith(files);
        const wasDangling = isDangling(machine.files);
        const applied = await applyProfile(machine, first);
        const next = await applyProfile(machine, second, applied.keys);
        await applyProfile(machine, profileOf(), next.keys);
        if (!wasDangling) expect(machine.dangled()).toBe(false);
      }),
    );
  });

  test('a thousand rewrites stay fast', async () => {
    const rewrite = Array.from({ length: 1000 }, (_, index) => ({
      from: `https://h/${index}/`,
      to: `ssh://git@h/${index % 50}/`,
    }));
    const profile = profileOf({ git: { rewrite } });
    const user = rewrite
      .map(({ from }) => `[url "B:"]\n\tinsteadOf = ${from}x/\n\tinsteadOf = ${from}\n`)
      .join('');
    const machine = machineWith(new Map([[`${home}/.gitconfig`, encodeText(user)]]));
    const start = performance.now();
    const { keys } = await applyProfile(machine, profile);
    const { rows } = await look(machine, profile, keys);
    expect(rows.filter(({ overriddenBy }) => overriddenBy)).toHaveLength(1000);
    // Three looks and one write of 1000 rules beside 2000 of the user's: quadratic work would take many seconds.
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

function machineWith(before: ReadonlyMap<string, Uint8Array>) {
  const files = new Map(before);
  let dangled = false;
  const reader: Reader = memoryReader(files);
  const perform = (steps: readonly Step[]) => {
    for (const step of steps) {
      if (step.kind === 'write-file') files.set(step.path, step.bytes);
      if (step.kind === 'remove-file') files.delete(step.path);
      dangled ||= isDangling(files);
    }
  };
  return { files, reader, facts, perform, dangled: () => dangled };
}

function stepsOf({ rows, observed }: Awaited<ReturnType<typeof look>>) {
  return gitConfig.steps(rows, observed, facts);
}

function untouched(state: State, rows: readonly { readonly key: string }[]): State {
  const moved = new Set(rows.map(({ key }) => key));
  return new Map([...state].filter(([key, value]) => !moved.has(key) && !sameValue(value, ABSENT)));
}

/** Every entry of the user's files but includes of goenv's file; what stands where, in order. */
function theirs(files: ReadonlyMap<string, Uint8Array>): string[] {
  return [...files]
    .flatMap(([path, bytes]) =>
      path === own
        ? []
        : entriesOf(parseConfig(decodeBytes(bytes))).map(({ key, value }) => `${path} ${key}=${value}`),
    )
    .filter((line) => !line.endsWith('include.path=~/.config/goenv/gitconfig'));
}

function isDangling(files: ReadonlyMap<string, Uint8Array>): boolean {
  const included = [...files.values()].some((bytes) => decodeBytes(bytes).includes(include));
  return included && !files.has(own);
}

const froms = fc.constantFrom('https://h/', 'https://h/a/', 'https://i/');
const rewrite = fc.record({ from: froms, to: fc.constantFrom('A:', 'B:', 'ssh://git@[::1]/') });
const http = fc.record(
  {
    url: fc.constantFrom('https://p/', 'https://q.x/y'),
    proxy: fc.constantFrom('', 'http://a:1'),
    clientCert: fc.constant('/c #;"\\.pem'),
  },
  { requiredKeys: ['url'] },
);
const anyProfile: fc.Arbitrary<Profile> = fc
  .record({
    rewrite: fc.uniqueArray(rewrite, { selector: ({ from }) => from, maxLength: 3 }),
    http: fc.uniqueArray(http, { selector: ({ url }) => url, maxLength: 2 }),
    hosts: fc.subarray(['lab', 'lab2']),
  })
  .map(({ hosts, ...git }) =>
    profileOf({
      git,
      insecure: hosts.map((host) => ({ allow: 'skip-tls-verify', host, reason: 'r', expires: '2026-06-01' })),
    }),
  );

const lines = fc
  .array(
    fc.constantFrom(
      '[user]\n',
      '\tname = \udcff\n',
      '[url "A:"]\n',
      '\tinsteadOf = https://h/\n',
      '\tinsteadOf = https://i/\n',
      '[url "B:"] insteadOf=https://h/a/\r\n',
      '[http "https://p/"]\n',
      '\tproxy = http://a:1\n',
      '# note\n',
      '[http "https://lab/"]\n\tsslVerify = no\n',
      '[include]\n',
      '\tpath = gone\n',
      '[credential]\n\thelper =\n\thelper = x\n',
    ),
    { maxLength: 6 },
  )
  .map((parts) => encodeText(parts.join('')));
const anyMachine = fc
  .record(
    {
      [`${home}/.gitconfig`]: lines,
      [`${home}/.config/git/config`]: lines,
      '/etc/gitconfig': lines,
      [own]: lines,
    },
    { requiredKeys: [] },
  )
  .map(
    (files) =>
      new Map(Object.entries(files).filter((file): file is [string, Uint8Array] => file[1] !== undefined)),
  );
