import { fail } from '../core/diagnostic.ts';
import { EMPTY_JOURNAL } from '../core/journal.ts';
import { refuseOthersHome } from '../host/facts.ts';
import { hasKeptProfiles } from '../host/profile-cache.ts';
import { say } from '../ui/say.ts';
import { carryOut, forgetProfiles } from './carry-out.ts';
import type { Context } from './context.ts';
import { inEachScope } from './in-each-scope.ts';
import { chosenPlanners, EMPTY_PROFILE } from './planning.ts';
import { headOf, present, presentChanges } from './present.ts';
import { appliedContexts } from './scope.ts';
import { withLock } from './session.ts';

/**
 * `goenv revert`: apply of the empty profile; what goenv owns goes back to what it was first, in both scopes where both
 * are this user's.
 * Exit 0 (nothing applied is 0 too), 2 when keys were left alone because somebody changed them, 5 half-way.
 */
export async function revert(context: Context): Promise<number> {
  const [extra] = context.options.args;
  if (extra !== undefined) fail('WRONG_USAGE', { reason: `revert takes no profile: ${extra}` }, { exit: 64 });
  return inEachScope(context, await appliedContexts(context), revertIn);
}

async function revertIn(context: Context): Promise<number> {
  refuseOthersHome(context.facts);
  const journal = await context.readJournal();
  const { applied } = journal;
  if (journal === EMPTY_JOURNAL) {
    if (hasKeptProfiles(context.facts.stateDir))
      await withLock(context, async ({ tidyToo }) => tidyToo(await forgetProfiles(context)));
    return nothingToRevert(context);
  }
  const ref = applied && { name: applied.name, source: applied.source, sha256: applied.sha256 };
  return carryOut(context, {
    head: ref ? headOf(context, ref) : '',
    ref,
    profile: EMPTY_PROFILE,
    insecure: [],
    diagnostics: [],
    fetched: [],
    planners: chosenPlanners(context),
  });
}

async function nothingToRevert(context: Context): Promise<0> {
  const plan = { parts: [], diagnostics: [] };
  const report = {
    command: 'revert',
    profile: undefined,
    plan,
    complete: true,
    changed: false,
    diagnostics: [],
  };
  await presentChanges(context, { ...report, outcome: { applied: [], failed: [] } });
  if (!context.options.quiet) present(context, say(context.voice, 'nothingToRevert'));
  return 0;
}
