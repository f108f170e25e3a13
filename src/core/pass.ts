import { type Diagnostic, fail, isFailure } from './diagnostic.ts';
import type { Row } from './diff.ts';
import { digestFound, type Effects, effectsOf, isFile } from './effects.ts';
import type { FileEffect, Host } from './host.ts';
import {
  type FirstSeen,
  type KeyRecord,
  type Owned,
  ownedBy,
  type PendingFile,
  restore,
  store,
} from './journal.ts';
import type { JournalWriter } from './journal-writer.ts';
import { locatedNow } from './located.ts';
import { foldersOf, performed, treesOf } from './perform.ts';
import { type PlanInput, type PlannerPlan, planOne } from './plan.ts';
import type { Observed, Planner } from './planner.ts';
import { ABSENT, sameValue } from './value.ts';

export interface PassInput extends Omit<PlanInput, 'journal'> {
  readonly planner: Planner;
  /** `put`: creates and updates; `remove`: deletes. */
  readonly pass: 'put' | 'remove';
  readonly report: (rows: readonly Row[], diagnostics: readonly Diagnostic[]) => void;
  /** Called before each effect; throws when the user interrupted. */
  readonly beforeEffect: () => void;
  /** Called after each effect. */
  readonly afterEffect: () => void;
}

/** One planner's half of an apply; tried again when somebody else wrote the same file in between. */
export async function runPass(host: Host, journal: JournalWriter, input: PassInput): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryPass(host, journal, input);
    } catch (error) {
      const again = isFailure(error) && error.diagnostic.code === 'CHANGED_UNDERNEATH' && attempt < ATTEMPTS;
      if (!again) throw error;
      await journal.settle(
        input.planner.name,
        (await planOne(host, { ...input, journal: journal.value }, input.planner)).observed,
      );
    }
  }
}

async function tryPass(host: Host, journal: JournalWriter, input: PassInput): Promise<void> {
  const { planner, pass } = input;
  const part = await planOne(host, { ...input, journal: journal.value }, planner);
  const rows = part.rows.filter((row) => isOf(pass, row));
  await releaseUnchanged(journal, part);
  if (rows.length > 0) await forgetShared(journal, part);
  const owned = ownedBy(journal.value, planner.name);
  // All keys came back by themselves: what is left to do is to put the files back.
  const leftover =
    pass === 'remove' && Object.keys(owned.keys).length === 0 && Object.keys(owned.files).length > 0;
  if (rows.length === 0 && !leftover) return;
  const steps = planner.steps(rows, part.observed, part.facts, part.inputs);
  const { effects, diagnostics }: Effects = effectsOf(
    { steps, observed: part.observed, owned, last: isLast(owned, rows) },
    host,
  );
  // What root writes has no before-image in a user's journal: its keys alone say what it is.
  const onFiles = effects.filter(isFile).filter(({ elevate }) => !elevate);
  await journal.begin(
    locatedNow(part.facts, part.observed),
    { ...(await pendingOf(host, { part, rows, effects: onFiles, owned })), ...treesOf(effects) },
    await foldersOf(host, effects),
  );
  for (const effect of effects) {
    input.beforeEffect();
    await performed(host, effect);
    input.afterEffect();
  }
  await prove(host, journal, input, rows);
  await journal.commit();
  input.report(rows, diagnostics);
}

function isOf(pass: PassInput['pass'], row: Row): boolean {
  if (row.leftAlone || row.action === 'no-op') return false;
  return (row.action === 'delete') === (pass === 'remove');
}

/** Whether the planner owns nothing once these rows are done. */
function isLast(owned: Owned, rows: readonly Row[]): boolean {
  const released = new Set(rows.filter((row) => row.release).map((row) => row.key));
  return rows.every((row) => row.release) && Object.keys(owned.keys).every((key) => released.has(key));
}

/**
 * A key that already is what it was first is no longer goenv's; one that is what is wanted is remembered as written.
 * A file that was not there first and is not there now has nothing to come back to.
 */
