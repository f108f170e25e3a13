import { isInForce, pendingRows } from '../core/plan.ts';
import { say } from '../ui/say.ts';
import { type Admission, admit } from './admit.ts';
import type { Context } from './context.ts';
import { type LoadedProfile, loadProfile, profileArgument } from './load-profile.ts';
import { allDiagnostics, chosenPlanners, planProfile, skippedNames } from './planning.ts';
import { headOf, present, presentChanges, presentDiagnostics, presentPlan } from './present.ts';
import { commandsForRoot, forRoot, presentForRoot, textForRoot } from './present-for-root.ts';
import { presentSettled } from './present-settled.ts';
import { refuseProfile } from './refuse.ts';
import { withRemoteTexts } from './remote-texts.ts';
import { savePlan } from './saved-plan.ts';
import { appliedContexts, commandForRoot, contextFor, isHandedOver } from './scope.ts';
import { stillSettled } from './settled.ts';

/**
 * `goenv plan [PROFILE]`: what would change, and why. Changes nothing; `--out FILE` saves it for `apply --plan`.
 * Exit 0; with `--detailed-exitcode` 2 when changes are pending, left alone or not in force; 3 for an invalid profile.
 */
export async function plan(context: Context): Promise<number> {
  for (const one of await appliedContexts(context)) {
    const settled = await stillSettled(one, profileArgument(context));
    if (settled) return presentSettled(context, settled, 'plan');
  }
  const found = await loadProfile(context, profileArgument(context), await context.readJournal());
  if (!found.profile) return refuseProfile(context, found.diagnostics);
  const loading = withRemoteTexts(context.facts, found);
  if (isHandedOver(context, loading.profile)) return presentForRoot(context, [commandForRoot(context)]);
  const scoped = contextFor(context, loading.profile);
  const admission = await admit(scoped, loading);
  return admission === 4 ? admission : planIn(scoped, loading, admission);
}

async function planIn(context: Context, loading: LoadedProfile, { policy }: Admission): Promise<number> {
  const journal = await context.readJournal();
  const planners = chosenPlanners(context);
  const made = await planProfile(context, { profile: loading.profile, journal, planners });
  const rows = made.parts.flatMap((part) => part.rows);
  const left = rows.some((row) => row.leftAlone);
  const complete = skippedNames(planners).length === 0 && !left;
  const changed = pendingRows(made).length > 0;
  const commands = commandsForRoot(context, made);
  const diagnostics = allDiagnostics(loading.diagnostics, made.diagnostics);
  await presentChanges(context, {
    command: 'plan',
    profile: loading.ref,
    plan: made,
    complete,
    changed,
    insecure: loading.whole.insecure,
    policy,
    diagnostics: [...diagnostics, ...forRoot(commands)],
  });
  await presentDiagnostics(context, diagnostics);
  const { insecure } = loading.whole;
  presentPlan(context, made, { head: headOf(context, loading.ref), insecure, policy });
  present(context, textForRoot(context, commands));
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
