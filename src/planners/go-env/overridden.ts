import type { Override } from '../../core/change.ts';
import type { Observed } from '../../core/planner.ts';
import { ABSENT, type State, type Value } from '../../core/value.ts';
import { isKnownSumDb } from '../../go/sumdb.ts';
import { covers, hiddenPrivate } from './hidden.ts';
import { setElement } from './variables.ts';
import { byGo, byVariable, contradictedIn, followersIn, managedIn, type View } from './view.ts';

/** What was found, before a target is known. */
type Machine = Omit<View, 'keys' | 'sets' | 'contradicted' | 'followers'>;

/**
 * Whether a wanted value is kept from being in force: by an exported variable (an empty one counts as unset),
 * by a go that says something else than the file, or, for GOPRIVATE, by a GONOPROXY or GONOSUMDB of another mind.
 */
export function judge(machine: Machine): Observed['overridden'] {
  const compared = { contradicted: contradictedIn(machine), followers: followersIn(machine) };
  let judged: { target: State; view: View } | undefined;
  return (key, value, target) => {
    // One target is asked about key by key: what follows from it as a whole is worked out once.
    if (judged?.target !== target)
      judged = { target, view: { ...machine, ...compared, ...managedIn(target) } };
    const { view } = judged;
    const parsed = setElement(key);
    if (!parsed) return scalarOverride(view, key, value);
    if (value === ABSENT) return undefined;
    const found = elementOverride(view, parsed.set, parsed.element);
    return found ?? (parsed.set === 'GOPRIVATE' ? hiddenPrivate(view, parsed.element) : undefined);
  };
}

function scalarOverride(view: View, name: string, value: Value): Override | undefined {
  if (value === ABSENT) return absentOverride(view, name);
  const exported = view.env[name];
  if (exported) return exported === value ? undefined : byVariable(view, name);
  return view.contradicted.has(name) ? byGo(view, name) : undefined;
}

/** Only what a profile can want gone: any other ABSENT is a first-seen value that goes back. */
function absentOverride(view: View, name: string): Override | undefined {
  const exported = view.env[name];
  const answer = view.answers.get(name);
  if (name === 'GOINSECURE') {
    if (exported) return byVariable(view, name);
    return answer && !view.variables.has(name) ? byGo(view, name) : undefined;
  }
  if (name !== 'GOSUMDB') return undefined;
  if (exported) return isGoDefault(exported) ? undefined : byVariable(view, name);
  return answer === 'off' && !view.variables.has(name) ? byGo(view, name) : undefined;
}

function elementOverride(view: View, set: string, element: string): Override | undefined {
  const exported = view.env[set];
  if (!exported) return view.contradicted.has(set) ? byGo(view, set) : undefined;
  // `none` only keeps the set from following GOPRIVATE, and any exported value does that too.
  return element === 'none' || covers(exported, element) ? undefined : byVariable(view, set);
}

/** Go's own database by name; the other one that go knows is a mirror of it that a profile has to ask for. */
export function isGoDefault(exported: string): boolean {
  return isKnownSumDb(exported) && !exported.endsWith('.cn');
}
