import { isInForce, pendingRows } from '../core/plan.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';
import { loadProfile, profileArgument } from './load-profile.ts';
import { allDiagnostics, chosenPlanners, planProfile, skippedNames } from './planning.ts';
import { headOf, present, presentChanges, presentDiagnostics, presentPlan } from './present.ts';
import { refuseProfile } from './refuse.ts';
import { savePlan } from './saved-plan.ts';

/**
 * `goenv plan [PROFILE]`: what would change, and why. Changes nothing; `--out FILE` saves it for `apply --plan`.
 * Exit 0; with `--detailed-exitcode` 2 when changes are pending, left alone or not in force; 3 for an invalid profile.
 */
export async function plan(context: Context): Promise<number> {
  const journal = await context.readJournal();
  const loading = await loadProfile(context, profileArgument(context), journal);
  if (!loading.profile) return refuseProfile(context, loading.diagnostics);
  const planners = chosenPlanners(context);
  const made = await planProfile(context, { profile: loading.profile, journal, planners });
  const rows = made.parts.flatMap((part) => part.rows);
  const left = rows.some((row) => row.leftAlone);
  const complete = skippedNames(planners).length === 0 && !left;
  const changed = pendingRows(made).length > 0;
  const diagnostics = allDiagnostics(loading.diagnostics, made.diagnostics);
  await presentChanges(context, {
    command: 'plan',
    profile: loading.ref,
    plan: made,
    complete,
    changed,
    diagnostics,
  });
  await presentDiagnostics(context, diagnostics);
  presentPlan(context, made, headOf(context, loading.ref));
  const { out } = context.options;
  if (out !== undefined) {
    savePlan(out, {
      loading,
      rows,
      planners: planners.map((planner) => planner.name),
      allow: context.options.allow,
    });
    present(context, say(context.voice, 'planSaved', { path: out }));
  }
  return context.options.detailedExitcode && (changed || left || !isInForce(made)) ? 2 : 0;
}
