import { type ApplyResult, apply } from '../core/apply.ts';
import { type Diagnostic, fail } from '../core/diagnostic.ts';
import type { Applied, Journal } from '../core/journal.ts';
import { isInForce, type Plan, pendingRows } from '../core/plan.ts';
import type { Planner } from '../core/planner.ts';
import { PLANNERS } from '../planners/index.ts';
import type { Profile } from '../profile/sections/profile.ts';
import type { ProfileRef } from '../ui/report.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';
import { refuseMissingReferences } from './missing-references.ts';
import { planProfile } from './planning.ts';
import { presentPlan } from './present.ts';
import { presentOutcome } from './present-outcome.ts';
import { proveRewrites } from './prove-rewrites.ts';
import { notShown, pendingChanges, type SavedChange } from './saved-plan.ts';
import { withLock } from './session.ts';
import { showProgress } from './show-progress.ts';

/** What apply and revert have in common: a profile to make true. */
export interface Work {
  readonly head: string;
  readonly ref: ProfileRef | undefined;
  readonly profile: Profile;
  readonly diagnostics: readonly Diagnostic[];
  readonly planners: readonly Planner[];
  /** The changes a saved plan showed; they are the consent. */
  readonly shown?: readonly SavedChange[];
  /** What the journal remembers afterwards; none for revert. */
  readonly applied?: Applied;
}

/** Plan, ask, change, prove. Gives the exit code. Errors: `STALE_PLAN`, `NEEDS_YES`, `DECLINED`, those of planning. */
export async function carryOut(context: Context, work: Work): Promise<number> {
  const consent = work.shown ?? (await consentOf(context, work));
  return withLock(context, async (made) => {
    const journal = await context.readJournal();
    const plan = await planProfile(context, { ...work, journal, reverting: work.applied === undefined });
    refuseMissingReferences(plan, context.facts);
    const fresh = consent ? notShown(pendingRows(plan), consent) : [];
    if (fresh.length > 0) fail('STALE_PLAN', { keys: fresh.join(', ') });
    if (!consent) presentPlanUnlessQuiet(context, plan, work);
    const result = await perform(context, work, { plan, journal, made });
    return presentOutcome(context, work, result);
  });
}

/**
 * Shows the plan and asks, outside the lock: nobody else has to wait for a person to answer.
 * Nothing to do is consent to nothing; `undefined` is `--yes`: whatever the plan says.
 */
async function consentOf(context: Context, work: Work): Promise<readonly SavedChange[] | undefined> {
  const { options, streams, errors } = context;
  if (options.yes) return undefined;
  const plan = await planProfile(context, {
    ...work,
    journal: await context.readJournal(),
    reverting: work.applied === undefined,
  });
  if (pendingRows(plan).length === 0) return [];
  refuseMissingReferences(plan, context.facts);
  presentPlan(context, plan, work.head);
  if (!streams.interactive) fail('NEEDS_YES', { command: context.command }, { exit: 64 });
  const yes = await streams.confirm(say(errors, work.applied ? 'ask' : 'askRevert'));
  if (!yes) fail('DECLINED');
  return pendingChanges(pendingRows(plan));
}

function presentPlanUnlessQuiet(context: Context, plan: Plan, work: Work): void {
  if (!context.options.quiet && (pendingRows(plan).length > 0 || !isInForce(plan)))
    presentPlan(context, plan, work.head);
}

async function perform(
  context: Context,
  work: Work,
  { plan, journal, made }: { plan: Plan; journal: Journal; made: readonly string[] },
): Promise<ApplyResult> {
  const { host, ledger, facts, options, streams } = context;
  streams.holdStops();
  const progress = await showProgress(context, pendingRows(plan));
  let failed = true;
  try {
    const result = await apply(host, ledger, {
      planners: work.planners,
      registry: PLANNERS,
      profile: work.profile,
      facts,
      force: options.force,
      reverting: work.applied === undefined,
      plan,
      journal,
      made,
      ...(work.applied && { applied: work.applied }),
      onDone: (row) => progress.done(row.planner, row.key),
      interrupted: () => streams.interrupted(),
    });
    failed = result.failure !== undefined;
    return {
      ...result,
      diagnostics: [...result.diagnostics, ...(await proveRewrites(host, result.applied))],
    };
  } finally {
    await progress.end(failed);
  }
}
