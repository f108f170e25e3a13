import type { Change } from '../../core/change.ts';
import type { Facts } from '../../core/facts.ts';
import type { Observed } from '../../core/planner.ts';
import { resolveUrl } from '../../core/reference.ts';
import type { Step } from '../../core/step.ts';
import { ABSENT } from '../../core/value.ts';
import { isRelevant } from './current.ts';
import { type Entry, entryKeyOf, entryOf, isSecret } from './entries.ts';
import { parseTieKey } from './keys.ts';
import { machineFrom } from './machine.ts';
import { type OwnFile, ownFiles, parseOwn, renderOwn } from './own-files.ts';
import { startFiles } from './start-files.ts';
import { cutLine, putLine } from './tie-line.ts';
import { latin1, tieLineIn } from './tie-state.ts';

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
  const files = ownFiles(facts);
  const [main] = files;
  const before = main ? parseOwn(main, textOf(observed, main.path)) : new Map<string, Entry>();
  const entries = applied(changes, before, facts);
  const { shells } = machineFrom(observed.elsewhere);
  return files
    .filter((file) => isRelevant(file, shells, observed.files.get(file.path) ?? ABSENT))
    .flatMap((file) => ownStep(file, entries, observed));
}

function ownStep(file: OwnFile, entries: readonly Entry[], observed: Observed): readonly Step[] {
  const { path } = file;
  const held = entries.filter(file.holds);
  const isThere = (observed.files.get(path) ?? ABSENT) !== ABSENT;
  if (held.length === 0) return isThere ? [{ kind: 'remove-file', path }] : [];
  const text = renderOwn(file, held);
  if (isThere && text === textOf(observed, path)) return [];
  const bytes = new TextEncoder().encode(text);
  const secret = held.some(isSecret);
  return [{ kind: 'write-file', path, bytes, mode: secret ? 0o600 : 0o644, ...(secret && { secret }) }];
}

/** The entries once the changes are made, in one order: dropped ones, variables, PATH. */
function applied(
  changes: readonly Change[],
  before: ReadonlyMap<string, Entry>,
  facts: Facts,
): readonly Entry[] {
  const after = new Map(before);
  for (const { key, after: value } of changes) {
    if (value === ABSENT) after.delete(key);
    else if (typeof value === 'string') after.set(key, entryOf(key, value));
    else {
      const { text } = resolveUrl(value.ref, facts.env);
      if (text !== undefined) after.set(key, entryOf(key, text, value.ref));
    }
  }
  const all = [...after.values()];
  return ORDER.flatMap((kind) => all.filter((entry) => entry.kind === kind && entryKeyOf(entry) !== ''));
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
    const at = tie === 'env' ? (startFiles(facts).find((file) => file.path === path)?.at ?? 'end') : 'end';
    texts.set(path, after === ABSENT ? cutLine(text, line) : putLine(text, line, at));
  }
  return [...texts].flatMap(([path, text]): readonly Step[] => {
    if (text === latin1(observed.files.get(path))) return [];
    return [{ kind: 'write-file', path, bytes: new Uint8Array(Buffer.from(text, 'latin1')), mode: 0o644 }];
  });
}

function isTie(key: string, facts: Facts): boolean {
  return parseTieKey(key, facts) !== undefined;
}

function textOf(observed: Observed, path: string): string {
  const bytes = observed.files.get(path) ?? ABSENT;
  return bytes === ABSENT ? '' : new TextDecoder().decode(bytes);
}

const ORDER = ['unset', 'set', 'path'] as const;
