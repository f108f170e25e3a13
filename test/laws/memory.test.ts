import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/core/facts.ts';
import type { Answer, Question } from '../../src/core/host.ts';
import { parseJournal } from '../../src/core/parse-journal.ts';
import { changesOf, makePlan, pendingRows } from '../../src/core/plan.ts';
import { MemoryHost, memoryLedger } from '../../src/host/memory.ts';
import { PLANNERS } from '../../src/planners/index.ts';
import type { Profile } from '../../src/profile/sections/profile.ts';
import { STICK } from './bundles.ts';
import {
  applyOnce,
  EMPTY,
  ETC,
  factsOf,
  homes,
  machineFacts,
  machineProfiles,
  machines,
  picture,
  profiles,
  RUNS,
  SYSTEM_ROOTS,
} from './world.ts';

const HOME = '/home/u';
const SECRET = 's3cret-and-seen-nowhere';

/** Where goenv writes, what it may find there, and what may be wanted. */
interface Place {
  readonly facts: Facts;
  readonly found: fc.Arbitrary<ReadonlyMap<string, string>>;
  readonly wanted: fc.Arbitrary<Profile>;
  /** The include of goenv's own gitconfig, and the files that set variables. */
  readonly include: string;
  readonly envFiles: readonly string[];
  readonly runs: number;
}

const USER: Place = {
  facts: factsOf(HOME, {
    env: { PROXY_USER: 'u', PROXY_PASSWORD: SECRET, TOKEN: `${SECRET}-1`, OTHER_TOKEN: `${SECRET}-2` },
  }),
  found: homes,
  wanted: profiles,
  include: 'path = ~/.config/goenv/gitconfig',
  envFiles: [`${HOME}/.config/goenv/env.sh`, `${HOME}/.config/goenv/env.fish`],
  runs: RUNS,
};
const MACHINE: Place = {
  facts: machineFacts(HOME),
  found: machines,
  wanted: machineProfiles,
  include: 'path = /etc/goenv/gitconfig',
  envFiles: ['/etc/profile.d/goenv.sh', '/etc/fish/conf.d/goenv.fish'],
  // The engine is the same; what differs are the planners' files.
  runs: Math.ceil(RUNS / 2),
};

/** Boundaries to die at: an apply has about sixty when it has much to do. */
const kills = fc.integer({ min: 0, max: 60 });

function world(place: Place, found: ReadonlyMap<string, string>) {
  const host = new MemoryHost();
  host.folders.add('/home').add(HOME);
  host.put('/etc/ssl/certs/ca-certificates.crt', SYSTEM_ROOTS);
  for (const [path, content] of ETC) host.put(path, content);
  for (const [path, bytes] of STICK) host.put(path, bytes);
  for (const [path, content] of found)
    host.put(path.startsWith('/') ? path : `${HOME}/${path}`, content, path === '.netrc' ? 0o644 : 0o600);
  if (place === MACHINE) host.answer = goAnswers;
  return { host, ledger: memoryLedger(), place };
}

function goAnswers({ argv: [program] }: Question): Answer {
  if (program !== 'go') return { kind: 'not-found' };
  const said = { GOENV: `${HOME}/.config/go/env`, GOROOT: '/usr/local/go', GOVERSION: 'go1.26.8' };
  return { kind: 'done', status: 0, stdout: JSON.stringify(said), stderr: '' };
}

async function planNow({ host, place }: World, text: string | undefined, profile: Profile) {
  return makePlan(host, {
    planners: PLANNERS,
    profile,
    journal: parseJournal(text, 'memory'),
    facts: place.facts,
    force: false,
  });
}

type World = ReturnType<typeof world>;

