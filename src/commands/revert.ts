import { fail } from '../core/diagnostic.ts';
import { EMPTY_JOURNAL } from '../core/journal.ts';
import { hasAccepted } from '../host/accepted.ts';
import { refuseOthersHome } from '../host/facts.ts';
import { hasKeptProfiles } from '../host/profile-cache.ts';
import { say } from '../ui/say.ts';
import { ADMITTED } from './admit.ts';
import { carryOut, forgetProfiles } from './carry-out.ts';
import type { Context } from './context.ts';
import { inEachScope } from './in-each-scope.ts';
import { chosenPlanners, EMPTY_PROFILE } from './planning.ts';
import { headOf, present, presentChanges } from './present.ts';
import { appliedContexts, machineWhere } from './scope.ts';
import { isLocked, sweepLock, withLock } from './session.ts';

/**
 * `goenv revert`: apply of the empty profile; what goenv owns goes back to what it was first, in both scopes where both
 * are this user's.
 * Exit 0 (nothing applied is 0 too), 2 when keys were left alone because somebody changed them, 5 half-way.
 */
export async function revert(context: Context): Promise<number> {
  const [extra] = context.options.args;
  if (extra !== undefined) fail('WRONG_USAGE', { reason: `revert takes no profile: ${extra}` }, { exit: 64 });
  const code = await inEachScope(context, await appliedContexts(context), revertIn);
  await forgetKept(context);
  for (const one of [context, ...machineWhere(context, isLocked)]) await sweepLock(one);
  return code;
}

/** Texts that `update` kept, that were kept for the other scope or by a killed revert, go too where nothing is applied. */
async function forgetKept(context: Context): Promise<void> {
  const isKept = ({ facts }: Context) => hasKeptProfiles(facts.stateDir) || hasAccepted(facts.stateDir);
  for (const one of [context, ...machineWhere(context, isKept)]) {
    if (isKept(one) && (await one.ledger.load()) === undefined)
      await withLock(one, async ({ tidyToo }) => tidyToo(await forgetProfiles(one)));
  }
}

async function revertIn(context: Context): Promise<number> {
  refuseOthersHome(context.facts);
  const journal = await context.readJournal();
  const { applied } = journal;
  if (journal === EMPTY_JOURNAL) return nothingToRevert(context);
  const ref = applied && { name: applied.name, source: applied.source, sha256: applied.sha256 };
  return carryOut(context, {
    head: ref ? headOf(context, ref) : '',
    ref,
    profile: EMPTY_PROFILE,
    insecure: [],
    diagnostics: [],
    fetched: [],
    admission: ADMITTED,
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
