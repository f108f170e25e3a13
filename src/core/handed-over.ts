import { ownedBy, store } from './journal.ts';
import type { JournalWriter } from './journal-writer.ts';
import type { PlannerPlan } from './plan.ts';

/**
 * Records what `--no-sudo` left to root as goenv's: whoever types the commands, a revert takes back what came of them.
 * A key that comes to nothing is released by the next revert without an effect.
 */
export async function recordHandedOver(
  journal: JournalWriter,
  { planner, rows }: PlannerPlan,
): Promise<void> {
  const { keys, files } = ownedBy(journal.value, planner.name);
  const fresh = rows.filter(({ leftAlone, release, key }) => leftAlone === 'root' && !release && !keys[key]);
  if (fresh.length === 0) return;
  const records = fresh.map(({ key, before, after }) => [
    key,
    { first: store(before), wrote: store(after), handedOver: true },
  ]);
  await journal.setOwned(planner.name, { keys: { ...keys, ...Object.fromEntries(records) }, files });
}
