import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FileEffect, Ledger } from '../../src/core/host.ts';
import { fileLedger } from '../../src/host/ledger.ts';
import { RealHost } from '../../src/host/real.ts';
import { snapshot } from '../cli/snapshot.ts';
import { tempFolder } from '../host/temp-folder.ts';
import { applyOnce, EMPTY, factsOf, homes, profiles, RUNS } from '../laws/world.ts';

class Killed extends Error {}

/** Dies at its `left`-th boundary: before and after each change of a file and each write of the journal. */
class Mortal extends RealHost {
  left = Number.POSITIVE_INFINITY;

  boundary(): void {
    if (this.left === 0) throw new Killed();
    this.left -= 1;
  }

  override async change(effect: FileEffect): Promise<void> {
    this.boundary();
    await super.change(effect);
    this.boundary();
  }

  ledger(folder: string): Ledger {
    const real = fileLedger(folder);
    const between = async (work: () => Promise<void>) => {
      this.boundary();
      await work();
      this.boundary();
    };
    return {
      path: real.path,
      load: () => real.load(),
      save: (text) => between(() => real.save(text)),
      clear: () => between(() => real.clear()),
    };
  }
}

interface Shape {
  /** The git configuration is a link into a folder of dotfiles. */
  readonly linked: boolean;
  readonly mode: number;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  linked: fc.boolean(),
  mode: fc.constantFrom(0o600, 0o640, 0o644, 0o664),
});

/** A home on the disk, whose `go` and `git` are not there: programs are asked elsewhere. */
function furnish(home: string, files: ReadonlyMap<string, string>, { linked, mode }: Shape): void {
  for (const [name, content] of files) {
    const isLink = linked && name === '.gitconfig';
    const path = join(home, isLink ? 'dotfiles/gitconfig' : name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    chmodSync(path, mode);
    if (isLink) symlinkSync('dotfiles/gitconfig', join(home, name));
  }
}

/** No bundle is on the disk here, and no go to fetch another: trees have tests of their own. */
const onDisk = profiles.map(({ offline: _, go, ...rest }) => {
  const { install: __, ...settings } = go ?? {};
  return { ...rest, ...(go && { go: settings }) };
});

/** Runs `work` until it is done or dead. */
async function dying(host: Mortal, kill: number, work: () => Promise<unknown>): Promise<void> {
  host.left = kill;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  } finally {
    host.left = Number.POSITIVE_INFINITY;
  }
}

test('laws 2, 3 and 5 on real files: any profiles, killed at any boundary, then the empty one', async () => {
  await fc.assert(
    fc.asyncProperty(
      homes,
      shapes,
      fc.array(fc.tuple(onDisk, fc.integer({ min: 0, max: 20 })), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 0, max: 20 }),
      async (files, shape, runs, lastKill) => {
        using temp = tempFolder();
        const home = temp.path('home');
        mkdirSync(home);
        furnish(home, files, shape);
        const facts = factsOf(home, {
          stateDir: temp.path('state'),
          env: { PATH: '/nowhere', PROXY_USER: 'u', PROXY_PASSWORD: 'p', TOKEN: 't0ken', OTHER_TOKEN: 'x' },
        });
        const host = new Mortal(facts);
        const before = snapshot(home);
        mkdirSync(facts.stateDir);
        const ledger = host.ledger(facts.stateDir);
        for (const [profile, kill] of runs) {
          await dying(host, kill, () => applyOnce(host, ledger, profile, facts));
          if (kill % 2 > 0) continue;
          expect((await applyOnce(host, ledger, profile, facts)).failure).toBeUndefined();
          const between = snapshot(temp.dir);
          expect((await applyOnce(host, ledger, profile, facts)).touched).toBe(false);
          expect(snapshot(temp.dir)).toEqual(between);
        }
        await dying(host, lastKill, () => applyOnce(host, ledger, EMPTY, facts));
        expect((await applyOnce(host, ledger, EMPTY, facts)).failure).toBeUndefined();
        expect(snapshot(home)).toEqual(before);
        expect(await ledger.load()).toBeUndefined();
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 120_000);
