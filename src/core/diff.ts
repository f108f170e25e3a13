import type { Origin, Profile } from '../profile/sections/profile.ts';
import type { Action, Change } from './change.ts';
import type { Facts } from './facts.ts';
import { type KeyRecord, type Owned, restore } from './journal.ts';
import { nearestOrigin } from './nearest-origin.ts';
import type { Observed, Planner } from './planner.ts';
import { ABSENT, isWritable, type State, sameValue, type Value } from './value.ts';

/** A change, and what the engine alone has to know of it. */
export interface Row extends Change {
  /** Not wanted by the profile any more: the first-seen value is put back and the key is no longer goenv's. */
  readonly release: boolean;
  /** Why it stays as it is, although it should be otherwise. */
  readonly leftAlone: LeftAlone | false;
}

/** `changed`: somebody changed what goenv would put back, and there is no `--force`; `root`: root has to do it, and `--no-sudo` hands that over. */
export type LeftAlone = 'changed' | 'root';

export interface DiffInput {
  readonly planner: Planner;
  readonly profile: Profile;
  readonly desired: State;
  readonly owned: Owned;
  readonly observed: Observed;
  /** Whether every file that a key lives in still is what goenv wrote. */
  readonly untouched?: (key: string) => boolean;
  readonly force: boolean;
  readonly facts: Facts;
}

/**
 * Compares target with machine, a row a key.
 * target = desired + every owned key no longer desired -> its first-seen value.
 */
export function diff(input: DiffInput): readonly Row[] {
  const pointerOf = input.planner.pointers(input.profile);
  const wanted = [...input.desired].map(([key, want]) =>
    wantedRow(input, key, { want, pointer: pointerOf(key) }),
  );
  const released = Object.keys(input.owned.keys).filter((key) => !input.desired.has(key));
  const rows = [...wanted, ...released.map((key) => releasedRow(input, key))];
  return rows.map((row) => elevated(row, input));
}

/** A change that takes root's rights is marked; under `--no-sudo` it is somebody else's. */
function elevated(row: Row, { planner, facts }: DiffInput): Row {
  if (row.action === 'no-op' || row.leftAlone || !planner.elevates?.(row.key, facts)) return row;
  if (!facts.noSudo) return { ...row, elevate: true };
  return { ...row, elevate: true, leftAlone: 'root' };
}

function wantedRow(
  { planner, profile, desired, owned, observed }: DiffInput,
  key: string,
  { want, pointer }: { want: Value; pointer: string | undefined },
): Row {
  const record = owned.keys[key];
  const here = observed.state.get(key) ?? ABSENT;
  const elsewhere = observed.elsewhere.get(key);
  // What somebody else already set at the same or a stronger place is nothing to do, and stays theirs.
  const had = record === undefined && elsewhere !== undefined && sameValue(elsewhere, want);
  const before = had ? want : here;
  const origin = originOf(profile, pointer);
  const overriddenBy = observed.overridden(key, want, desired);
  return {
    planner: planner.name,
    key,
    action: actionOf(before, want),
    before,
    after: want,
    ...(origin && { origin }),
    ...(overriddenBy && { overriddenBy }),
    ...(record && isChanged(record, here) && !sameValue(here, want) && { changedSince: true }),
    release: false,
    leftAlone: false,
  };
}

/** Whether somebody changed what goenv wrote. */
function isChanged({ first, wrote, handedOver }: KeyRecord, here: Value): boolean {
  return !sameValue(here, restore(wrote)) && !(handedOver && sameValue(here, restore(first)));
}

function releasedRow({ planner, owned, observed, untouched, force, facts }: DiffInput, key: string): Row {
  const record = owned.keys[key];
  const before = observed.state.get(key) ?? ABSENT;
  // A user's journal may say anything; root takes away what goenv put there, and puts nothing there by it.
  const isBelieved = !planner.elevates?.(key, facts) || (record?.first ?? null) === null;
  const first = isBelieved ? comeBack(restore(record?.first ?? null), before) : before;
  const changed = !sameValue(before, restore(record?.wrote ?? null)) && !sameValue(before, first);
  const changedSince = changed && !untouched?.(key);
  return {
    planner: planner.name,
    key,
    action: actionOf(before, first),
    before,
    after: first,
    ...(changedSince && { changedSince }),
    release: true,
    leftAlone: changedSince && !force && 'changed',
  };
}

/** What a first-seen value comes back as: one that cannot be written again goes, unless the file brings it back itself. */
function comeBack(first: Value, before: Value): Value {
  return isWritable(first) || sameValue(first, before) ? first : ABSENT;
}

/** The place of a pointer; of the nearest list or map that holds it, or of its first part, when it has none itself. */
export function originOf(profile: Profile, pointer: string | undefined): Origin | undefined {
  if (pointer === undefined) return undefined;
  const found = nearestOrigin(profile.origins, pointer);
  if (found) return found;
  const inside = Object.keys(profile.origins).find((one) => one.startsWith(`${pointer}/`));
  return inside === undefined ? undefined : profile.origins[inside];
}

function actionOf(before: Value, after: Value): Action {
  if (sameValue(before, after)) return 'no-op';
  if (before === ABSENT) return 'create';
  return after === ABSENT ? 'delete' : 'update';
}
