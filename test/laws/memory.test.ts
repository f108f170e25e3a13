import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJournal } from '../../src/core/parse-journal.ts';
import { changesOf, makePlan, pendingRows } from '../../src/core/plan.ts';
import { MemoryHost, memoryLedger } from '../../src/host/memory.ts';
import { PLANNERS } from '../../src/planners/index.ts';
import type { Profile } from '../../src/profile/sections/profile.ts';
import { applyOnce, EMPTY, ETC, factsOf, homes, profiles, RUNS, SYSTEM_ROOTS } from './world.ts';

const HOME = '/home/u';
const SECRET = 's3cret-and-seen-nowhere';
const facts = factsOf(HOME, { env: { PROXY_USER: 'u', PROXY_PASSWORD: SECRET } });

/** Boundaries to die at: an apply has about sixty when it has much to do. */
const kills = fc.integer({ min: 0, max: 60 });

function world(home: ReadonlyMap<string, string>) {
  const host = new MemoryHost();
  host.folders.add('/home').add(HOME);
  host.put('/etc/ssl/certs/ca-certificates.crt', SYSTEM_ROOTS);
  for (const [path, content] of ETC) host.put(path, content);
  for (const [path, content] of home) host.put(`${HOME}/${path}`, content, 0o600);
  return { host, ledger: memoryLedger() };
}

function picture(host: MemoryHost) {
  const files = [...host.files].map(([path, { bytes, mode }]) => [
    path,
    Buffer.from(bytes).toString('latin1'),
    mode,
  ]);
  return { files: files.sort(), folders: [...host.folders].sort() };
}

async function planNow(host: MemoryHost, text: string | undefined, profile: Profile) {
  return makePlan(host, {
    planners: PLANNERS,
    profile,
    journal: parseJournal(text, 'memory'),
    facts,
    force: false,
  });
}

test('laws 1, 2 and 3: plans repeat, apply converges, and the second apply has nothing to do', async () => {
  await fc.assert(
    fc.asyncProperty(homes, profiles, async (home, profile) => {
      const { host, ledger } = world(home);
      const first = changesOf(await planNow(host, undefined, profile));
      expect(changesOf(await planNow(host, undefined, profile))).toEqual(first);
      const result = await applyOnce(host, ledger, profile, facts);
      expect(result.failure).toBeUndefined();
      expect(pendingRows(await planNow(host, ledger.text, profile))).toEqual([]);
      const before = { text: ledger.text, ...picture(host) };
      const again = await applyOnce(host, ledger, profile, facts);
      expect(again.touched).toBe(false);
      expect({ text: ledger.text, ...picture(host) }).toEqual(before);
    }),
    { numRuns: RUNS },
  );
});

test('law 4: what is neither declared nor owned never moves', async () => {
  await fc.assert(
    fc.asyncProperty(homes, profiles, profiles, async (home, one, two) => {
      const { host, ledger } = world(home);
      const declared = new Set<string>();
      const note = async (profile: Profile) => {
        for (const row of changesOf(await planNow(host, ledger.text, profile)))
          declared.add(`${row.planner} ${row.key}`);
      };
      const foreign = async () => {
        const found: string[] = [];
        for (const planner of PLANNERS) {
          const { state } = await planner.current(host, [], facts);
          for (const [key, value] of state) {
            if (!declared.has(`${planner.name} ${key}`))
              found.push(`${planner.name} ${key} ${String(value)}`);
          }
        }
        return found.sort();
      };
      await note(one);
      const before = await foreign();
      await applyOnce(host, ledger, one, facts);
      expect(await foreign()).toEqual(before);
      await note(two);
      const between = await foreign();
      await applyOnce(host, ledger, two, facts);
      expect(await foreign()).toEqual(between);
    }),
    { numRuns: RUNS },
  );
});

