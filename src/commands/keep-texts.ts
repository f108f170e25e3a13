import { fail } from '../core/diagnostic.ts';
import { withoutClaims } from '../core/profile-url.ts';
import { shellWords } from '../core/shell-words.ts';
import { ownerOf, refuseOthersHome } from '../host/facts.ts';
import { type KeptProfile, keepProfiles, keptProfile } from '../host/profile-cache.ts';
import type { Context } from './context.ts';
import { keptPlaces } from './read-entry.ts';
import { machineWhere } from './scope.ts';
import { withLock } from './session.ts';

/** A text that came over the network, and what was kept in its stead when it was shown. */
export interface NewText {
  readonly now: KeptProfile;
  readonly before: KeptProfile | undefined;
}

/**
 * Keeps texts in the folder of `own`, and in the other scope's where that one holds them too: an older text must not be
 * read in their stead. Root leaves another user's folder alone: the machine's text comes first. Errors: `STALE_PLAN` (1) when
 * others were kept since, `ROOT_IN_OTHER_HOME` (4), `WRITE_FAILED` (1).
 */
export async function keep(context: Context, own: Context, texts: readonly NewText[]): Promise<void> {
  const heldBy = ({ facts: { stateDir, uid } }: Context) => {
    if (stateDir === own.facts.stateDir) return texts;
    return ownerOf(stateDir) === uid ? texts.filter(({ now }) => keptProfile([stateDir], now.ref)) : [];
  };
  const isHolder = (one: Context) => heldBy(one).length > 0;
  refuseOthersHome(own.facts);
  const holders = [context, ...machineWhere(context, isHolder)].filter(isHolder);
  await inAll(holders, {
    check: () => refuseOthers(context, texts),
    write: (one, made) =>
      keepProfiles(
        one.facts.stateDir,
        heldBy(one).map(({ now }) => now),
        made,
      ),
  });
}

/** Whether two kept texts are the same, signature and all. */
export function isSame(a: KeptProfile | undefined, b: KeptProfile | undefined): boolean {
  if (!a || !b) return a === b;
  return Buffer.compare(a.bytes, b.bytes) === 0 && a.signature === b.signature;
}

/** Every lock is taken, the user's first, and then looked, and then written. */
async function inAll(
  [first, ...others]: readonly Context[],
  work: { check: () => void; write: (one: Context, made: readonly string[]) => void },
): Promise<void> {
  if (!first) return work.check();
  await withLock(first, async ({ made }) => {
    await inAll(others, work);
    work.write(first, made);
  });
}

/** What was kept since by another update was not shown. */
function refuseOthers({ facts, options }: Context, texts: readonly NewText[]): void {
  const stale = texts.filter(({ now, before }) => {
    const kept = keptProfile(keptPlaces(facts), now.ref);
    return !isSame(kept, before) && !isSame(kept, now);
  });
  if (stale.length === 0) return;
  const keys = stale.map(({ now }) => withoutClaims(now.ref)).join(', ');
  fail('STALE_PLAN', { keys }, { commands: [shellWords(['goenv', 'update', ...options.args])] });
}
