import { fail } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import { type Plan, pendingRows } from '../core/plan.ts';
import { resolveUrl } from '../core/reference.ts';

/**
 * Refuses a plan that has to write texts with references which have no value here; all of them are named at once.
 * Asked before anything is changed, by apply alone: planning does without. Errors (1): `REFERENCES_MISSING`.
 */
export function refuseMissingReferences(plan: Plan, { env }: Facts): void {
  const missing = pendingRows(plan).flatMap(({ after, release }) => {
    return typeof after === 'object' && !release ? (resolveUrl(after.ref, env).missing ?? []) : [];
  });
  if (missing.length > 0) fail('REFERENCES_MISSING', { references: [...new Set(missing)].join(', ') });
}
