import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJournal } from '../../../src/core/parse-journal.ts';
import { makePlan, pendingRows } from '../../../src/core/plan.ts';
import { memoryLedger } from '../../../src/host/memory.ts';
import { readBundle } from '../../../src/pki/bundle.ts';
import { PLANNERS } from '../../../src/planners/index.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';
import { applyOnce, EMPTY, factsOf, picture, RUNS } from '../../laws/world.ts';
import { makeProfile } from '../go-env/run-planner.ts';
import { makeCertificates } from './certificates.ts';
import { BUNDLE, SimulatedDebian } from './simulated-debian.ts';

const made = makeCertificates();
const facts = factsOf('/home/u');
const names = ['acme', 'other', 'root-one', 'stray'] as const;
const pemOf = (name: string) => made[name]?.pem ?? '';

const certificates = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 });
const profiles: fc.Arbitrary<Profile> = fc
  .record({ scope: fc.constantFrom('user' as const, 'machine' as const), certificates, file: fc.boolean() })
  .map(({ scope, certificates: chosen, file }) =>
    makeProfile({
      trust: {
        scope,
        certificates: chosen.map((name) => ({
          ...(file ? { file: `/srv/${name}.pem` } : { pem: pemOf(name) }),
          sha256: [made[name]?.sha256 ?? ''],
          leaf: false,
        })),
      },
    }),
  );
/** What IT installed: nothing, or one that profiles want as well. */
const worlds = fc.record({
  installed: fc.option(fc.constantFrom(...names)),
  extra: fc.option(fc.constantFrom('root-two', 'acme')),
});

function worldOf({ installed, extra }: { installed: string | null; extra: string | null }) {
  const host = new SimulatedDebian(
    [pemOf('root-one'), pemOf('root-two')],
    installed ? { it: pemOf(installed) } : {},
  );
  host.folders.add('/home').add('/home/u');
  for (const name of names) host.put(`/srv/${name}.pem`, pemOf(name).replaceAll('\n', '\r\n'));
  if (extra) host.put('/home/u/.config/goenv/ca-extra.pem', `# mine\n${pemOf(extra)}`, 0o600);
  return { host, ledger: memoryLedger() };
}

const trusted = (host: SimulatedDebian) =>
  readBundle(host.files.get(BUNDLE)?.bytes ?? '').map(({ sha256 }) => sha256);

test('apply converges, the second has nothing to do, and what is trusted is the first set and what is wanted', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, profiles, async (found, profile) => {
      const { host, ledger } = worldOf(found);
      const before = trusted(host);
      expect((await applyOnce(host, ledger, profile, facts)).failure).toBeUndefined();
      const journal = parseJournal(ledger.text, 'memory');
      const plan = await makePlan(host, { planners: PLANNERS, profile, journal, facts, force: false });
      expect(pendingRows(plan)).toEqual([]);
      const runs = host.performed.length;
      expect((await applyOnce(host, ledger, profile, facts)).touched).toBe(false);
      expect(host.performed.length).toBe(runs);
      const wanted = (profile.trust?.certificates ?? []).map(({ sha256 }) => sha256[0]);
      const after = profile.trust?.scope === 'machine' ? [...before, ...wanted] : before;
      expect(new Set(trusted(host))).toEqual(new Set(after));
      const isNew = wanted.some((sha256) => !before.includes(sha256 ?? ''));
      expect(runs > 0).toBe(profile.trust?.scope === 'machine' && isNew);
    }),
    { numRuns: RUNS },
  );
});

test('any profiles, killed at any point, then the empty one: every byte as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds,
      fc.array(fc.tuple(profiles, fc.integer({ min: 0, max: 20 })), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 20 }),
      async (found, runs, lastKill) => {
        const world = worldOf(found);
        const before = picture(world.host);
        for (const [profile, kill] of runs) {
          await killed(world, profile, kill);
          if (kill % 2 === 0)
            expect((await applyOnce(world.host, world.ledger, profile, facts)).failure).toBeUndefined();
        }
        await killed(world, EMPTY, lastKill);
        const result = await applyOnce(world.host, world.ledger, EMPTY, facts);
        expect(result.failure).toBeUndefined();
        expect(picture(world.host)).toEqual(before);
        expect(world.ledger.text).toBeUndefined();
      },
    ),
    { numRuns: RUNS },
  );
});

