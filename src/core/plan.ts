import type { Profile, SectionName } from '../profile/sections/profile.ts';
import type { Change } from './change.ts';
import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { diff, type Row } from './diff.ts';
import { digestFound } from './effects.ts';
import type { Facts } from './facts.ts';
import type { Reader } from './host.ts';
import { type Journal, type Owned, ownedBy, ownsAnything } from './journal.ts';
import { factsThen, locatedNow, refuseMoved } from './located.ts';
import type { Inputs, Observed, Planner } from './planner.ts';
import { readNeeds } from './read-needs.ts';
import { recover } from './recover.ts';
import { sealTexts } from './reference.ts';
import { ABSENT, type State, type Value } from './value.ts';

export interface PlanInput {
  readonly planners: readonly Planner[];
  readonly profile: Profile;
  readonly journal: Journal;
  readonly facts: Facts;
  readonly force: boolean;
  /** Revert: files are looked for where they were written. */
  readonly reverting?: boolean;
}

/** One planner's part of a plan. */
export interface PlannerPlan {
  readonly planner: Planner;
  /** The facts it was made with; `steps` must have the same. */
  readonly facts: Facts;
  readonly observed: Observed;
  /** What `desired` was given; `steps` has it too. */
  readonly inputs: Inputs;
  readonly rows: readonly Row[];
}

export interface Plan {
  readonly parts: readonly PlannerPlan[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the machine, planner by planner at once, and says what would change. Writes nothing. */
export async function makePlan(reader: Reader, input: PlanInput): Promise<Plan> {
  const parts = await Promise.all(input.planners.map((planner) => planOne(reader, input, planner)));
  return { parts, diagnostics: parts.flatMap(partDiagnostics) };
}

/** Reads and compares for one planner. Errors: those of the planner, `LOCATION_MOVED`. */
export async function planOne(reader: Reader, input: PlanInput, planner: Planner): Promise<PlannerPlan> {
  const { journal, profile } = input;
  const pending = journal.pending?.planner === planner.name ? journal.pending.keys : {};
  const before = [...Object.keys(ownedBy(journal, planner.name).keys), ...Object.keys(pending)];
  if (!concerns(planner, input))
    return { planner, facts: input.facts, observed: NOTHING_SEEN, inputs: NO_INPUTS, rows: [] };
  const facts = plannerFacts(input, planner);
  const files = await readNeeds(reader, planner, { profile, facts });
  const keys = new Set([...planner.desired(profile, { found: new Map(), files }, facts).keys(), ...before]);
  const observed = await planner.current(reader, keys, facts);
  const owned = ownedBy(recover(journal, planner.name, observed, reader), planner.name);
  const then = journal.located?.[planner.name];
  refuseMoved(
    { planner: planner.name, then, now: locatedNow(facts, observed) },
    Object.keys(owned.files),
    observed.files,
  );
  const found = withoutOwned(observed.state, owned);
  for (const [key, value] of observed.elsewhere) if (!found.has(key)) found.set(key, value);
  const secrets = sealTexts(planner.references?.(profile) ?? [], { reader, facts, owned });
  const inputs = { found, files, secrets, profile };
  const desired = planner.desired(profile, inputs, facts);
  const untouched = untouchedBy(reader, owned, observed);
  const rows = diff({ planner, profile, desired, owned, observed, untouched, force: input.force, facts });
  const remarks = planner.remarks?.(profile, inputs, facts) ?? [];
  const diagnostics = [...observed.diagnostics, ...remarks];
  return { planner, facts, observed: { ...observed, diagnostics }, inputs, rows };
}

/** The facts one planner works with. */
export function plannerFacts({ facts, journal, reverting }: PlanInput, planner: Planner): Facts {
  return reverting ? factsThen(facts, journal.located?.[planner.name]) : facts;
}

/**
 * Whether every file that a key lives in still is what goenv wrote. A killed run leaves some of them old and some new,
 * so that the key has neither value: that was nobody else's change.
 */
function untouchedBy(reader: Reader, { files }: Owned, observed: Observed): (key: string) => boolean {
  const isSame = (path: string) => {
    const record = files[path];
    // Not one of goenv's: a file that was not written yet, or nothing but a reader.
    if (record === undefined) return true;
    return !record.edited && digestFound(observed.files.get(path) ?? ABSENT, reader) === record.wrote;
  };
  return (key) => {
    const paths = observed.holders?.(key) ?? Object.keys(files);
    return paths.some((path) => files[path] !== undefined) && paths.every(isSame);
  };
}

/** A planner that the profile does not speak to and that owns nothing is not asked: its files may be as they like. */
function concerns(planner: Planner, { profile, journal }: PlanInput): boolean {
  const owns = ownsAnything(ownedBy(journal, planner.name)) || journal.pending?.planner === planner.name;
  if (planner.concerns?.(profile)) return true;
  return owns || planner.reads.some((section) => section !== 'scope' && hasSection(profile, section));
}

function hasSection(profile: Profile, section: Exclude<SectionName, 'scope'>): boolean {
  const found = profile[section];
  return Array.isArray(found) ? found.length > 0 : found !== undefined;
}

const NO_INPUTS: Inputs = { found: new Map(), files: new Map() };
const NOTHING_SEEN: Observed = {
  state: new Map(),
  elsewhere: new Map(),
  files: new Map(),
  overridden: () => undefined,
  diagnostics: [],
};

/** The changes of a plan, `no-op` ones too, in the registry's order. */
export function changesOf(plan: Plan): readonly Row[] {
  return plan.parts.flatMap((part) => part.rows);
}

/** What is to do: real changes that are not left alone. */
export function pendingRows(plan: Plan): readonly Row[] {
  return changesOf(plan).filter((row) => row.action !== 'no-op' && !row.leftAlone);
}

/** Whether nothing overrides what the profile wants. */
export function isInForce(plan: Plan): boolean {
  return changesOf(plan).every((row) => row.overriddenBy === undefined);
}

function withoutOwned(state: State, owned: Owned): Map<string, Value> {
  return new Map([...state].filter(([key]) => owned.keys[key] === undefined));
}

function partDiagnostics({ observed, rows }: PlannerPlan): readonly Diagnostic[] {
  return [...observed.diagnostics, ...rows.flatMap(rowDiagnostics)];
}

function rowDiagnostics(row: Row): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (row.overriddenBy) found.push(notInForce(row, row.overriddenBy));
  if (row.leftAlone === 'changed')
    found.push(diagnostic('CHANGED_SINCE', 'warning', { planner: row.planner, key: row.key }));
  else if (row.changedSince)
    found.push(diagnostic('CHANGED_SINCE_OVERWRITTEN', 'info', { planner: row.planner, key: row.key }));
  return found;
}

/** What is to say of a key that something keeps from being in force. */
export function notInForce({ key }: Pick<Row, 'key'>, by: NonNullable<Change['overriddenBy']>): Diagnostic {
  const params = { key, by: by.by, value: by.value };
  const place = by.where ? { where: by.where } : {};
  if (by.variable === undefined) return diagnostic('NOT_IN_FORCE', 'warning', params, place);
  return diagnostic('NOT_IN_FORCE_VARIABLE', 'warning', { ...params, variable: by.variable }, place);
}
