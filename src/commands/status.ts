import { fail } from '../core/diagnostic.ts';
import { type Applied, type Journal, ownsAnything } from '../core/journal.ts';
import { FORMAT_VERSION } from '../ui/format-version.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';
import { present, presentDocument } from './present.ts';

/** `goenv status`: what is applied, when, from where, and how much goenv owns. Reads the journal alone; exit 0. */
export async function status(context: Context): Promise<number> {
  const [extra] = context.options.args;
  if (extra !== undefined) fail('WRONG_USAGE', { reason: `status takes no profile: ${extra}` }, { exit: 64 });
  const journal = await context.readJournal();
  presentDocument(context, statusJson(journal));
  present(context, statusText(context, journal));
  return 0;
}

/** `Profile acme from profiles/acme.yaml, applied 2026-11-20T10:00:00Z.` */
export function statusLine({ voice }: Context, applied: Applied): string {
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
  if (pending) lines.push(voice.style.warn(say(voice, 'statusPending')));
  return lines.join('\n');
}

function statusJson(journal: Journal): object {
  const { applied } = journal;
  return {
    formatVersion: FORMAT_VERSION,
    command: 'status',
    profile: applied ? { name: applied.name, source: applied.source, sha256: applied.sha256 } : null,
    appliedAt: applied?.at ?? null,
    goenv: applied?.goenv ?? null,
    skipped: applied?.skipped ?? [],
    owned: ownedCounts(journal),
    interrupted: journal.pending !== undefined,
  };
}

function ownedCounts(journal: Journal): readonly { planner: string; keys: number }[] {
  const owned = Object.entries(journal.planners).filter(([, one]) => ownsAnything(one));
  return owned.map(([planner, one]) => ({ planner, keys: Object.keys(one.keys).length }));
}
