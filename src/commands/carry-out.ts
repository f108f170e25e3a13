import { type ApplyResult, apply } from '../core/apply.ts';
import { type Diagnostic, fail } from '../core/diagnostic.ts';
import type { Applied, Journal } from '../core/journal.ts';
import { changesOf, isInForce, type Plan, pendingRows } from '../core/plan.ts';
import type { Planner } from '../core/planner.ts';
import { rootCommandsOf } from '../core/root-command.ts';
import { snapshotOf } from '../core/snapshot.ts';
import { type Witness, witness } from '../core/witness.ts';
import { dropProfiles, type KeptProfile, keepProfiles, madeFolders } from '../host/profile-cache.ts';
import { PLANNERS } from '../planners/index.ts';
import type { InsecureEntry, Profile } from '../profile/sections/profile.ts';
import type { ProfileRef } from '../ui/report.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';
import { refuseMissingReferences } from './missing-references.ts';
import { allDiagnostics, planProfile, skippedNames } from './planning.ts';
import { presentPlan } from './present.ts';
import { presentOutcome } from './present-outcome.ts';
import { proveRewrites } from './prove-rewrites.ts';
import { notShown, pendingChanges, type SavedChange } from './saved-plan.ts';
import { withLock } from './session.ts';
import { forgetSettled, rememberSettled } from './settled.ts';
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
  readonly planners: readonly Planner[];
  /** The changes a saved plan showed; they are the consent. */
  readonly shown?: readonly SavedChange[];
  /** Texts from elsewhere that are kept beside the journal. */
  readonly fetched: readonly KeptProfile[];
  /** What the journal remembers afterwards; none for revert. */
  readonly applied?: Applied;
}

/** Plan, ask, change, prove. Gives the exit code. Errors: `STALE_PLAN`, `NEEDS_YES`, `DECLINED`, those of planning. */
export async function carryOut(context: Context, work: Work): Promise<number> {
  const consent = work.shown ?? (await consentOf(context, work));
  return withLock(context, async ({ made, tidyToo }) => {
    const journal = await context.readJournal();
    tidyToo(journal.folders);
    if (journal.pending) await context.host.awaitStragglers();
    const watch = witness(context.host, context.facts);
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
    keepProfiles(context.facts.stateDir, work.fetched, made);
    const last = isSettled(plan) ? watch : witness(context.host, context.facts);
    const result = await perform(context, work, { plan, journal, made, witness: last });
    remember(context, work, { result, witness: last });
    if (!work.applied) tidyToo(await forgetProfiles(context));
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
  presentPlan(context, plan, work);
  if (!streams.interactive)
    fail('NEEDS_YES', { command: [context.command, ...context.options.args].join(' ') }, { exit: 64 });
  const yes = await streams.confirm(say(errors, work.applied ? 'ask' : 'askRevert'));
  if (!yes) fail('DECLINED');
  return pendingChanges(pendingRows(plan));
}

/** What is to be done by sudo has been shown with the plan. */
async function askForRoot({ facts }: Context, plan: Plan): Promise<void> {
  const commands = rootCommandsOf(plan);
  if (commands.length === 0) return;
  const { gainRoot } = await import('../host/elevate.ts');
  await gainRoot(commands, facts);
}

function presentPlanUnlessQuiet(context: Context, plan: Plan, work: Work): void {
  if (!context.options.quiet && (pendingRows(plan).length > 0 || !isInForce(plan)))
    presentPlan(context, plan, work);
}

/** What is kept of profiles from elsewhere goes when nothing is applied any more; gives the folders made for it. */
export async function forgetProfiles({ ledger, facts }: Context): Promise<readonly string[]> {
  if ((await ledger.load()) !== undefined) return [];
  const made = madeFolders(facts.stateDir);
  dropProfiles(facts.stateDir);
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
  { applied, planners, insecure, diagnostics }: Work,
  { result, witness }: { result: ApplyResult; witness: Witness },
): void {
  const { after, failure } = result;
  const expired = diagnostics.some((one) => one.code === 'EXCEPTION_EXPIRED');
  const complete =
    failure === undefined && !expired && skippedNames(planners).length === 0 && isSettled(after);
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
    diagnostics: found,
    ...(thisShell && { thisShell }),
  });
}

function isSettled(plan: Plan): boolean {
  return changesOf(plan).every((row) => row.action === 'no-op' && !row.leftAlone && !row.release);
}

/** What was seen on the way to a text says nothing of the next run, which goes no such way. */
const OF_THIS_RUN = /^PROFILE_(?:UNVERIFIED|PLAIN)_CHANNEL$/;
