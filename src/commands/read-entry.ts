import { type Diagnostic, fail } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import { isProfileUrl, parseProfileUrl, vouchedRef, withoutClaims } from '../core/profile-url.ts';
import { machineFacts } from '../host/facts.ts';
import { type KeptProfile, keptProfile, keptText } from '../host/profile-cache.ts';
import { type ProfileText, readProfileText } from '../host/profile-files.ts';
import type { Context } from './context.ts';
import type { ReadHow } from './resolve-profile.ts';

/** The text that PROFILE names. */
export interface Entry {
  readonly text: ProfileText;
  readonly fetched?: KeptProfile;
  /** About the channel it came through. */
  readonly told: readonly Diagnostic[];
}

/**
 * Reads what PROFILE names: a path, `-`, a built-in, or `https://…#sha256=…`, which is fetched when it is not kept.
 * Errors: `PROFILE_URL_BAD` (64), `PROFILE_URL_UNPINNED` (4), those of `readProfileText` and `takeText`.
 */
export async function readEntry(
  context: Pick<Context, 'facts' | 'cwd'>,
  argument: string,
  network: ReadHow['network'],
): Promise<Entry> {
  if (!isProfileUrl(argument)) return { text: readProfileText(argument, context.cwd), told: [] };
  const wanted = pinnedUrl(argument);
  const stateDirs = keptPlaces(context.facts);
  const known = network === 'fresh' ? undefined : keptProfile(stateDirs, wanted.ref);
  if (known) return { text: keptText(known), told: [] };
  const { takeText } = await import('./resolve-profile.ts');
  const { facts, cwd } = context;
  return takeText(wanted, { facts, cwd, stateDirs, network, certificates: () => [] });
}

/**
 * Reads again, without any network, a text that was read before, by the ref or the argument it had then. Whether it is
 * what was vouched for is seen by its digest alone. Throws when it is not there any more.
 */
export function readKnownText({ facts, cwd }: Pick<Context, 'facts' | 'cwd'>, ref: string): ProfileText {
  const plain = withoutClaims(ref);
  if (!isProfileUrl(ref)) {
    const text = readProfileText(plain, cwd);
    return plain === ref ? text : { ...text, ref, stranger: true };
  }
  const asked = parseProfileUrl(ref);
  const known = keptProfile(keptPlaces(facts), typeof asked === 'string' ? ref : pinnedUrl(ref).ref);
  return known ? keptText(known) : fail('PROFILE_NOT_FOUND', { path: plain, known: '' });
}

/** Where texts from elsewhere may be kept: beside the machine's journal, whose text counts first, and this user's. */
export function keptPlaces(facts: Facts): readonly string[] {
  return [...new Set([machineFacts(facts).stateDir, facts.stateDir])];
}

function pinnedUrl(argument: string) {
  const found = parseProfileUrl(argument);
  if (typeof found === 'string')
    return fail('PROFILE_URL_BAD', { url: argument, reason: found }, { exit: 64 });
  const { url, sha256 } = found;
  if (sha256 === undefined) return fail('PROFILE_URL_UNPINNED', { url }, { exit: 4 });
  return { ref: vouchedRef(url, { sha256 }), kind: 'url', target: url, sha256 } as const;
}
