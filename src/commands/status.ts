import { fail } from '../core/diagnostic.ts';
import { type Applied, EMPTY_JOURNAL, type Journal, type Owned, ownsAnything } from '../core/journal.ts';
import type { Scope } from '../profile/sections/profile.ts';
import { FORMAT_VERSION } from '../ui/format-version.ts';
import { renderExceptions } from '../ui/render-exceptions.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';
import { present, presentDocument } from './present.ts';
import { appliedContexts } from './scope.ts';

/**
 * `goenv status`: what is applied, when, from where, and how much goenv owns; for root in the machine's scope too. Reads
 * journals alone; exit 0.
 */
export async function status(context: Context): Promise<number> {
  const [extra] = context.options.args;
  if (extra !== undefined) fail('WRONG_USAGE', { reason: `status takes no profile: ${extra}` }, { exit: 64 });
  const contexts = await appliedContexts(context);
  const journals = await Promise.all(contexts.map((one) => one.readJournal()));
  const [first = {}, machine = null] = contexts.map(({ facts }, at) => {
    return statusJson(journals[at] ?? EMPTY_JOURNAL, facts.scope ?? 'user');
  });
  presentDocument(context, { formatVersion: FORMAT_VERSION, command: 'status', ...first, machine });
  present(context, journals.map((journal) => statusText(context, journal)).join('\n'));
  return 0;
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
