import { originOf } from '../core/diff.ts';
import { store } from '../core/journal.ts';
import type { Planner } from '../core/planner.ts';
import { readNeeds } from '../core/read-needs.ts';
import { redact } from '../core/redact.ts';
import { machineFacts } from '../host/facts.ts';
import type { Origin, Profile } from '../profile/sections/profile.ts';
import type { Context } from './context.ts';
import { chosenPlanners } from './planning.ts';

/** One setting that a profile becomes. */
export interface Compiled {
  readonly planner: string;
  readonly key: string;
  /** `null`: wanted gone. */
  readonly value: string | null;
  readonly origin: Origin | null;
  /** JSON pointer of what asks for it. */
  readonly pointer: string | undefined;
}

/** What the chosen planners make of a profile, whatever the machine has. Reads the files that the profile names. */
export async function compileProfile(context: Context, profile: Profile): Promise<readonly Compiled[]> {
  const parts = chosenPlanners(context).map((planner) => compile(context, planner, profile));
  return (await Promise.all(parts)).flat();
}

async function compile(
  { host, facts: own }: Context,
  planner: Planner,
  profile: Profile,
): Promise<readonly Compiled[]> {
  const facts = profile.scope === 'machine' ? machineFacts(own) : own;
  const files = await readNeeds(host, planner, { profile, facts });
  const state = planner.desired(profile, { found: new Map(), files }, facts);
  const pointerOf = planner.pointers(profile);
  return [...state].map(([key, value]) => {
    const text = store(value);
    const pointer = pointerOf(key);
    return {
      planner: planner.name,
      key,
      value: typeof text === 'object' ? text && '(sensitive)' : redact(text),
      origin: originOf(profile, pointer) ?? null,
      pointer,
    };
  });
}