export async function releaseUnchanged(
  journal: JournalWriter,
  { planner, observed, rows }: PlannerPlan,
): Promise<void> {
  const owned = ownedBy(journal.value, planner.name);
  const came = rows.filter((row) => row.action === 'no-op' && isNews(owned.keys[row.key], row));
  if (came.length === 0) return;
  const keys: Record<string, KeyRecord> = { ...owned.keys };
  for (const row of came) {
    const record = keys[row.key];
    if (!record) continue;
    if (row.release) delete keys[row.key];
    else keys[row.key] = { first: record.first, wrote: store(row.after) };
  }
  const files = Object.entries(owned.files).filter(
    ([path, { first }]) => first !== null || observed.files.get(path) !== ABSENT,
  );
  await journal.setOwned(planner.name, { keys, files: Object.fromEntries(files) });
}

/** A file that somebody else needs too is none to put back: it goes with the last owner, whoever that is. */
async function forgetShared(journal: JournalWriter, { planner, observed }: PlannerPlan): Promise<void> {
  const { keys, files } = ownedBy(journal.value, planner.name);
  const kept = Object.entries(files).filter(([path]) => !observed.shared?.has(path));
  if (kept.length < Object.keys(files).length)
    await journal.setOwned(planner.name, { keys, files: Object.fromEntries(kept) });
}

function isNews(record: KeyRecord | undefined, row: Row): boolean {
  if (!record) return false;
  return row.release || record.handedOver === true || !sameValue(restore(record.wrote), row.after);
}

async function prove(
  host: Host,
  journal: JournalWriter,
  input: PassInput,
  rows: readonly Row[],
): Promise<void> {
  const { observed } = await planOne(host, { ...input, journal: journal.value }, input.planner);
  const { keys } = ownedBy(journal.value, input.planner.name);
  const left = rows.filter((row) => {
    const now = observed.state.get(row.key) ?? ABSENT;
    // A file that got its first bytes back has its first values back too.
    const first = row.release ? restore(keys[row.key]?.first ?? null) : row.after;
    return !sameValue(now, row.after) && !sameValue(now, first);
  });
  if (left.length === 0) return;
  fail(
    'NOT_CONVERGED',
    { planner: input.planner.name, keys: left.map((row) => row.key).join(', ') },
    { exit: 5 },
  );
}

async function pendingOf(
  host: Host,
  {
    part,
    rows,
    effects,
    owned,
  }: { part: PlannerPlan; rows: readonly Row[]; effects: readonly FileEffect[]; owned: Owned },
) {
  const files: Record<string, PendingFile> = {};
  for (const effect of effects)
    files[effect.path] = await pendingFile(host, effect, { owned, ours: part.observed.ours });
  const keys = Object.fromEntries(
    rows.map((row) => [
      row.key,
      { before: store(row.before), after: store(row.after), release: row.release },
    ]),
  );
  return { planner: part.planner.name, keys, files };
}

async function pendingFile(
  host: Host,
  effect: FileEffect,
  { owned, ours }: { owned: Owned; ours: Observed['ours'] },
): Promise<PendingFile> {
  const record = owned.files[effect.path];
  const change = { before: effect.expected, after: digestFound(effect.bytes, host) };
  if (record) return { ...change, edited: record.edited || record.wrote !== effect.expected };
  const first = ours?.has(effect.path) ? null : await firstImage(host, effect);
  return { ...change, edited: false, first };
}

async function firstImage(host: Host, effect: FileEffect): Promise<FirstSeen | null> {
  const seen = await host.read(effect.path);
  const now = seen.kind === 'absent' ? null : host.digest(seen.bytes);
  if (now !== effect.expected) fail('CHANGED_UNDERNEATH', { path: effect.path });
  if (seen.kind === 'absent') return null;
  const { bytes, mode, uid, gid } = seen;
  return { bytes: Buffer.from(bytes).toString('base64'), mode, uid, gid };
}

/** How often a pass is tried when another program writes the same file meanwhile (go writes go/env without a lock). */
const ATTEMPTS = 5;
