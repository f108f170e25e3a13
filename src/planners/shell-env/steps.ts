import type { Change } from '../../core/change.ts';
import type { Facts } from '../../core/facts.ts';
import type { Observed } from '../../core/planner.ts';
import { resolveText } from '../../core/reference.ts';
import type { Step } from '../../core/step.ts';
import { ABSENT, type Value } from '../../core/value.ts';
import { isRelevant } from './current.ts';
import { parseDisagreement } from './disagreement.ts';
import { type Entry, entryOf, isSecret } from './entries.ts';
import { parseTieKey } from './keys.ts';
import { machineFrom } from './machine.ts';
import { type OwnFile, ownFiles, parseOwn, renderOwn } from './own-files.ts';
import { cutLine, putLine, type Tie } from './tie-line.ts';
import { isMisplaced, latin1, tieLineIn, tiePosition } from './tie-state.ts';

/**
 * File effects for these changes: goenv's own files first and the lines that source them after; on the way back the
 * lines go first. References are resolved here, into the bytes of a step and nowhere else. Pure.
 */
export function steps(changes: readonly Change[], observed: Observed, facts: Facts): readonly Step[] {
  const real = changes.filter(({ action }) => action !== 'no-op');
  const [ties, variables] = [
    real.filter(({ key }) => isTie(key, facts)),
    real.filter(({ key }) => !isTie(key, facts)),
  ];
  const own = variables.length === 0 ? [] : ownSteps(variables, observed, facts);
  const lines = tieSteps(ties, observed, facts);
  return real.every(({ action }) => action === 'delete') ? [...lines, ...own] : [...own, ...lines];
}

function ownSteps(changes: readonly Change[], observed: Observed, facts: Facts): readonly Step[] {
  const { shells } = machineFrom(observed.elsewhere);
  return ownFiles(facts)
    .filter((file) => isRelevant(file, shells, observed.files.get(file.path) ?? ABSENT))
    .flatMap((file) => ownStep(file, changes, { observed, facts }));
}

function ownStep(
  file: OwnFile,
  changes: readonly Change[],
  { observed, facts }: { observed: Observed; facts: Facts },
): readonly Step[] {
  const { path } = file;
  const before = textOf(observed, path);
  const entries = applied(file, changes, { before: parseOwn(file, before), facts });
  const isThere = (observed.files.get(path) ?? ABSENT) !== ABSENT;
  if (entries.length === 0) return isThere ? [{ kind: 'remove-file', path }] : [];
  const text = renderOwn(file, entries);
  if (isThere && text === before) return [];
  const bytes = new TextEncoder().encode(text);
  const secret = entries.some(isSecret);
  return [{ kind: 'write-file', path, bytes, mode: secret ? 0o600 : 0o644, ...(secret && { secret }) }];
}

/** What one file says once the changes are made, in one order: dropped variables, variables, PATH. */
function applied(
  file: OwnFile,
  changes: readonly Change[],
  { before, facts }: { before: ReadonlyMap<string, Entry>; facts: Facts },
): readonly Entry[] {
  const after = new Map(before);
  for (const { key, after: value } of changes) {
    const entry = entryFor(file, { key, value, facts });
    if (entry) after.set(key, entry);
    else after.delete(key);
  }
  const all = [...after.values()];
  return ORDER.flatMap((kind) => all.filter((entry) => entry.kind === kind));
}

function entryFor(
  file: OwnFile,
  { key, value, facts }: { key: string; value: Value; facts: Facts },
): Entry | undefined {
  if (value === ABSENT) return undefined;
  const ref = typeof value === 'object' ? value.ref : undefined;
  const apart = typeof value === 'string' ? parseDisagreement(value) : undefined;
  const text =
    typeof value === 'object' ? resolveText(value.ref, facts).text : apart ? apart.get(file.name) : value;
  if (text === undefined) return undefined;
  const entry = entryOf(key, text, ref);
  return apart || file.holds(entry) ? entry : undefined;
}

/** One write a file, however many lines of it change. */
function tieSteps(changes: readonly Change[], observed: Observed, facts: Facts): readonly Step[] {
  const texts = new Map<string, string>();
  for (const { key, after } of changes) {
    const found = parseTieKey(key, facts);
    if (!found) continue;
    const { tie, path } = found;
    const text = texts.get(path) ?? latin1(observed.files.get(path));
    const line = tieLineIn(tie, path, facts);
    const at = typeof after === 'string' ? placeFor(tie, after, tiePosition(tie, path, text, facts)) : 'end';
    texts.set(path, after === ABSENT ? cutLine(text, line) : putLine(text, line, at));
  }
  return [...texts].flatMap(([path, text]): readonly Step[] => {
    if (text === latin1(observed.files.get(path))) return [];
    return [{ kind: 'write-file', path, bytes: new Uint8Array(Buffer.from(text, 'latin1')), mode: 0o644 }];
  });
}

/** A line that stood where it does no good when goenv came goes back to such a place. */
function placeFor(tie: Tie, value: string, right: 'top' | 'end'): 'top' | 'end' {
  if (!isMisplaced(tie, value)) return right;
  return tie === 'env' ? 'end' : 'top';
}

function isTie(key: string, facts: Facts): boolean {
  return parseTieKey(key, facts) !== undefined;
}

function textOf(observed: Observed, path: string): string {
  const bytes = observed.files.get(path) ?? ABSENT;
  return bytes === ABSENT ? '' : new TextDecoder().decode(bytes);
}

const ORDER = ['unset', 'set', 'path', 'first'] as const;
