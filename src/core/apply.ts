import { type Diagnostic, diagnostic, Failure, fail, isFailure } from './diagnostic.ts';
import type { Row } from './diff.ts';
import { recordHandedOver } from './handed-over.ts';
import type { Host, Ledger } from './host.ts';
import { type Applied, isEmpty, type Journal, ownedBy } from './journal.ts';
import { type JournalWriter, openJournal } from './journal-writer.ts';
import { type PassInput, releaseUnchanged, runPass } from './pass.ts';
import { makePlan, type Plan, type PlanInput, pendingRows, plannerFacts } from './plan.ts';
import type { Planner } from './planner.ts';
import type { Witness } from './witness.ts';

/** What one apply did. `failed` is not empty only when a `Failure` was met half-way. */
export interface ApplyResult {
  readonly applied: readonly Row[];
  readonly failed: readonly Row[];
  /** Whether any file was changed, even if its planner did not get through. */
  readonly touched: boolean;
  /** The plan that was carried out. */
  readonly before: Plan;
  /** The machine as it is now; the plan that was made before when apply failed half-way. */
  readonly after: Plan;
  readonly diagnostics: readonly Diagnostic[];
  readonly failure?: Failure;
}

export interface ApplyInput extends PlanInput {
  /** Every planner there is: one that is left out this time may have been interrupted last time. */
  readonly registry: readonly Planner[];
  readonly plan: Plan;
  /** What `status` and `check` know afterwards; none for revert. */
  readonly applied?: Applied;
  /** Folders made for the state folder; they go with a complete revert. */
  readonly made: readonly string[];
  /** Watches the last look at the machine. */
  readonly witness?: Witness;
  /** Called once a row is done, for progress. */
  readonly onDone?: (row: Row) => void;
  /** Asked before each effect; true stops there with exit 130 and a consistent journal. */
  readonly interrupted?: () => boolean;
}

/**
 * Makes the machine match, inside the caller's lock: creates and updates in the registry's order, then deletes
 * in reverse. Each pass reads, keeps its own changes, journals, performs and reads again. Never rolls back:
 * after a fault the journal says what was done, and the same command goes on from there.
 */
export async function apply(host: Host, ledger: Ledger, input: ApplyInput): Promise<ApplyResult> {
  const journal = openJournal(host, ledger, input.journal);
  const run = startRun(input);
  try {
    await clearPending(host, journal, input);
    if (input.made.length > 0) await journal.addFolders(input.made);
    if (isQuiet(journal, input.plan)) await rememberUnchanged(journal, input.plan);
    else await runPasses(host, journal, input, run);
    for (const part of input.plan.parts) await recordHandedOver(journal, part);
    await finish(host, journal, input);
  } catch (error) {
    if (!isFailure(error)) throw error;
    const failure = input.interrupted?.() ? interruption(error) : error;
    await clearPending(host, journal, input).catch(() => undefined);
    return { ...(await whatIsDone(host, journal, { input, run: run.result() })), failure };
  }
  const result = run.result();
  const { reader = host, facts = input.facts } = input.witness ?? {};
  const after = result.touched
    ? await makePlan(reader, { ...input, facts, journal: journal.value })
    : input.plan;
  return { ...result, failed: [], before: input.plan, after };
}

/** After a fault the machine itself is asked what was done: a pass that broke off may have done some of it. */
async function whatIsDone(
  host: Host,
  journal: JournalWriter,
  {
    input,
    run,
  }: { input: ApplyInput; run: Pick<ApplyResult, 'applied' | 'failed' | 'touched' | 'diagnostics'> },
): Promise<Omit<ApplyResult, 'failure'>> {
  const plans = { before: input.plan, after: input.plan };
  const now = await makePlan(host, { ...input, journal: journal.value }).catch(() => undefined);
  if (!now) return { ...run, ...plans };
  const left = new Set(pendingRows(now).map(nameOf));
  const rows = pendingRows(input.plan);
  const applied = rows.filter((row) => !left.has(nameOf(row)));
  return { ...run, ...plans, applied, failed: rows.filter((row) => left.has(nameOf(row))) };
}

function nameOf({ planner, key }: Row): string {
  return `${planner} ${key}`;
}

/** A program that the user's Ctrl-C has ended did not fail by itself. */
function interruption(cause: Failure): Failure {
  return new Failure(diagnostic('INTERRUPTED', 'error'), 130, cause);
}

/** Keeps what one apply has done so far. */
function startRun(input: ApplyInput) {
  const done: Row[] = [];
  const diagnostics: Diagnostic[] = [];
  let touched = false;
  const isDone = (row: Row) => done.some((other) => other.planner === row.planner && other.key === row.key);
  return {
    report(rows: readonly Row[], found: readonly Diagnostic[]): void {
      done.push(...rows);
      diagnostics.push(...found);
      for (const row of rows) input.onDone?.(row);
    },
    beforeEffect(): void {
      if (input.interrupted?.()) fail('INTERRUPTED', {}, { exit: 130 });
    },
    afterEffect(): void {
      touched = true;
    },
    result: () => ({
      applied: done,
      failed: pendingRows(input.plan).filter((row) => !isDone(row)),
      touched,
      diagnostics,
    }),
  };
}

async function runPasses(
  host: Host,
  journal: JournalWriter,
  input: ApplyInput,
  run: Pick<PassInput, 'report' | 'beforeEffect' | 'afterEffect'>,
): Promise<void> {
  const { report, beforeEffect, afterEffect } = run;
  for (const planner of input.planners) {
    await runPass(host, journal, { ...input, planner, pass: 'put', report, beforeEffect, afterEffect });
  }
  for (const planner of [...input.planners].reverse()) {
    await runPass(host, journal, { ...input, planner, pass: 'remove', report, beforeEffect, afterEffect });
  }
}

/** Nothing to change, and no planner whose last keys came back by themselves and whose files have to follow. */
function isQuiet(journal: JournalWriter, plan: Plan): boolean {
  if (pendingRows(plan).length > 0) return false;
  return plan.parts.every(({ planner, rows }) => {
    const { keys, files } = ownedBy(journal.value, planner.name);
    const released = new Set(rows.filter((row) => row.release && !row.leftAlone).map((row) => row.key));
    return Object.keys(files).length === 0 || Object.keys(keys).some((key) => !released.has(key));
  });
}

async function rememberUnchanged(journal: JournalWriter, plan: Plan): Promise<void> {
  for (const part of plan.parts) await releaseUnchanged(journal, part);
}

/** Judges what a killed run left, and clears its temporary files. */
async function clearPending(host: Host, journal: JournalWriter, input: ApplyInput): Promise<void> {
  const pending = journal.value.pending;
  if (!pending) return;
  for (const [path, file] of Object.entries(pending.files)) await host.sweep(path, file.after);
  for (const tree of pending.trees ?? []) await host.sweepTree(tree);
  const planner = input.registry.find((one) => one.name === pending.planner);
  if (!planner) return;
  const facts = plannerFacts({ ...input, journal: journal.value }, planner);
  const observed = await planner.current(host, Object.keys(pending.keys), facts);
  await journal.settle(planner.name, observed);
}

async function finish(host: Host, journal: JournalWriter, input: ApplyInput): Promise<void> {
  await journal.tidyFolders(host);
  if (input.applied) return journal.setApplied(input.applied);
  const value: Journal = journal.value;
  if (isEmpty(value)) return journal.clear();
  const names = input.planners.map((planner) => planner.name);
  return journal.revertedPart(names, names.length === input.registry.length);
}