describe.each([
  ['user scope', USER],
  ['machine scope', MACHINE],
])('%s', (_, place) => {
  test('laws 1, 2 and 3: plans repeat, apply converges, and the second apply has nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(place.found, place.wanted, async (home, profile) => {
        const machine = world(place, home);
        const { host, ledger } = machine;
        const first = changesOf(await planNow(machine, undefined, profile));
        expect(changesOf(await planNow(machine, undefined, profile))).toEqual(first);
        const result = await applyOnce(host, ledger, profile, place.facts);
        expect(result.failure).toBeUndefined();
        expect(pendingRows(await planNow(machine, ledger.text, profile))).toEqual([]);
        const before = { text: ledger.text, ...picture(host) };
        const again = await applyOnce(host, ledger, profile, place.facts);
        expect(again.touched).toBe(false);
        expect({ text: ledger.text, ...picture(host) }).toEqual(before);
      }),
      { numRuns: place.runs },
    );
  });

  test('law 4: what is neither declared nor owned never moves', async () => {
    await fc.assert(
      fc.asyncProperty(place.found, place.wanted, place.wanted, async (home, one, two) => {
        const machine = world(place, home);
        const { host, ledger } = machine;
        const declared = new Set<string>();
        const note = async (profile: Profile) => {
          for (const row of changesOf(await planNow(machine, ledger.text, profile)))
            declared.add(`${row.planner} ${row.key}`);
        };
        const foreign = async () => {
          const found: string[] = [];
          for (const planner of PLANNERS) {
            const { state } = await planner.current(host, [], place.facts);
            for (const [key, value] of state) {
              if (!declared.has(`${planner.name} ${key}`))
                found.push(`${planner.name} ${key} ${String(value)}`);
            }
          }
          return found.sort();
        };
        await note(one);
        const before = await foreign();
        await applyOnce(host, ledger, one, place.facts);
        expect(await foreign()).toEqual(before);
        await note(two);
        const between = await foreign();
        await applyOnce(host, ledger, two, place.facts);
        expect(await foreign()).toEqual(between);
      }),
      { numRuns: place.runs },
    );
  });

  test('laws 5 and 6: any profiles, killed at any point, then the empty one: every byte as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        place.found,
        fc.array(fc.tuple(place.wanted, kills), { minLength: 1, maxLength: 4 }),
        kills,
        async (home, runs, lastKill) => {
          const machine = world(place, home);
          const { host, ledger } = machine;
          const before = picture(host);
          for (const [profile, kill] of runs) {
            await killed(machine, profile, kill);
            if (kill % 2 === 0)
              expect((await applyOnce(host, ledger, profile, place.facts)).failure).toBeUndefined();
          }
          await killed(machine, EMPTY, lastKill);
          const result = await applyOnce(host, ledger, EMPTY, place.facts);
          expect(result.failure).toBeUndefined();
          expect(picture(host)).toEqual(before);
          expect(ledger.text).toBeUndefined();
        },
      ),
      { numRuns: place.runs },
    );
  });
});

test('somebody edits a start-up file between two killed runs: goenv leaves nothing, and the edit stays', async () => {
  const edited = fc.constantFrom('.profile', '.bashrc', '.zshenv');
  await fc.assert(
    fc.asyncProperty(profiles, edited, kills, kills, async (profile, name, first, last) => {
      const machine = world(USER, new Map([['.bashrc', 'x=1\n']]));
      const { host, ledger } = machine;
      await killed(machine, profile, first);
      await applyOnce(host, ledger, profile, USER.facts);
      const path = `${HOME}/${name}`;
      const text = Buffer.from(host.files.get(path)?.bytes ?? []).toString('utf8');
      host.put(path, `${text}alias mine=1\n`);
      await killed(machine, EMPTY, last);
      expect((await applyOnce(host, ledger, EMPTY, USER.facts)).failure).toBeUndefined();
      const left = [...host.files].filter(
        ([file, { bytes }]) => !STICK.has(file) && Buffer.from(bytes).includes('goenv'),
      );
      expect(left.map(([file]) => file)).toEqual([]);
      expect(Buffer.from(host.files.get(path)?.bytes ?? []).toString('utf8')).toContain('alias mine=1\n');
      expect(ledger.text).toBeUndefined();
    }),
    { numRuns: RUNS },
  );
});

class Killed extends Error {}

/** Runs an apply that dies at its `at`-th boundary (of saves and effects, before and after); later ones it survives. */
async function killed({ host, ledger, place }: World, profile: Profile, at: number): Promise<void> {
  let left = at;
  const boundary = () => {
    namesExist(host, place);
    expect(ledger.text ?? '').not.toContain(SECRET);
    if (left === 0) throw new Killed();
    left -= 1;
  };
  host.onEffect = boundary;
  ledger.onSave = boundary;
  try {
    await applyOnce(host, ledger, profile, place.facts);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  } finally {
    host.onEffect = () => undefined;
    ledger.onSave = () => undefined;
  }
}

/** Law 6: an include, a bundle and a variable that goenv wrote name a file that is there. */
function namesExist(host: MemoryHost, { facts, include, envFiles }: Place): void {
  const gitconfig = `${facts.ownConfig}/gitconfig`;
  const text = (path: string) => Buffer.from(host.files.get(path)?.bytes ?? []).toString('utf8');
  const [, bundle = ''] = /sslCAInfo = (.*)/.exec(text(gitconfig)) ?? [];
  if (bundle !== '') expect(host.files.has(bundle)).toBe(true);
  for (const path of [`${HOME}/.gitconfig`, `${HOME}/.config/git/config`, '/etc/gitconfig'])
    if (text(path).includes(include)) expect(host.files.has(gitconfig)).toBe(true);
  for (const path of [`${HOME}/.config/go/env`, '/usr/local/go/go.env']) {
    const [, tree] = /^GOPROXY=file:\/\/(.*goenv\/bundles\/.*)$/m.exec(text(path)) ?? [];
    if (tree !== undefined)
      expect({ tree, isThere: host.folders.has(tree) }).toEqual({ tree, isThere: true });
  }
  for (const file of envFiles) {
    for (const [, folder = ''] of text(file).matchAll(/'(\/[^']*\/toolchains\/[^']*)\/bin'/g))
      expect({ folder, isThere: host.folders.has(folder) }).toEqual({ folder, isThere: true });
    for (const [, path = ''] of text(file).matchAll(/^(?:export|set -gx) \w+[= ]'(\/[^']*\.(?:pem|crt))'/gm))
      expect({ path, isThere: host.files.has(path) }).toEqual({ path, isThere: true });
  }
}
