import { type Diagnostic, diagnostic, isFailure } from '../core/diagnostic.ts';
import type { Row } from '../core/diff.ts';
import { EMPTY_JOURNAL, type Journal } from '../core/journal.ts';
import { type PlannerPlan, planOne } from '../core/plan.ts';
import type { Planner } from '../core/planner.ts';
import { redact } from '../core/redact.ts';
import { ABSENT, type Value } from '../core/value.ts';
import { machineFacts } from '../host/facts.ts';
import { FORMAT_VERSION } from '../ui/format-version.ts';
import { differenceJson, type ShownDifference } from '../ui/render-difference.ts';
import { say } from '../ui/say.ts';
import { type Context, machineOf } from './context.ts';
import { diffText } from './diff-text.ts';
import { type LoadedProfile, loadProfile } from './load-profile.ts';
import { allDiagnostics, chosenPlanners } from './planning.ts';
import { present, presentDiagnostics, presentDocument, wantsJson } from './present.ts';
import { refuseProfile } from './refuse.ts';

/** A profile and this machine: what `plan` compares, without asking whether anything could be written. */
export async function diffMachine(
  context: Context,
  { profile, machineFirst }: { readonly profile: string; readonly machineFirst: boolean },
): Promise<number> {
  const loading = await loadProfile(context, profile);
  if (!loading.profile) return refuseProfile(context, loading.diagnostics);
  const { rows, diagnostics, complete } = await compare(placeFor(context, loading), loading);
  const found = rows.map((row) => shownOf(context, row, machineFirst));
  await presentJson(context, loading, { machineFirst, rows, found, diagnostics, complete });
  await presentDiagnostics(context, allDiagnostics(loading.diagnostics, diagnostics));
  const named = `${loading.ref.name} (${loading.ref.source})`;
  const machine = say(context.voice, 'diffMachine');
  const sides = machineFirst ? ([machine, named] as const) : ([named, machine] as const);
  if (complete || found.length > 0) present(context, diffText(context.voice, sides, found));
  if (found.length > 0) return 2;
  return complete ? 0 : 1;
}

/** Reading needs no rights of root: what may not be read is said, and what root's journal knows is left out. */
function placeFor(context: Context, { profile }: LoadedProfile): Context {
  return profile.scope === 'machine' ? { ...context, ...machineOf(machineFacts(context.facts)) } : context;
}

interface Compared {
  readonly rows: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
  readonly complete: boolean;
}

async function compare(context: Context, { profile, ref }: LoadedProfile): Promise<Compared> {
  const journal = await context.readJournal().catch(withoutRoots);
  const parts = await Promise.all(
    chosenPlanners(context).map((planner) =>
      tryPlan(context, { planner, profile, journal, source: ref.source }),
    ),
  );
  const made = parts.filter((part): part is PlannerPlan => 'rows' in part);
  return {
    rows: made
      .flatMap((part) => part.rows)
      .filter((row) => row.action !== 'no-op' || row.overriddenBy !== undefined),
    diagnostics: [
      ...parts.filter((part): part is Diagnostic => 'code' in part),
      ...made.flatMap(({ observed }) => observed.diagnostics),
    ],
    complete: made.length === parts.length,
  };
}

/** The journal of the whole machine may be root's alone to read; one that is broken is an error as everywhere. */
function withoutRoots(error: unknown): Journal {
  const found = isFailure(error) ? error.diagnostic : undefined;
  const isForbidden = /^(?:EACCES|EPERM)$/.test(found?.params['reason'] ?? '');
  if (found?.code !== 'NOT_READABLE' || !isForbidden) throw error;
  return EMPTY_JOURNAL;
}

async function tryPlan(
  { host, facts }: Context,
  input: {
    readonly planner: Planner;
    readonly profile: LoadedProfile['profile'];
    readonly journal: Journal;
    readonly source: string;
  },
): Promise<PlannerPlan | Diagnostic> {
  const { planner, profile, journal, source } = input;
  try {
    return await planOne(host, { planners: [planner], profile, journal, facts, force: false }, planner);
  } catch (error) {
    if (!isFailure(error)) throw error;
    const { code, params, where } = error.diagnostic;
    const reason = [code, ...Object.values(params)].join(' ').slice(0, 300);
    const said = { planner: planner.name, profile: source, reason };
    return diagnostic('DIFF_NOT_COMPARED', 'error', said, where ? { where } : {});
  }
}

function shownOf({ voice }: Context, row: Row, machineFirst: boolean): ShownDifference {
  const machine = { value: plain(row.before) };
  const wanted = { value: plain(row.after), ...(row.origin && { origin: row.origin }) };
  const [a, b]: readonly { value: unknown; origin?: NonNullable<Row['origin']> }[] = machineFirst
    ? [machine, wanted]
    : [wanted, machine];
  const by = row.overriddenBy;
  return {
    key: `${row.planner} ${row.key}`,
    before: a?.value,
    after: b?.value,
    origins: { ...(a?.origin && { before: a.origin }), ...(b?.origin && { after: b.origin }) },
    ...(by && { note: say(voice, 'diffNotInForce', { by: by.by, value: by.value }) }),
  };
}

function plain(value: Value): string | undefined {
  if (value === ABSENT) return undefined;
  return typeof value === 'object' ? '(sensitive)' : redact(value);
}

async function presentJson(
  context: Context,
  { ref }: LoadedProfile,
  made: Compared & { readonly machineFirst: boolean; readonly found: readonly ShownDifference[] },
): Promise<void> {
  if (!wantsJson(context)) return;
  const { findingJson } = await import('../ui/speak.ts');
  const [profile, machine] = [{ kind: 'profile', ...ref }, { kind: 'machine' }];
  presentDocument(context, {
    formatVersion: FORMAT_VERSION,
    command: 'diff',
    a: made.machineFirst ? machine : profile,
    b: made.machineFirst ? profile : machine,
    same: made.found.length === 0 && made.complete,
    complete: made.complete,
    differences: made.found.map((one, at) => ({
      planner: made.rows[at]?.planner ?? null,
      ...differenceJson({ ...one, key: made.rows[at]?.key ?? '' }, ['a', 'b']),
      overriddenBy: overrideJson(made.rows[at]),
    })),
    diagnostics: made.diagnostics.map((one) => findingJson(one, context.voice.language)),
  });
}

function overrideJson(row: Row | undefined): object | null {
  if (!row?.overriddenBy) return null;
  const { by, value, where } = row.overriddenBy;
  return {
    by,
    value: redact(value),
    where: where ? { file: where.file, line: where.line ?? null, column: where.column ?? null } : null,
  };
}