test('laws 5 and 6: any profiles, killed at any point, then the empty one: every byte as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      homes,
      fc.array(fc.tuple(profiles, kills), { minLength: 1, maxLength: 4 }),
      kills,
      async (home, runs, lastKill) => {
        const { host, ledger } = world(home);
        const before = picture(host);
        for (const [profile, kill] of runs) {
          await killed({ host, ledger }, profile, kill);
          if (kill % 2 === 0) expect((await applyOnce(host, ledger, profile, facts)).failure).toBeUndefined();
        }
        await killed({ host, ledger }, EMPTY, lastKill);
        const result = await applyOnce(host, ledger, EMPTY, facts);
        expect(result.failure).toBeUndefined();
        expect(picture(host)).toEqual(before);
        expect(ledger.text).toBeUndefined();
      },
    ),
    { numRuns: RUNS * 3 },
  );
});

test('somebody edits a start-up file between two killed runs: goenv leaves nothing, and the edit stays', async () => {
  const edited = fc.constantFrom('.profile', '.bashrc', '.zshenv');
  await fc.assert(
    fc.asyncProperty(profiles, edited, kills, kills, async (profile, name, first, last) => {
      const { host, ledger } = world(new Map([['.bashrc', 'x=1\n']]));
      await killed({ host, ledger }, profile, first);
      await applyOnce(host, ledger, profile, facts);
      const path = `${HOME}/${name}`;
      const text = Buffer.from(host.files.get(path)?.bytes ?? []).toString('utf8');
      host.put(path, `${text}alias mine=1\n`);
      await killed({ host, ledger }, EMPTY, last);
      expect((await applyOnce(host, ledger, EMPTY, facts)).failure).toBeUndefined();
      const left = [...host.files].filter(([, { bytes }]) => Buffer.from(bytes).includes('goenv'));
      expect(left.map(([file]) => file)).toEqual([]);
      expect(Buffer.from(host.files.get(path)?.bytes ?? []).toString('utf8')).toContain('alias mine=1\n');
      expect(ledger.text).toBeUndefined();
    }),
    { numRuns: RUNS },
  );
});

class Killed extends Error {}

/** Runs an apply that dies at its `at`-th boundary (of saves and effects, before and after); later ones it survives. */
async function killed(
  { host, ledger }: ReturnType<typeof world>,
  profile: Profile,
  at: number,
): Promise<void> {
  let left = at;
  const boundary = () => {
    namesExist(host);
    expect(ledger.text ?? '').not.toContain(SECRET);
    if (left === 0) throw new Killed();
    left -= 1;
  };
  host.onEffect = boundary;
  ledger.onSave = boundary;
  try {
    await applyOnce(host, ledger, profile, facts);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  } finally {
    host.onEffect = () => undefined;
    ledger.onSave = () => undefined;
  }
}

/** Law 6: an include, a bundle and a variable that goenv wrote name a file that is there. */
function namesExist(host: MemoryHost): void {
  const own = Buffer.from(host.files.get(`${HOME}/.config/goenv/gitconfig`)?.bytes ?? []).toString('latin1');
  const [, bundle = ''] = /sslCAInfo = (.*)/.exec(own) ?? [];
  if (bundle !== '') expect(host.files.has(bundle)).toBe(true);
  for (const name of ['.gitconfig', '.config/git/config']) {
    const text = Buffer.from(host.files.get(`${HOME}/${name}`)?.bytes ?? []).toString('latin1');
    if (text.includes('path = ~/.config/goenv/gitconfig'))
      expect(host.files.has(`${HOME}/.config/goenv/gitconfig`)).toBe(true);
  }
  for (const name of ['env.sh', 'env.fish']) {
    const text = Buffer.from(host.files.get(`${HOME}/.config/goenv/${name}`)?.bytes ?? []).toString('utf8');
    for (const [, path = ''] of text.matchAll(/^(?:export|set -gx) \w+[= ]'(\/[^']*\.(?:pem|crt))'/gm))
      expect({ path, isThere: host.files.has(path) }).toEqual({ path, isThere: true });
  }
}
