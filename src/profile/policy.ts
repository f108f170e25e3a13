import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { hostnameOf } from '../go/url.ts';
import { isPast } from './lint/dates.ts';
import { isClearText, parseGitUrl } from './lint/git-url.ts';
import { placeOf } from './lint/where.ts';
import type { InsecureEntry, Origin, Profile } from './sections/profile.ts';

export interface InForce {
  /** The profile without what is past its date and without what leans on it. */
  readonly profile: Profile;
  readonly expired: readonly InsecureEntry[];
  /** One `EXCEPTION_EXPIRED` warning an expired entry. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes out the `insecure` entries whose last day (`expires`, UTC, inclusive) is over, and the rewrites to clear text
 * that lean on them; a rewrite that another entry still excuses stays. `today` is `YYYY-MM-DD`. Pure.
 * Entries behind a removed one move up, so the pointers of `origins` are made anew for those two arrays:
 * `/git/rewrite/2` becomes `/git/rewrite/1` and still names the line it was written on.
 */
export function inForce(profile: Profile, today: string): InForce {
  const expired = profile.insecure.filter(({ expires }) => isPast(expires, today));
  if (expired.length === 0) return { profile, expired, diagnostics: [] };
  const alive = profile.insecure.map((entry) => !expired.includes(entry));
  const rewrites = profile.git?.rewrite ?? [];
  const leans = rewrites.map(
    ({ to }) =>
      leansOn(to, expired) &&
      !leansOn(
        to,
        profile.insecure.filter((_, i) => alive[i]),
      ),
  );
  const kept = rewrites.map((_, i) => !leans[i]);
  const origins = reindex(reindex(profile.origins, '/insecure', alive), '/git/rewrite', kept);
  const diagnostics = profile.insecure.flatMap((entry, i) => (alive[i] ? [] : [expiry(profile, entry, i)]));
  const git = profile.git?.rewrite
    ? { git: { ...profile.git, rewrite: rewrites.filter((_, i) => kept[i]) } }
    : {};
  return {
    profile: { ...profile, ...git, insecure: profile.insecure.filter((_, i) => alive[i]), origins },
    expired,
    diagnostics,
  };
}

/** Whether a rewrite target is readable on the way and one of these entries excuses its host. */
function leansOn(to: string, entries: readonly InsecureEntry[]): boolean {
  const url = parseGitUrl(to);
  if (url === undefined || !isClearText(url.scheme)) return false;
  const excuses = ({ allow, host = '' }: InsecureEntry) =>
    allow === 'http-rewrite' && hostnameOf(host).toLowerCase() === url.host.toLowerCase();
  return entries.some(excuses);
}

/** The same origins with the members of one array renumbered; those of removed members are gone. */
function reindex(
  origins: Readonly<Record<string, Origin>>,
  array: string,
  kept: readonly boolean[],
): Readonly<Record<string, Origin>> {
  const moved: Record<string, Origin> = {};
  for (const [pointer, origin] of Object.entries(origins)) {
    const [, index, rest = ''] = pointer.startsWith(`${array}/`)
      ? (/^(\d+)(\/.*)?$/.exec(pointer.slice(array.length + 1)) ?? [])
      : [];
    if (index === undefined) moved[pointer] = origin;
    else if (kept[Number(index)] !== false) {
      moved[`${array}/${kept.slice(0, Number(index)).filter(Boolean).length}${rest}`] = origin;
    }
  }
  return moved;
}

function expiry(profile: Profile, entry: InsecureEntry, i: number): Diagnostic {
  const where = placeOf(profile, `/insecure/${i}`);
  const target = entry.host ?? entry.module ?? '';
  const params = { allow: entry.allow, target, expires: entry.expires };
  return diagnostic('EXCEPTION_EXPIRED', 'warning', params, where ? { where } : {});
}
