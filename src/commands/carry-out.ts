import { type ApplyResult, apply } from '../core/apply.ts';
import { type Diagnostic, fail } from '../core/diagnostic.ts';
import type { Host } from '../core/host.ts';
import type { Applied, Journal } from '../core/journal.ts';
import { changesOf, isInForce, type Plan, pendingRows } from '../core/plan.ts';
import type { Planner } from '../core/planner.ts';
import { rootCommandsOf } from '../core/root-command.ts';
import { snapshotOf } from '../core/snapshot.ts';
import { type Witness, witness } from '../core/witness.ts';
import { forgetAccepted } from '../host/accepted.ts';
import { dropProfiles, type KeptProfile, keepProfiles, madeFolders } from '../host/profile-cache.ts';
import { PLANNERS } from '../planners/index.ts';
import type { InsecureEntry, Profile } from '../profile/sections/profile.ts';
import type { ProfileRef } from '../ui/report.ts';
import type { Admission } from './admit.ts';
import { withAnswers } from './ask-references.ts';
import { consentOf, presentPlanUnlessQuiet } from './consent.ts';
import type { Context } from './context.ts';
import { lateIn, lateReferences, withLateReferences } from './late-references.ts';
import { refuseMissingReferences } from './missing-references.ts';
import { allDiagnostics, planProfile, skippedNames } from './planning.ts';
import { presentOutcome } from './present-outcome.ts';
import { proveRewrites } from './prove-rewrites.ts';
import { forgetFirst, isWorthRecording, keepAcceptances } from './record.ts';
import { notShown, type SavedChange } from './saved-plan.ts';
import { withLock } from './session.ts';
import { forgetSettled, rememberSettled, settledSalt } from './settled.ts';
import { showProgress } from './show-progress.ts';
import { thisShellCommand } from './this-shell.ts';

/** What apply and revert have in common: a profile to make true. */
export interface Work {
  readonly head: string;
  readonly ref: ProfileRef | undefined;
  readonly profile: Profile;
  /** The profile's exceptions, those past their date too. */
  readonly insecure: readonly InsecureEntry[];
  readonly diagnostics: readonly Diagnostic[];
  /** What let the profile in. */
  readonly admission: Admission;
  readonly planners: readonly Planner[];
  /** The changes a saved plan showed; they are the consent. */
  readonly shown?: readonly SavedChange[];
  /** Texts from elsewhere that are kept beside the journal. */
  readonly fetched: readonly KeptProfile[];
  /** What the journal remembers afterwards; none for revert. */
  readonly applied?: Applied;
}

/** Plan, ask, change, prove. Gives the exit code. Errors: `STALE_PLAN`, `NEEDS_YES`, `DECLINED`, those of planning. */
export async function carryOut(given: Context, work: Work): Promise<number> {
  const resolved = await withLateReferences(given, lateOf(work));
  const consent = work.shown ?? (await consentOf(resolved, work));
  const context = await withAnswers(resolved, work);
  return withLock(context, async ({ made, tidyToo }) => {
    const journal = await context.readJournal();
    tidyToo(journal.folders);
    if (journal.pending) await context.host.awaitStragglers();
    const salt = settledSalt(context);
    const watch = witness(context.host, context.facts, salt);
    const plan = await planProfile(context, {
      ...work,
      journal,
      reverting: work.applied === undefined,
      witness: watch,
    });
    refuseMissingReferences(plan, context.facts);
    const fresh = consent ? notShown(pendingRows(plan), consent) : [];
    if (fresh.length > 0)
      fail(
        'STALE_PLAN',
        { keys: fresh.join(', ') },
        { commands: [['goenv', 'plan', ...context.options.args].join(' ')] },
      );
    if (!consent) presentPlanUnlessQuiet(context, plan, work);
    if (!context.facts.noSudo) await askForRoot(context, plan);
    const last = isSettled(plan) ? watch : witness(context.host, context.facts, salt);
    const act = async (host: Host) => {
      keepProfiles(context.facts.stateDir, work.fetched, made);
      forgetFirst(context, work);
      return perform({ ...context, host }, work, { plan, journal, made, witness: last });
    };
    const isNews = isWorthRecording(work, plan, journal);
    const audit = isNews ? await import('./audit.ts') : undefined;
    const result = await (audit?.audited(context, { work, plan, journal }, act) ?? act(context.host));
    keepAcceptances(context, work);
    remember(context, work, { result, witness: last });
    if (!work.applied) tidyToo(await forgetProfiles(context));
    return presentOutcome(context, work, { ...result, ...(audit && { auditLog: audit.pathOf(context) }) });
  });
}

