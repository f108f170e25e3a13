import { diff, type Row } from '../../../src/core/diff.ts';
import type { Facts } from '../../../src/core/facts.ts';
import type { Reader } from '../../../src/core/host.ts';
import { type KeyRecord, store } from '../../../src/core/journal.ts';
import type { Observed } from '../../../src/core/planner.ts';
import type { Step } from '../../../src/core/step.ts';
import type { State } from '../../../src/core/value.ts';
import { gitConfig } from '../../../src/planners/git-config/index.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';

export type Keys = Readonly<Record<string, KeyRecord>>;

export interface Machine {
  readonly reader: Reader;
  readonly facts: Facts;
  perform(steps: readonly Step[]): void;
}

export interface Look {
  readonly observed: Observed;
  readonly desired: State;
  readonly rows: readonly Row[];
}

/** Reads and compares as the engine does (`core/plan.ts`). */
export async function look({ reader, facts }: Machine, profile: Profile, keys: Keys = {}): Promise<Look> {
  const asked = new Set([
    ...gitConfig.desired(profile, { found: new Map(), files: new Map() }, facts).keys(),
    ...Object.keys(keys),
  ]);
  const observed = await gitConfig.current(reader, asked, facts);
  const found = new Map([...observed.state].filter(([key]) => keys[key] === undefined));
  for (const [key, value] of observed.elsewhere) if (!found.has(key)) found.set(key, value);
  const desired = gitConfig.desired(profile, { found, files: new Map() }, facts);
  const owned = { keys, files: {} };
  const rows = diff({ planner: gitConfig, profile, desired, owned, observed, force: true, facts });
  return { observed, desired, rows };
}

/** Both passes of an apply, each read anew; gives what is owned afterwards and the steps that ran. */
export async function applyProfile(machine: Machine, profile: Profile, before: Keys = {}) {
  let keys = before;
  const done: Step[] = [];
  for (const pass of ['put', 'remove'] as const) {
    const { observed, rows } = await look(machine, profile, keys);
    const mine = rows.filter(
      (row) => row.action !== 'no-op' && (row.action === 'delete') === (pass === 'remove'),
    );
    const steps = gitConfig.steps(mine, observed, machine.facts);
    machine.perform(steps);
    done.push(...steps);
    keys = ownedAfter(keys, [...mine, ...rows.filter((row) => row.action === 'no-op' && row.release)]);
  }
  return { keys, steps: done };
}

function ownedAfter(keys: Keys, rows: readonly Row[]): Keys {
  const owned = { ...keys };
  for (const { key, before, after, release } of rows) {
    if (release) delete owned[key];
    else owned[key] = { first: (owned[key] ?? { first: store(before) }).first, wrote: store(after) };
  }
  return owned;
}

export function profileOf(part: Partial<Profile> = {}): Profile {
  return { name: 'acme', scope: 'user', environment: 'test', insecure: [], origins: {}, ...part };
}
