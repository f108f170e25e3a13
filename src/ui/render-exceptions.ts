import type { InsecureEntry } from '../profile/sections/profile.ts';
import type { Phrase } from './messages/phrases.ts';
import { printable } from './printable.ts';
import { say, type Voice } from './say.ts';

/**
 * The exceptions of a profile, one a line under a heading: for what, until when, what it does, why and who approved it.
 * '' when there are none; `today` is `YYYY-MM-DD`, UTC.
 */
export function renderExceptions(entries: readonly InsecureEntry[], today: string, voice: Voice): string {
  if (entries.length === 0) return '';
  const lines = entries.flatMap((entry) => [headLine(entry, today, voice), whyLine(entry, voice)]);
  return [voice.style.bold(say(voice, 'exceptions')), ...lines].join('\n');
}

function headLine(entry: InsecureEntry, today: string, voice: Voice): string {
  const { allow, module, host, expires } = entry;
  const target = printable(module ?? host ?? '');
  const isPast = expires < today;
  const until = say(voice, isPast ? 'exceptionPast' : 'exceptionUntil', { date: expires });
  const effect = isPast ? '' : `: ${say(voice, effectOf(entry))}`;
  return `  ${voice.style.warn('!')} ${allow} ${target}, ${isPast ? voice.style.bad(until) : until}${effect}`;
}

function whyLine({ reason, approvedBy }: InsecureEntry, voice: Voice): string {
  const by = approvedBy === undefined ? '' : ` (${printable(approvedBy)})`;
  return `      ${voice.style.dim(`${printable(reason)}${by}`)}`;
}

function effectOf({ allow, host, module }: InsecureEntry): Phrase {
  if (allow === 'skip-tls-verify') return host === undefined ? 'effectInsecureModule' : 'effectInsecureHost';
  if (allow === 'no-sumdb') return module === 'all' ? 'effectNoSumdbAll' : 'effectNoSumdb';
  return allow === 'plain-http' ? 'effectPlainHttp' : 'effectHttpRewrite';
}
