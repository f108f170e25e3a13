import type { Applied, Journal } from '../core/journal.ts';
import { sameApplied } from '../core/journal-writer.ts';
import { type Plan, pendingRows } from '../core/plan.ts';
import { keepAccepted } from '../host/accepted.ts';
import type { Work } from './carry-out.ts';
import type { Context } from './context.ts';
import { skippedNames } from './planning.ts';
import { forgetSettled } from './settled.ts';

/** Whether anything is changed, or tried to be: the machine, or which profile is the applied one. */
export function isWorthRecording(
  { applied }: Work,
  plan: Plan,
  { applied: before, pending }: Journal,
): boolean {
  if (!applied || pending || pendingRows(plan).length > 0) return true;
  const { files: _, ...known } = before ?? {};
  return before === undefined || !sameApplied(known as Applied, applied);
}

/** What a whole revert takes back goes before the journal does: killed in between, nothing is left that no journal knows. */
export function forgetFirst(context: Context, { applied, planners }: Work): void {
  if (applied || skippedNames(planners).length > 0) return;
  forgetSettled(context);
}

/** Behind the journal, for the same reason. */
export function keepAcceptances({ facts }: Context, { applied, admission }: Work): void {
  if (applied) keepAccepted(facts.stateDir, admission.accepted);
}
