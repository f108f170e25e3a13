import { fail } from '../core/diagnostic.ts';
import { type Journal, ownedBy, ownsAnything } from '../core/journal.ts';
import type { Planner } from '../core/planner.ts';
import type { Profile } from '../profile/sections/profile.ts';

/**
 * Refuses a choice of planners that would leave a setting naming a file which is not there: one that is chosen needs
 * the files of one that is not, or one that is not chosen still needs files that this run takes away.
 * Errors (64): `PROVIDER_LEFT_OUT`, `USER_LEFT_OUT`.
 */
export function refuseLeftOut(
  all: readonly Planner[],
  { planners, profile, journal }: { planners: readonly Planner[]; profile: Profile; journal: Journal },
): void {
  const before = journal.applied?.profile;
  const isLeftOut = (name: string) =>
    all.some((one) => one.name === name) && planners.every((one) => one.name !== name);
  for (const { name, providers } of all) {
    const needs = providers?.(profile) ?? [];
    if (!isLeftOut(name)) {
      const provider = needs.find(isLeftOut);
      if (provider !== undefined) fail('PROVIDER_LEFT_OUT', { planner: name, provider }, { exit: 64 });
    } else if (before && ownsAnything(ownedBy(journal, name))) {
      const dropped = providers?.(before).find((one) => !needs.includes(one) && !isLeftOut(one));
      if (dropped !== undefined) fail('USER_LEFT_OUT', { planner: name, provider: dropped }, { exit: 64 });
    }
  }
}
