import type { Diagnostic } from '../core/diagnostic.ts';
import { fail } from '../core/diagnostic.ts';
import type { Applied, Journal, SourceStamp } from '../core/journal.ts';
import { isProfileUrl, isSignedRef } from '../core/profile-url.ts';
import type { KeptProfile } from '../host/profile-cache.ts';
import { builtInNames, type ProfileText } from '../host/profile-files.ts';
import { UNSUPPORTED } from '../planners/index.ts';
import { inForce } from '../profile/policy.ts';
import type { InsecureEntry, Profile } from '../profile/sections/profile.ts';
import type { ParsedSource } from '../profile/source.ts';
import type { ProfileRef } from '../ui/report.ts';
import { VERSION } from '../version.ts';
import type { Context } from './context.ts';
import { type Entry, keptPlaces, readEntry, readKnownText } from './read-entry.ts';
import type { ReadHow } from './resolve-profile.ts';

/** A profile ready for planning: `profile` has what is in date alone, `whole` everything that was written. */
export interface LoadedProfile {
  readonly ref: ProfileRef;
  readonly profile: Profile;
  readonly whole: Profile;
  readonly expired: readonly InsecureEntry[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the lint said of the whole profile, for the journal. */
  readonly findings: readonly Diagnostic[];
  /** Out of a saved plan, and not what the texts that it names say. */
  readonly edited?: true;
  readonly sources: readonly SourceStamp[];
  /** The same texts, parsed; absent where the resolved profile of the last apply still held. */
  readonly texts?: readonly ParsedSource[];
  /** What came over the network, for `apply` to keep. */
  readonly fetched: readonly KeptProfile[];
  /** Of what is applied: whose signature it had then. */
  readonly signed?: Applied['signed'];
}

/** What loading gave: no profile when a diagnostic is an error. */
export type Loading =
  | LoadedProfile
  | { readonly profile?: never; readonly diagnostics: readonly Diagnostic[] };

/** Which profile is meant: the argument, else the settings'. Errors (64): `NO_PROFILE`, more than one argument. */
export function profileArgument(context: Context): string {
  const [first, second] = context.options.args;
  if (second !== undefined) fail('WRONG_USAGE', { reason: `one profile, not two: ${second}` }, { exit: 64 });
  // The settings of another user do not choose what root's goenv does.
  const found = first ?? (context.options.user === undefined ? context.settings.profile : undefined);
  return found ?? fail('NO_PROFILE', { known: builtInNames() }, { exit: 64 });
}

/**
 * Reads, validates and composes; with the texts unchanged since the last apply, takes what that resolved. What is not kept
 * of a profile from elsewhere is fetched; nothing is written. Errors: those of `readEntry`.
 */
export async function loadProfile(context: Context, argument: string, journal?: Journal): Promise<Loading> {
  const entry = await readEntry(context, argument, 'kept');
  // Root believes its own journal alone.
  const isOwn = context.options.user === undefined;
  const known = isOwn && journal?.applied && resolvedBefore(context, journal.applied, entry.text);
  if (known) return loaded(context, { ...known, fetched: [], told: entry.told }, entry.text);
  return resolveEntry(context, entry, { network: 'kept' });
}

/** As `loadProfile`, of a text that was read already, with the network asked anew, or not at all. */
export async function resolveEntry(
  context: Context,
  entry: Entry,
  { network, given = [] }: Pick<ReadHow, 'network' | 'given'>,
): Promise<Loading> {
  // The parser, the validator and the lint are a chunk of their own: a no-op plan never needs them.
  const { resolveProfile } = await import('./resolve-profile.ts');
  const { facts, cwd, options } = context;
  const { home, today } = facts;
  const fresh = await resolveProfile(entry.text, {
    how: { facts, cwd, stateDirs: keptPlaces(facts), network, given },
    context: { home, version: VERSION, today, allow: options.allow, unsupported: UNSUPPORTED },
  });
  const told = [...entry.told, ...fresh.told];
  if (!fresh.profile) return { diagnostics: [...fresh.diagnostics, ...told] };
  const fetched = [...(entry.fetched ? [entry.fetched] : []), ...fresh.fetched];
  return loaded(context, { ...fresh, profile: fresh.profile, fetched, told }, entry.text);
}

/** The day that decides of a profile: where it has dates, or a signature (its key may have an end); '' where none does. */
export function dayOf({ profile, sources }: Pick<Applied, 'profile' | 'sources'>, today: string): string {
  return profile.insecure.length > 0 || sources.some(({ ref }) => isSignedRef(ref)) ? today : '';
}

/** The snapshot of what was applied, as a profile. */
export function appliedProfile(context: Context, applied: Applied): LoadedProfile {
  const { profile, expired, diagnostics } = inForce(applied.profile, context.facts.today);
  const { name, source, sha256, sources, signed } = applied;
  return {
    ref: { name, source, sha256 },
    profile,
    whole: applied.profile,
    expired,
    diagnostics,
    findings: applied.findings,
    sources,
    fetched: [],
    ...(signed && { signed }),
  };
}

function loaded(
  context: Context,
  found: Pick<LoadedProfile, 'profile' | 'diagnostics' | 'sources' | 'texts' | 'fetched'> & {
    readonly told: readonly Diagnostic[];
  },
  entry: ProfileText,
): LoadedProfile {
  const { profile, expired, diagnostics } = inForce(found.profile, context.facts.today);
  return {
    // Of a URL with its pin: the commands that are printed can be typed.
    ref: {
      name: profile.name,
      source: isProfileUrl(entry.ref) ? entry.ref : entry.file,
      sha256: entry.sha256,
    },
    profile,
    whole: found.profile,
    expired,
    findings: found.diagnostics,
    diagnostics: [...found.diagnostics, ...found.told, ...diagnostics],
    sources: found.sources,
    ...(found.texts && { texts: found.texts }),
    fetched: found.fetched,
  };
}

/** The resolved profile of the last apply, if every text it came from, goenv, `--allow` and, where it counts, the day are the same. */
function resolvedBefore(context: Context, applied: Applied, entry: ProfileText) {
  const [first, ...bases] = applied.sources;
  const sameEntry = first?.ref === entry.ref && first.file === entry.file && first.sha256 === entry.sha256;
  if (!sameEntry || applied.goenv !== VERSION) return undefined;
  if (applied.judged !== '' && applied.judged !== context.facts.today) return undefined;
  if (applied.allow.join() !== context.options.allow.join()) return undefined;
  if (!bases.every((stamp) => stamp.ref !== '-' && unchanged(context, stamp))) return undefined;
  return { profile: applied.profile, sources: applied.sources, diagnostics: applied.findings };
}

function unchanged(context: Context, stamp: SourceStamp): boolean {
  try {
    return readKnownText(context, stamp.ref).sha256 === stamp.sha256;
  } catch {
    return false;
  }
}

export function isError(found: Diagnostic): boolean {
  return found.severity === 'error';
}
