import { fail } from '../core/diagnostic.ts';
import type { Applied } from '../core/journal.ts';
import { refuseOthersHome } from '../host/facts.ts';
import { inForce } from '../profile/policy.ts';
import { VERSION } from '../version.ts';
import { type Admission, admit } from './admit.ts';
import { asSigned } from './as-signed.ts';
import { refuseOlder } from './bundle/refuse-older.ts';
import { carryOut } from './carry-out.ts';
import type { Context } from './context.ts';
import { refuseForeignSettings } from './foreign-settings.ts';
import { dayOf, type LoadedProfile, type Loading, loadProfile, profileArgument } from './load-profile.ts';
import { chosenPlanners, skippedNames } from './planning.ts';
import { headOf } from './present.ts';
import { presentForRoot } from './present-for-root.ts';
import { presentSettled } from './present-settled.ts';
import { refuseProfile } from './refuse.ts';
import { withRemoteTexts } from './remote-texts.ts';
import { type JudgedPlan, readPlan } from './saved-plan.ts';
import { appliedContexts, commandForRoot, contextFor, isHandedOver } from './scope.ts';
import { withLock } from './session.ts';
import { hasSettled, type Settled, stillSettled } from './settled.ts';

/**
 * `goenv apply [PROFILE]`: plan, ask, change, prove; `--plan FILE` does what a saved plan showed.
 * Exit 0 done or nothing to do; 1 nothing changed; 2 not in force or keys left alone; 3 invalid profile;
 * 5 failed half-way; 64 not confirmed; 130 interrupted.
 */
export async function apply(context: Context): Promise<number> {
  const { options } = context;
  const saved = options.plan === undefined ? undefined : await readSaved(context, options.plan);
  if (!saved) {
    // Without --yes there is a question.
    if (options.yes) refuseForeignSettings(context);
    for (const one of await appliedContexts(context)) {
      const settled = await settledIn(one);
      if (settled) return verified(one, await presentSettled(context, settled, 'apply'));
    }
  }
  const found = saved
    ? fromSaved(context, saved)
    : await loadProfile(context, profileArgument(context), await context.readJournal());
  if (!found.profile) return refuseProfile(context, found.diagnostics);
  const whole = withRemoteTexts(context.facts, found);
  const loading = saved ? await asSigned(context, whole) : whole;
  if (isHandedOver(context, loading.profile)) return presentForRoot(context, [commandForRoot(context)]);
  const scoped = contextFor(context, loading.profile);
  refuseOthersHome(scoped.facts);
  const admission = await admit(scoped, loading);
  return admission === 4 ? admission : applyIn(scoped, { loading, saved, admission });
}

/** Without such a memory the lock is not worth taking: it may be the first thing that makes the state folder. */
async function settledIn(context: Context): Promise<Settled | undefined> {
  if (!hasSettled(context)) return undefined;
  refuseOthersHome(context.facts);
  return withLock(context, () => stillSettled(context, profileArgument(context)));
}

async function applyIn(
  context: Context,
  given: { loading: LoadedProfile; saved: JudgedPlan | undefined; admission: Admission },
): Promise<number> {
  const { loading, saved, admission } = given;
  const journal = await context.readJournal();
  const planners = saved
    ? chosenPlanners(context).filter(({ name }) => saved.planners.includes(name))
    : chosenPlanners(context);
  if (planners.some(({ name }) => name === 'module-bundle'))
    await refuseOlder(context, loading.profile, journal);
  const code = await carryOut(context, {
    head: headOf(context, loading.ref),
    ref: loading.ref,
    profile: loading.profile,
    insecure: loading.whole.insecure,
    diagnostics: loading.diagnostics,
    admission,
    planners,
    ...(saved && { shown: saved.changes }),
    fetched: loading.fetched,
    applied: {
      ...appliedRecord(context, loading, { before: journal.applied, leftOut: skippedNames(planners) }),
      ...(admission.signed.length > 0 && { signed: admission.signed }),
    },
  });
  return verified(context, code, loading);
}

/**
 * Ends with a short doctor where somebody looks on and something was done, or where it was asked for. The code stays as it
 * is: what the network does is no fault of the apply.
 */
async function verified(context: Context, code: number, loading?: LoadedProfile): Promise<number> {
  const { streams, options, facts } = context;
  const isWatched = loading !== undefined && streams.interactive && streams.outTerminal && !options.quiet;
  const isWanted = options.verify ?? (isWatched && !options.json);
  if (!isWanted || (code !== 0 && code !== 2) || facts.root !== undefined || options.user !== undefined)
    return code;
  const { shortDoctor } = await import('./doctor.ts');
  await shortDoctor(context, loading);
  return code;
}

async function readSaved(context: Context, path: string): Promise<JudgedPlan> {
  if (context.options.args.length > 0)
    fail('WRONG_USAGE', { reason: '--plan has its profile inside: name no other' }, { exit: 64 });
  return readPlan(path, context.facts.today);
}

function fromSaved(context: Context, saved: JudgedPlan): Loading {
  const { ref, profile: whole, sources, findings, fetched } = saved;
  const { profile, expired, diagnostics } = inForce(whole, context.facts.today);
  return {
    ref,
    profile,
    whole,
    expired,
    diagnostics: [...findings, ...diagnostics],
    findings,
    sources,
    fetched,
  };
}

function appliedRecord(
  context: Context,
  loading: LoadedProfile,
  { before, leftOut }: { before: Applied | undefined; leftOut: readonly string[] },
): Applied {
  const { ref, whole: profile, sources, findings } = loading;
  const judged = dayOf({ profile, sources }, context.facts.today);
  const at = new Date().toISOString();
  // Of the same profile, what an earlier run applied counts: left out is only what every run left out.
  const isSame = before !== undefined && JSON.stringify(before.sources) === JSON.stringify(sources);
  const skipped = isSame ? leftOut.filter((name) => before.skipped.includes(name)) : leftOut;
  const { allow } = context.options;
  return { ...ref, at, profile, sources, goenv: VERSION, allow, findings, judged, skipped };
}
