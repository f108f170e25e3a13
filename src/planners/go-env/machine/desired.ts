import { fail } from '../../../core/diagnostic.ts';
import type { Facts } from '../../../core/facts.ts';
import type { Inputs } from '../../../core/planner.ts';
import { ABSENT, type State, type Value } from '../../../core/value.ts';
import type { Profile } from '../../../profile/sections/profile.ts';
import { desiredState } from '../desired.ts';
import { elementsIn, elementsOf, type SetName, setElement, stateOf } from '../variables.ts';
import { othersIn, unfitIn } from './found.ts';

/**
 * What the profile wants in goenv's block of `$GOROOT/go.env`. The block is goenv's alone, and its line hides the
 * line of the rest for that variable: so a set is one value here, with what the rest has in it, and a GOINSECURE of the
 * rest that the profile wants gone is hidden by an empty one.
 * @throws Failure (exit 1) GO_ENV_NO_GO, GO_ENV_NEEDS_121
 */
export function machineDesired(profile: Profile, inputs: Inputs, facts: Facts): State {
  const { found } = inputs;
  const others = othersIn(found);
  const elements = desiredState(profile, { ...inputs, found: stateOf(others) }, facts);
  const state = new Map<string, Value>();
  for (const [key, value] of elements) {
    const set = setElement(key)?.set;
    if (set === undefined) state.set(key, value);
    else if (!state.has(set))
      state.set(set, joined(beside(set, elements, others), elementsIn(elements, set)));
  }
  if (state.get('GOINSECURE') === ABSENT && others.get('GOINSECURE')) state.set('GOINSECURE', '');
  if (state.size > 0) refuseUnfit(found);
  return state;
}

/** What the rest of the file has in a set; nothing, where the profile wants all of it gone (`GONOPROXY=none` of an air gap). */
function beside(set: SetName, elements: State, others: ReadonlyMap<string, string>): string {
  const isGone = [...elements].some(([key, value]) => value === ABSENT && setElement(key)?.set === set);
  return isGone ? '' : (others.get(set) ?? '');
}

/** A list without what can match no module: no path holds a blank, or the CR of a file with CRLF. */
export function cleanList(list: string): string {
  return joined(list, []);
}

function joined(list: string, elements: readonly string[]): string {
  const kept = elementsOf(list).filter((element) => !/\s/.test(element));
  return [...new Set([...kept, ...elements])].join(',');
}

function refuseUnfit(found: State): void {
  const unfit = unfitIn(found);
  if (unfit === undefined) return;
  const { folder, version } = unfit;
  if (folder === undefined) fail('GO_ENV_NO_GO', {}, { commands: ['go env GOROOT'] });
  fail('GO_ENV_NEEDS_121', { version: version || '?', folder }, { where: { file: `${folder}/VERSION` } });
}
