import type { Facts } from '../../core/facts.ts';
import { ABSENT, type Absent } from '../../core/value.ts';

/** Variables for a command: set to a text, or taken out. */
export type Lent = ReadonlyMap<string, string | Absent>;

/** An environment with these changes, in their order. */
export function withLent(env: Facts['env'], ...changes: readonly Lent[]): Facts['env'] {
  const made = new Map(Object.entries(env));
  for (const [name, value] of changes.flatMap((lent) => [...lent])) {
    if (value === ABSENT) made.delete(name);
    else made.set(name, value);
  }
  return Object.fromEntries(made);
}
