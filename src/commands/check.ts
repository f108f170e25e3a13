import { fail } from '../core/diagnostic.ts';
import type { Journal } from '../core/journal.ts';
import { changesOf, isInForce, makePlan, type Plan, pendingRows } from '../core/plan.ts';
import type { Planner } from '../core/planner.ts';
import { withSnapshot } from '../core/snapshot.ts';
import { renderPlan } from '../ui/render-plan.ts';
import { say } from '../ui/say.ts';
import { admit, judgeApplied } from './admit.ts';
import type { Context } from './context.ts';
import { inEachScope } from './in-each-scope.ts';
import { appliedProfile, type LoadedProfile, loadProfile, profileArgument } from './load-profile.ts';
import { allDiagnostics, chosenPlanners, skippedNames } from './planning.ts';
import { present, presentChanges, presentDiagnostics, viewOf } from './present.ts';
import { presentSettled } from './present-settled.ts';
import { refuseProfile } from './refuse.ts';
import { appliedContexts, contextFor } from './scope.ts';
import { stillSettled } from './settled.ts';
import { statusLine } from './status.ts';

/**
 * `goenv check [PROFILE]`: does the machine match, and is it in force? Without PROFILE: against what was applied.
 * Reads only. Exit 0 in step; 2 drift, not in force, or an expired exception; 1 when nothing was applied.
 */
export async function check(context: Context): Promise<number> {
  const contexts = await appliedContexts(context);
  if (context.options.args.length === 0) {
    // One alone is not looked into beforehand: what is settled needs no journal.
    const applied = contexts.length === 1 ? contexts : await withProfile(contexts);
    return inEachScope(context, applied, checkApplied);
  }
  const argument = profileArgument(context);
  for (const one of contexts) {
    const settled = await stillSettled(one, argument);
    if (settled) return presentSettled(context, settled, 'check');
  }
  const loading = await loadProfile(context, argument, await context.readJournal());
  if (!loading.profile) return refuseProfile(context, loading.diagnostics);
  return checkNew(contextFor(context, loading.profile), loading);
}

/** Where a profile is applied; the user's own scope where none is. */
async function withProfile([own, ...others]: readonly Context[]): Promise<readonly Context[]> {
  const all = own ? [own, ...others] : [];
  const journals = await Promise.all(all.map((one) => one.readJournal()));
  const applied = all.filter((_, at) => journals[at]?.applied);
  return applied.length > 0 ? applied : all.slice(0, 1);
}

async function checkApplied(context: Context): Promise<number> {
  const settled = await stillSettled(context);
  if (settled) return presentSettled(context, settled, 'check');
  const { applied } = await context.readJournal();
  if (applied) {
    const host = withSnapshot(context.host, applied.files ?? {});
    return checkIn({ ...context, host }, appliedProfile(context, applied));
  }
  if (context.settings.profile === undefined) return fail('NOTHING_APPLIED');
  const loading = await loadProfile(context, context.settings.profile);
  if (!loading.profile) return refuseProfile(context, loading.diagnostics);
  return checkNew(contextFor(context, loading.profile), loading);
}

/** What is not applied has to be let in first, as for a plan. */
async function checkNew(context: Context, loading: LoadedProfile): Promise<number> {
  const { applied } = await context.readJournal();
  const isApplied =
    applied !== undefined && JSON.stringify(applied.sources) === JSON.stringify(loading.sources);
  if (!isApplied && (await admit(context, loading)) === 4) return 4;
  return checkIn(context, loading);
}

async function checkIn(context: Context, loading: LoadedProfile): Promise<number> {
  const journal = await context.readJournal();
  const left = context.options.args.length === 0 ? (journal.applied?.skipped ?? []) : [];
  const planners = chosenPlanners(context).filter((planner) => !left.includes(planner.name));
  const plan = await planForCheck(context, { loading, journal, planners });
  const changed = pendingRows(plan).length > 0 || changesOf(plan).some((row) => row.leftAlone);
  const complete = skippedNames(planners).length === 0;
  const { policy, breaches } = await judgeApplied(context, loading);
  const diagnostics = allDiagnostics(loading.diagnostics, plan.diagnostics, breaches);
  await presentChanges(context, {
    command: 'check',
    profile: loading.ref,
    plan,
    complete,
    changed,
    insecure: loading.whole.insecure,
    policy,
    diagnostics,
  });
  await presentDiagnostics(context, diagnostics);
  const good = !changed && isInForce(plan) && loading.expired.length === 0 && breaches.length === 0;
  const why = breaches.length > 0 ? 'checkForbidden' : 'checkExpired';
  presentCheck(context, { loading, plan, good, complete, journal, why });
  return good ? 0 : 2;
}

/** A check asks what is, not whether writing would work: no probe. */
async function planForCheck(
  context: Context,
  { loading, journal, planners }: { loading: LoadedProfile; journal: Journal; planners: readonly Planner[] },
): Promise<Plan> {
  const { host, facts, options } = context;
  return makePlan(host, { planners, profile: loading.profile, journal, facts, force: options.force });
}

function presentCheck(
  context: Context,
  found: {
    loading: LoadedProfile;
    plan: Plan;
    good: boolean;
    complete: boolean;
    journal: Journal;
    /** What is said where every setting matches. */
    why: 'checkExpired' | 'checkForbidden';
  },
): void {
  const { voice, options } = context;
  if (options.quiet) return;
  const { loading, plan, good, complete, journal, why } = found;
  const { name } = loading.ref;
  const lines =
    journal.applied && context.options.args.length === 0 ? [statusLine(context, journal.applied)] : [];
  if (good) {
    const same = changesOf(plan).filter((row) => row.action === 'no-op').length;
    lines.push(voice.style.good(say(voice, 'checkGood', { same, name })));
    if (!complete) lines.push(say(voice, 'checkPartial'));
  } else {
    const body = renderPlan(plan, viewOf(context));
    const source = loading.ref.source.replace(/ \(built-in\)$/, '');
    if (body === '') lines.push(voice.style.warn(say(voice, why, { name })));
    else
      lines.push(
        voice.style.bad(say(voice, 'checkBad', { name })),
        '',
        body,
        '',
        say(voice, 'checkNext', { source }),
      );
  }
  present(context, lines.join('\n'));
}
