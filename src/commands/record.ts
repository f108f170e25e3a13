import type { Applied, Journal } from '../core/journal.ts';
import { sameApplied } from '../core/journal-writer.ts';
import { type Plan, pendingRows } from '../core/plan.ts';
import { forgetAccepted, keepAccepted } from '../host/accepted.ts';
import type { Work } from './carry-out.ts';
import type { Context } from './context.ts';
import { skippedNames } from './planning.ts';

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

/** Behind the journal, so that none is left without one; a revert takes all of them back. */
export function keepAcceptances({ facts }: Context, { applied, admission, planners }: Work): void {
  if (applied) keepAccepted(facts.stateDir, admission.accepted);
  else if (skippedNames(planners).length === 0) forgetAccepted(facts.stateDir);
}
