import { fail } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import { type Plan, pendingRows } from '../core/plan.ts';
import { resolveText } from '../core/reference.ts';

/** A reference that has no value here, and the profile's place that needs it, where it is known. */
export interface MissingReference {
  readonly text: string;
  readonly place?: string;
}

/** The references that a plan has to write and that have no value here, each once. */
export function missingReferences(plan: Plan, facts: Facts): readonly MissingReference[] {
  const found = new Map<string, MissingReference>();
  for (const { after, release, origin } of pendingRows(plan)) {
    if (typeof after !== 'object' || release) continue;
    const place = origin && `${origin.file}:${origin.line}`;
    for (const text of resolveText(after.ref, facts).missing ?? [])
      if (!found.has(text)) found.set(text, { text, ...(place !== undefined && { place }) });
  }
  return [...found.values()];
}

/**
 * Refuses a plan that has to write texts with references which have no value here; all of them are named at once.
 * Asked before anything is changed, by apply alone: planning does without. Errors (1): `REFERENCES_MISSING`.
 */
export function refuseMissingReferences(plan: Plan, facts: Facts): void {
  const missing = missingReferences(plan, facts);
  if (missing.length === 0) return;
  const named = missing.map(({ text, place }) => (place === undefined ? text : `${text} (${place})`));
  fail('REFERENCES_MISSING', { references: named.join(', ') });
}
