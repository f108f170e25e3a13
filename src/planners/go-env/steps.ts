import type { Change } from '../../core/change.ts';
import type { Step } from '../../core/step.ts';
import { ABSENT, type Absent } from '../../core/value.ts';
import { readVariables, removeVariable, setVariable } from '../../go/env-file.ts';
import { setElement, variableOf } from './variables.ts';

/**
 * The one write that makes `changes` true, or none when the file already says so.
 * A file that ends up empty stays: whether it was there before goenv is for the journal to know.
 */
export function fileSteps(
  changes: readonly Change[],
  path: string,
  found: Uint8Array | Absent,
): readonly Step[] {
  const before = found === ABSENT ? new Uint8Array() : found;
  const after = [...byVariable(changes)].reduce(applied, before);
  if (Buffer.compare(before, after) === 0) return [];
  return [{ kind: 'write-file', path, bytes: after, mode: 0o644 }];
}

/** The changes of each variable together, so that a list of thousands is put together once. */
function byVariable(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const grouped = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.action === 'no-op') continue;
    const name = variableOf(change.key);
    const group = grouped.get(name);
    if (group) group.push(change);
    else grouped.set(name, [change]);
  }
  return grouped;
}

function applied(bytes: Uint8Array, [name, changes]: readonly [string, readonly Change[]]): Uint8Array {
  const [first] = changes;
  const isSet = first !== undefined && setElement(first.key) !== undefined;
  const value = isSet ? listAfter(readVariables(bytes).get(name) ?? '', changes) : (first?.after ?? ABSENT);
  if (value === ABSENT) return removeVariable(bytes, name);
  return typeof value === 'string' ? setVariable(bytes, name, value) : bytes;
}

/** The user's own elements keep their text and order; ours go behind them, or out from among them. */
function listAfter(list: string, changes: readonly Change[]): string | Absent {
  const gone = new Set(changes.filter(({ after }) => after === ABSENT).map(elementOf));
  const kept =
    gone.size === 0
      ? list
      : list
          .split(',')
          .filter((one) => !gone.has(one))
          .join(',');
  const there = new Set(kept.split(','));
  const added = changes
    .filter(({ after }) => after !== ABSENT)
    .map(elementOf)
    .filter((one) => !there.has(one));
  if (added.length === 0) return there.size > 1 || !there.has('') ? kept : ABSENT;
  return kept === '' || kept.endsWith(',') ? kept + added.join(',') : `${kept},${added.join(',')}`;
}

function elementOf({ key }: Change): string {
  return setElement(key)?.element ?? key;
}
