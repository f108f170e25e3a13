import { RECEIPT } from '../core/bundle-set.ts';
import { type Diagnostic, fail } from '../core/diagnostic.ts';
import type { Journal } from '../core/journal.ts';
import { nearestName } from '../core/nearest-name.ts';
import { makePlan, type Plan } from '../core/plan.ts';
import type { Planner } from '../core/planner.ts';
import type { Witness } from '../core/witness.ts';
import { PLANNERS } from '../planners/index.ts';
import type { Profile } from '../profile/sections/profile.ts';
import type { Context } from './context.ts';
import { refuseLeftOut } from './left-out.ts';

/** The planners that `--only` and `--skip` leave. Errors (64): `UNKNOWN_PLANNER`. */
export function chosenPlanners({ options }: Pick<Context, 'options'>): readonly Planner[] {
  const names = PLANNERS.map((planner) => planner.name);
  for (const name of [...options.only, ...options.skip]) {
    if (names.includes(name)) continue;
    const near = nearestName(name, names);
    fail(
      'UNKNOWN_PLANNER',
      { planner: name, known: near ? `${near} (${names.join(', ')})` : names.join(', ') },
      { exit: 64 },
    );
  }
  return PLANNERS.filter(
    ({ name }) => (options.only.length === 0 || options.only.includes(name)) && !options.skip.includes(name),
  );
}

/** The names of the planners that were left out. */
export function skippedNames(chosen: readonly Planner[]): readonly string[] {
  return PLANNERS.filter((planner) => !chosen.includes(planner)).map((planner) => planner.name);
}

/**
 * Plans, and looks beforehand for what would refuse the writing: all refusals are found at planning.
 * Errors (exit 1): those of planners, `READ_ONLY_FILE`, `NOT_WRITABLE`, `GIT_LOCK_HELD`; (64) those of `refuseLeftOut`.
 */
export async function planProfile(
  context: Context,
  input: {
    readonly profile: Profile;
    readonly journal: Journal;
    readonly planners: readonly Planner[];
    readonly reverting?: boolean;
    /** Watches what the plan is made from. */
    readonly witness?: Witness;
  },
): Promise<Plan> {
  const { host, options } = context;
  refuseLeftOut(PLANNERS, input);
  const { reader = host, facts = context.facts } = input.witness ?? {};
  const plan = await makePlan(reader, { ...input, facts, force: options.force });
  // A lock that an interrupted goenv left on a file is its own: apply sweeps it before it writes.
  const interrupted = input.journal.pending?.files ?? {};
  for (const part of plan.parts) {
    const rows = part.rows.filter((row) => row.action !== 'no-op' && !row.leftAlone);
    if (rows.length === 0) continue;
    for (const step of part.planner.steps(rows, part.observed, part.facts, part.inputs)) {
      if (step.kind === 'run') continue;
      if (step.kind === 'unpack' || step.kind === 'remove-tree') {
        await host.probeWrite(`${step.path}/${RECEIPT}`);
        continue;
      }
      const { lock, ...how } = step;
      const locked = lock && interrupted[step.path] === undefined ? { lock } : {};
      await host.probeWrite(step.path, { ...how, ...locked });
    }
  }
  return plan;
}

/** Every diagnostic of loading and planning, each once. */
export function allDiagnostics(...lists: readonly (readonly Diagnostic[])[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return lists.flat().filter((found) => {
    const key = JSON.stringify([found.code, found.params, found.where?.file, found.where?.line]);
    return !seen.has(key) && seen.add(key);
  });
}

/** The profile of nothing: applying it is `revert`. Exempt from schema and policy. */
export const EMPTY_PROFILE: Profile = {
  name: '',
  scope: 'user',
  environment: 'production',
  insecure: [],
  origins: {},
};