test("a user's bundle always holds the roots, follows them, and says so", async () => {
  const { host, ledger } = worldOf({ installed: null, extra: null });
  const profile = makeProfile({
    trust: { certificates: [{ pem: pemOf('acme'), sha256: [], leaf: false }] },
  });
  await applyOnce(host, ledger, profile, facts);
  host.put('/usr/local/share/ca-certificates/new.crt', pemOf('stray'));
  host.rebuild();
  const journal = parseJournal(ledger.text, 'memory');
  const plan = await makePlan(host, { planners: PLANNERS, profile, journal, facts, force: false });
  expect(pendingRows(plan).map(({ key, action }) => `${action} ${key}`)).toEqual(['update ca-bundle.roots']);
  expect(plan.diagnostics.map(({ code }) => code)).toContain('ROOTS_CHANGED');
  await applyOnce(host, ledger, profile, facts);
  const own = readBundle(host.files.get('/home/u/.config/goenv/ca-bundle.pem')?.bytes ?? '');
  expect(own.map(({ sha256 }) => sha256).sort()).toEqual(
    ['root-one', 'root-two', 'stray', 'acme'].map((name) => made[name]?.sha256).sort(),
  );
});

test('two users and one store: who leaves takes nothing that the other needs, and the last one everything', async () => {
  const users = ['/home/u', '/home/v'].map((home, at) => factsOf(home, { uid: 1000 + at }));
  const turns = fc.array(
    fc.tuple(fc.constantFrom(0, 1), fc.option(profiles), fc.integer({ min: 0, max: 30 })),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  await fc.assert(
    fc.asyncProperty(worlds, turns, async (found, all) => {
      const { host } = worldOf({ ...found, extra: null });
      // The package that has the program makes the folder.
      for (const folder of ['/home/v', '/usr/local', '/usr/local/share', '/usr/local/share/ca-certificates'])
        host.folders.add(folder);
      const before = picture(host);
      const worldsOf = users.map(() => ({ host, ledger: memoryLedger() }));
      const wants: (Profile | null)[] = [null, null];
      for (const [who, profile, kill] of all) {
        const world = worldsOf[who];
        const mine = users[who];
        if (!world || !mine) continue;
        await killed(world, profile ?? EMPTY, kill, mine);
        expect((await applyOnce(host, world.ledger, profile ?? EMPTY, mine)).failure).toBeUndefined();
        wants[who] = profile;
        const wanted = wants.flatMap((one) => (one?.trust?.scope === 'machine' ? pinsOf(one) : []));
        expect(trusted(host)).toEqual(expect.arrayContaining(wanted));
      }
      for (const [at, mine] of users.entries())
        await applyOnce(host, worldsOf[at]?.ledger ?? memoryLedger(), EMPTY, mine);
      // The folder of the notes is goenv's own, and stays.
      for (const folder of ['/var/lib/goenv/owners', '/var/lib/goenv', '/var/lib', '/var'])
        if (!before.folders.includes(folder)) host.folders.delete(folder);
      expect(picture(host)).toEqual(before);
    }),
    { numRuns: RUNS },
  );
});

const pinsOf = ({ trust }: Profile) => (trust?.certificates ?? []).flatMap((one) => one.sha256);

class Killed extends Error {}

/** Runs an apply that dies at its `at`-th boundary of saves, file changes and programs. */
async function killed(
  { host, ledger }: ReturnType<typeof worldOf>,
  profile: Profile,
  at: number,
  mine = facts,
) {
  let left = at;
  const boundary = () => {
    if (left === 0) throw new Killed();
    left -= 1;
  };
  host.onEffect = boundary;
  host.onRun = boundary;
  ledger.onSave = boundary;
  try {
    await applyOnce(host, ledger, profile, mine);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  } finally {
    host.onEffect = () => undefined;
    host.onRun = () => undefined;
    ledger.onSave = () => undefined;
  }
}
