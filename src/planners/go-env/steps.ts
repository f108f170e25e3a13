import type { Change } from '../../core/change.ts';
import type { Step } from '../../core/step.ts';
import { ABSENT, type Absent, type Value } from '../../core/value.ts';
import { readVariables, removeVariable, setVariable } from '../../go/env-file.ts';
import { elementsOf, setElement } from './variables.ts';

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
  const after = changes.filter(({ action }) => action !== 'no-op').reduce(applied, before);
  if (Buffer.compare(before, after) === 0) return [];
  return [{ kind: 'write-file', path, bytes: after, mode: 0o644 }];
}

function applied(bytes: Uint8Array, { key, after }: Change): Uint8Array {
  const parsed = setElement(key);
  return parsed ? withElement(bytes, parsed, after) : withValue(bytes, key, after);
}

function withValue(bytes: Uint8Array, name: string, value: Value): Uint8Array {
  if (value === ABSENT) return removeVariable(bytes, name);
  return typeof value === 'string' ? setVariable(bytes, name, value) : bytes;
}

/** The user's own elements keep their text and order; ours goes behind them, or out from among them. */
function withElement(
  bytes: Uint8Array,
  { set, element }: { set: string; element: string },
  value: Value,
): Uint8Array {
  const list = readVariables(bytes).get(set) ?? '';
  if (value === ABSENT) return withValue(bytes, set, listWithout(list, element));
  if (elementsOf(list).includes(element)) return bytes;
  return setVariable(bytes, set, list === '' || list.endsWith(',') ? list + element : `${list},${element}`);
}

function listWithout(list: string, element: string): string | Absent {
  const rest = list.split(',').filter((one) => one !== element);
  return rest.some((one) => one !== '') ? rest.join(',') : ABSENT;
}
