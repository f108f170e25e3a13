import { fail } from '../core/diagnostic.ts';
import type { Journal } from '../core/journal.ts';
import { isProfileUrl, pinOf, withoutClaims } from '../core/profile-url.ts';
import { shellWords } from '../core/shell-words.ts';
import { refuseOthersHome } from '../host/facts.ts';
import { type KeptProfile, keepProfiles, keptProfile } from '../host/profile-cache.ts';
import { differenceOf, type ProfileDifference } from '../profile/difference.ts';
import type { Profile } from '../profile/sections/profile.ts';
import { FORMAT_VERSION } from '../ui/format-version.ts';
import { differenceJson, renderDifference } from '../ui/render-difference.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';
import { type LoadedProfile, loadAgain, profileArgument } from './load-profile.ts';
import { EMPTY_PROFILE } from './planning.ts';
import { headOf, present, presentDiagnostics, presentDocument, wantsJson } from './present.ts';
import { keptPlaces } from './read-entry.ts';
import { refuseProfile } from './refuse.ts';
import { appliedContexts, contextFor } from './scope.ts';
import { withLock } from './session.ts';

/**
 * `goenv update [PROFILE]`: fetches the signed texts of a profile anew, shows what the resolved profile would say
 * differently, asks, and keeps them; says where a pinned URL serves something else by now. Changes no setting: that is
 * `apply`. Default: the applied profile, else the settings'. Exit 0 done or nothing new; 1 nothing fetched; 3 and 4 as
 * `apply`; 64 not confirmed.
 */
export async function update(context: Context): Promise<number> {
  const { argument, journal } = await chosen(context);
  const loading = await loadAgain(context, argument, 'fresh');
  if (!loading.profile) return refuseProfile(context, loading.diagnostics);
  const found = await compare(context, argument, { loading, journal });
  await presentDiagnostics(context, loading.diagnostics);
  present(context, foundText(context, found));
  if (found.texts.length > 0) {
    if (found.differences.length > 0) await confirmed(context);
    await keep(contextFor(context, loading.profile), found.texts);
    present(context, say(context.voice, 'updateKept', { command: nextCommand(argument) }));
  }
  await presentReport(context, found);
  return 0;
}

interface Found {
  readonly loading: LoadedProfile;
  /** How many texts from elsewhere the profile has. */
  readonly remote: number;
  /** Those that are not kept yet just so. */
  readonly texts: readonly NewText[];
  readonly differences: readonly ProfileDifference[];
}
interface NewText {
  readonly now: KeptProfile;
  readonly before: KeptProfile | undefined;
}

/** What PROFILE is when nobody says it: what is applied comes before the settings. */
async function chosen(context: Context): Promise<{ argument: string; journal: Journal | undefined }> {
  const contexts = await appliedContexts(context);
  const journals = await Promise.all(contexts.map((one) => one.readJournal()));
  const journal = journals.find(({ applied }) => applied);
  const ref = journal?.applied?.sources[0]?.ref;
  if (context.options.args.length > 0 || ref === undefined)
    return { argument: profileArgument(context), journal };
  if (ref !== '-') return { argument: ref, journal };
  return fail(
    'WRONG_USAGE',
    { reason: 'the applied profile came from standard input: name one' },
    { exit: 64 },
  );
}

/** Old is what the kept texts give, else what is applied of the same profile, else nothing at all. */
async function compare(
  context: Context,
  argument: string,
  { loading, journal }: { readonly loading: LoadedProfile; readonly journal: Journal | undefined },
): Promise<Found> {
  const places = keptPlaces(context.facts);
  const texts = loading.fetched
    .map((now) => ({ now, before: keptProfile(places, now.ref) }))
    .filter(({ now, before }) => !before || !isSame(now, before));
  const remote = loading.sources.filter(({ ref }) => isProfileUrl(ref)).length;
  if (texts.length === 0) return { loading, remote, texts, differences: [] };
  const old = await loadAgain(context, argument, 'never').catch(() => undefined);
  const applied = journal?.applied;
  const isApplied = applied?.sources[0]?.ref === loading.sources[0]?.ref;
  const before: Profile = old?.profile ? old.whole : applied && isApplied ? applied.profile : EMPTY_PROFILE;
  return { loading, remote, texts, differences: differenceOf(before, loading.whole) };
}

function isSame(a: KeptProfile, b: KeptProfile): boolean {
  return Buffer.compare(a.bytes, b.bytes) === 0 && a.signature === b.signature;
}

function foundText(context: Context, { loading, remote, texts, differences }: Found): string {
  const { voice } = context;
  if (remote === 0) return say(voice, 'updateNoneRemote', { name: loading.ref.name });
  if (texts.length === 0) return say(voice, 'updateNothingNew', { count: remote });
  const lines = texts.map(({ now, before }) => {
    const what = before ? 'updateTextChanged' : 'updateTextNew';
    return `  ${say(voice, what, { url: withoutClaims(now.ref) })}`;
  });
  const body =
    differences.length > 0 ? renderDifference(differences, voice) : say(voice, 'updateSameMeaning');
  return [headOf(context, loading.ref), lines.join('\n'), body].join('\n\n');
}

async function confirmed({ options, streams, errors }: Context): Promise<void> {
  if (options.yes) return;
  if (!streams.interactive)
    fail('NEEDS_YES', { command: shellWords(['update', ...options.args]) }, { exit: 64 });
  if (!(await streams.confirm(say(errors, 'askUpdate')))) fail('DECLINED');
}

async function keep(context: Context, texts: readonly NewText[]): Promise<void> {
  refuseOthersHome(context.facts);
  await withLock(context, async ({ made }) =>
    keepProfiles(
      context.facts.stateDir,
      texts.map(({ now }) => now),
      made,
    ),
  );
}

function nextCommand(argument: string): string {
  return shellWords(['goenv', 'apply', argument]);
}

async function presentReport(context: Context, { loading, texts, differences }: Found): Promise<void> {
  if (!wantsJson(context)) return;
  const { findingJson } = await import('../ui/speak.ts');
  presentDocument(context, {
    formatVersion: FORMAT_VERSION,
    command: 'update',
    profile: loading.ref,
    changed: texts.length > 0,
    texts: texts.map(({ now, before }) => ({
      url: withoutClaims(now.ref),
      by: pinOf(now.ref) === undefined ? 'signature' : 'digest',
      before: before ? context.host.digest(before.bytes) : null,
      after: context.host.digest(now.bytes),
    })),
    differences: differences.map((one) => differenceJson(one, ['before', 'after'])),
    diagnostics: loading.diagnostics.map((found) => findingJson(found, context.voice.language)),
  });
}
