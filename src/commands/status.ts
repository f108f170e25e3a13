import { fail } from '../core/diagnostic.ts';
import { type Applied, EMPTY_JOURNAL, type Journal, type Owned, ownsAnything } from '../core/journal.ts';
import type { Demand } from '../core/policy.ts';
import type { Scope } from '../profile/sections/profile.ts';
import { FORMAT_VERSION } from '../ui/format-version.ts';
import { renderExceptions } from '../ui/render-exceptions.ts';
import { renderPolicy } from '../ui/render-policy.ts';
import { say } from '../ui/say.ts';
import { demands, judgeApplied } from './admit.ts';
import type { Context } from './context.ts';
import { appliedProfile } from './load-profile.ts';
import { present, presentDocument } from './present.ts';
import { appliedContexts } from './scope.ts';

/**
 * `goenv status`: what is applied, when, from where, how much goenv owns, and what the settings demand of it; for root in the
 * machine's scope too. Reads journals and settings; exit 0.
 */
export async function status(context: Context): Promise<number> {
  const [extra] = context.options.args;
  if (extra !== undefined) fail('WRONG_USAGE', { reason: `status takes no profile: ${extra}` }, { exit: 64 });
  const contexts = await appliedContexts(context);
  const journals = await Promise.all(contexts.map((one) => one.readJournal()));
  const policies = await Promise.all(contexts.map((one, at) => policyOf(one, journals[at])));
  const [first = {}, machine = null] = contexts.map(({ facts }, at) => {
    const policy = policies[at] ?? [];
    const found = statusJson(journals[at] ?? EMPTY_JOURNAL, facts.scope ?? 'user');
    return { ...found, policy: policy.map((one) => ({ ...one, line: one.line ?? null })) };
  });
  presentDocument(context, { formatVersion: FORMAT_VERSION, command: 'status', ...first, machine });
  const texts = journals.map((journal, at) => {
    const policy = renderPolicy(policies[at] ?? [], context.voice);
    return [statusText(context, journal), policy].filter(Boolean).join('\n');
  });
  present(context, texts.join('\n'));
  return 0;
}

/** What is demanded of what is applied; `met` is null where nothing is. */
async function policyOf(context: Context, journal: Journal | undefined): Promise<readonly Demand[]> {
  if (journal?.applied) return (await judgeApplied(context, appliedProfile(context, journal.applied))).policy;
  return (await demands(context)).map((verdict) => ({ ...verdict, met: null }));
}

/** `Profile acme from profiles/acme.yaml, applied 2026-11-20T10:00:00Z.` */
export function statusLine({ voice }: Context, applied: Pick<Applied, 'name' | 'source' | 'at'>): string {
  return say(voice, 'statusApplied', { name: applied.name, source: applied.source, at: applied.at });
}

function statusText(context: Context, journal: Journal): string {
  const { voice } = context;
  const { applied, pending } = journal;
  const lines = [applied ? statusLine(context, applied) : say(voice, 'statusNothing')];
  if (applied && applied.skipped.length > 0)
    lines.push(say(voice, 'statusSkipped', { planners: applied.skipped.join(', ') }));
  for (const { planner, keys } of ownedCounts(journal))
    lines.push(`  ${say(voice, 'statusOwned', { planner, count: keys })}`);
  const exceptions = renderExceptions(applied?.profile.insecure ?? [], context.facts.today, voice);
  if (exceptions !== '') lines.push(exceptions);
  if (pending) lines.push(voice.style.warn(say(voice, 'statusPending')));
  return lines.join('\n');
}

function statusJson(journal: Journal, scope: Scope): object {
  const { applied } = journal;
  return {
    scope,
    profile: applied ? { name: applied.name, source: applied.source, sha256: applied.sha256 } : null,
    appliedAt: applied?.at ?? null,
    goenv: applied?.goenv ?? null,
    skipped: applied?.skipped ?? [],
    insecure: applied?.profile.insecure ?? [],
    owned: ownedCounts(journal),
    interrupted: journal.pending !== undefined,
  };
}

function ownedCounts(journal: Journal): readonly { planner: string; keys: number }[] {
  const owned = Object.entries(journal.planners).filter(([, one]) => ownsAnything(one));
  // What root was asked to do and may not have done yet is not counted.
  const done = (keys: Owned['keys']) => Object.values(keys).filter(({ handedOver }) => !handedOver).length;
  return owned.map(([planner, { keys }]) => ({ planner, keys: done(keys) }));
}
