import { fail } from '../core/diagnostic.ts';
import { isInForce, type Plan, pendingRows } from '../core/plan.ts';
import { say } from '../ui/say.ts';
import type { Work } from './carry-out.ts';
import type { Context } from './context.ts';
import { refuseMissingReferences } from './missing-references.ts';
import { planProfile } from './planning.ts';
import { type PlanFrame, presentPlan } from './present.ts';
import { pendingChanges, type SavedChange } from './saved-plan.ts';

/**
 * Shows the plan and asks, outside the lock: nobody else has to wait for a person to answer.
 * Nothing to do is consent to nothing; `undefined` is `--yes`: whatever the plan says.
 */
export async function consentOf(context: Context, work: Work): Promise<readonly SavedChange[] | undefined> {
  const { options, streams, errors } = context;
  if (options.yes) return undefined;
  const plan = await planProfile(context, {
    ...work,
    journal: await context.readJournal(),
    reverting: work.applied === undefined,
  });
  if (pendingRows(plan).length === 0) return [];
  if (!streams.interactive) refuseMissingReferences(plan, context.facts);
  presentPlan(context, plan, frameOf(work));
  if (!streams.interactive)
    fail('NEEDS_YES', { command: [context.command, ...context.options.args].join(' ') }, { exit: 64 });
  const yes = await streams.confirm(say(errors, work.applied ? 'ask' : 'askRevert'));
  if (!yes) fail('DECLINED');
  return pendingChanges(pendingRows(plan));
}

/** Shows what `--yes` consents to. */
export function presentPlanUnlessQuiet(context: Context, plan: Plan, work: Work): void {
  if (!context.options.quiet && (pendingRows(plan).length > 0 || !isInForce(plan)))
    presentPlan(context, plan, frameOf(work));
}

function frameOf({ head, insecure, admission }: Work): PlanFrame {
  return { head, insecure, policy: admission.policy };
}
