import type { Diagnostic } from '../core/diagnostic.ts';
import { fail } from '../core/diagnostic.ts';
import type { Applied, Journal, SourceStamp } from '../core/journal.ts';
import { builtInNames, isPath, type ProfileText, readProfileText } from '../host/profile-files.ts';
import { UNSUPPORTED } from '../planners/index.ts';
import { inForce } from '../profile/policy.ts';
import type { InsecureEntry, Profile } from '../profile/sections/profile.ts';
import type { ProfileRef } from '../ui/report.ts';
import { VERSION } from '../version.ts';
import type { Context } from './context.ts';

/** A profile ready for planning: `profile` has what is in date alone, `whole` everything that was written. */
export interface LoadedProfile {
  readonly ref: ProfileRef;
  readonly profile: Profile;
  readonly whole: Profile;
  readonly expired: readonly InsecureEntry[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the lint said of the whole profile, for the journal. */
  readonly findings: readonly Diagnostic[];
  readonly sources: readonly SourceStamp[];
  /** Of what is applied: whose signature it had then. */
  readonly signed?: readonly string[];
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

/** Reads, validates and composes; with the texts unchanged since the last apply, takes what that resolved. */
export async function loadProfile(context: Context, argument: string, journal?: Journal): Promise<Loading> {
  const entry = readProfileText(argument, context.cwd);
  // Root believes its own journal alone.
  const isOwn = context.options.user === undefined;
  const known = isOwn && journal?.applied && resolvedBefore(context, journal.applied, entry);
  if (known) return loaded(context, known, entry);
  // The parser, the validator and the lint are a chunk of their own: a no-op plan never needs them.
  const { resolveProfile } = await import('./resolve-profile.ts');
  const { home, today } = context.facts;
  const fresh = resolveProfile(entry, {
    read: (ref) => readProfileText(ref, context.cwd),
    context: { home, version: VERSION, today, allow: context.options.allow, unsupported: UNSUPPORTED },
  });
  if (!fresh.profile) return { diagnostics: fresh.diagnostics };
  return loaded(context, { ...fresh, profile: fresh.profile }, entry);
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
    ...(signed && { signed }),
  };
}

function loaded(
  context: Context,
  found: { profile: Profile; diagnostics: readonly Diagnostic[]; sources: readonly SourceStamp[] },
  entry: ProfileText,
): LoadedProfile {
  const { profile, expired, diagnostics } = inForce(found.profile, context.facts.today);
  return {
    ref: { name: profile.name, source: entry.file, sha256: entry.sha256 },
    profile,
    whole: found.profile,
    expired,
    findings: found.diagnostics,
    diagnostics: [...found.diagnostics, ...diagnostics],
    sources: found.sources,
  };
}

/** The resolved profile of the last apply, if every text it came from, goenv, `--allow` and, where it counts, the day are the same. */
function resolvedBefore(context: Context, applied: Applied, entry: ProfileText) {
  const [first, ...bases] = applied.sources;
  const sameEntry = first?.ref === entry.ref && first.file === entry.file && first.sha256 === entry.sha256;
  if (!sameEntry || applied.goenv !== VERSION) return undefined;
  if (applied.judged !== '' && applied.judged !== context.facts.today) return undefined;
  if (applied.allow.join() !== context.options.allow.join()) return undefined;
  if (!bases.every((stamp) => isPathOrBuiltIn(stamp) && unchanged(context, stamp))) return undefined;
  return { profile: applied.profile, sources: applied.sources, diagnostics: applied.findings };
}

function isPathOrBuiltIn(stamp: SourceStamp): boolean {
  return stamp.ref !== '-' && (isPath(stamp.ref) || /^[a-z0-9-]+$/.test(stamp.ref));
}

function unchanged(context: Context, stamp: SourceStamp): boolean {
  try {
    return readProfileText(stamp.ref, context.cwd).sha256 === stamp.sha256;
  } catch {
    return false;
  }
}

export function isError(found: Diagnostic): boolean {
  return found.severity === 'error';
}