/** Of a saved plan what it shows alone: what it does not show must not turn up as a change. */
function lateOf({ shown, planners, profile }: Work): ReturnType<typeof lateIn> {
  if (!shown) return lateReferences(planners, profile);
  return lateIn(shown.flatMap(({ after }) => (typeof after === 'object' && after ? [after.ref] : [])));
}

/** What is to be done by sudo has been shown with the plan. */
async function askForRoot({ facts }: Context, plan: Plan): Promise<void> {
  const commands = rootCommandsOf(plan);
  if (commands.length === 0) return;
  const { gainRoot } = await import('../host/elevate.ts');
  await gainRoot(commands, facts);
}

/**
 * What is kept of profiles from elsewhere, and that they were accepted, goes when nothing is applied any more; a revert that
 * failed or left something alone keeps it. Gives the folders made for it.
 */
export async function forgetProfiles({ ledger, facts }: Context): Promise<readonly string[]> {
  if ((await ledger.load()) !== undefined) return [];
  const made = madeFolders(facts.stateDir);
  dropProfiles(facts.stateDir);
  forgetAccepted(facts.stateDir);
  return made;
}

async function perform(
  context: Context,
  work: Work,
  run: { plan: Plan; journal: Journal; made: readonly string[]; witness: Witness },
): Promise<ApplyResult> {
  const { host, ledger, facts, options, streams } = context;
  const named = { profile: work.profile, facts };
  const applied = work.applied && { ...work.applied, files: await snapshotOf(host, work.planners, named) };
  streams.holdStops();
  const progress = await showProgress(context, pendingRows(run.plan));
  let failed = true;
  try {
    const result = await apply(host, ledger, {
      planners: work.planners,
      registry: PLANNERS,
      profile: work.profile,
      facts,
      force: options.force,
      reverting: work.applied === undefined,
      ...run,
      ...(applied && { applied }),
      onDone: (row) => progress.done(row.planner, row.key),
      interrupted: () => streams.interrupted(),
    });
    failed = result.failure !== undefined;
    return {
      ...result,
      diagnostics: [...result.diagnostics, ...(failed ? [] : await proveRewrites(host, result.applied))],
    };
  } finally {
    await progress.end(failed);
  }
}

/** A complete apply after which nothing is to do, and all of it in force, is remembered with what was seen. */
function remember(
  context: Context,
  { applied, planners, profile, insecure, diagnostics, admission }: Work,
  { result, witness }: { result: ApplyResult; witness: Witness },
): void {
  const { after, failure } = result;
  const expired = diagnostics.some((one) => one.code === 'EXCEPTION_EXPIRED');
  // What only apply can find out may be another the next time.
  const isLate = lateReferences(planners, profile).length > 0;
  const complete =
    !isLate && failure === undefined && !expired && skippedNames(planners).length === 0 && isSettled(after);
  if (!applied || !complete || !isInForce(after) || result.diagnostics.length > 0) {
    forgetSettled(context);
    return;
  }
  const same = changesOf(after).filter((row) => row.action === 'no-op').length;
  const found = allDiagnostics(diagnostics, after.diagnostics).filter(({ code }) => !OF_THIS_RUN.test(code));
  // With the watched facts: the variables this line depends on are part of the testimony.
  const thisShell = thisShellCommand(witness.facts, [], after);
  rememberSettled(context, applied, {
    testimony: witness.testimony(),
    same,
    insecure,
    policy: admission.policy,
    diagnostics: found,
    ...(thisShell && { thisShell }),
  });
}

function isSettled(plan: Plan): boolean {
  return changesOf(plan).every((row) => row.action === 'no-op' && !row.leftAlone && !row.release);
}

/** What was seen on the way to a text says nothing of the next run, which goes no such way. */
const OF_THIS_RUN = /^PROFILE_(?:UNVERIFIED|PLAIN)_CHANNEL$/;
