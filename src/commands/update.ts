import { fail, isFailure } from '../core/diagnostic.ts';
import type { Journal } from '../core/journal.ts';
import { isProfileUrl, pinOf, withoutClaims } from '../core/profile-url.ts';
import { shellWords } from '../core/shell-words.ts';
import { keptProfile } from '../host/profile-cache.ts';
import { differenceOf, type ProfileDifference } from '../profile/difference.ts';
import type { Profile } from '../profile/sections/profile.ts';
import { FORMAT_VERSION } from '../ui/format-version.ts';
import { differenceJson, renderDifference } from '../ui/render-difference.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';
import { isSame, keep, type NewText } from './keep-texts.ts';
import { type LoadedProfile, profileArgument, resolveEntry } from './load-profile.ts';
import { EMPTY_PROFILE } from './planning.ts';
import { headOf, present, presentDiagnostics, presentDocument, wantsJson } from './present.ts';
import { type Entry, keptPlaces, readEntry } from './read-entry.ts';
import { refuseProfile } from './refuse.ts';
import { appliedContexts, contextFor } from './scope.ts';

/**
 * `goenv update [PROFILE]`: fetches the signed texts of a profile anew, shows what the resolved profile would say
 * differently, asks, and keeps them; says where a pinned URL serves something else by now. Changes no setting: that is
 * `apply`. Default: the applied profile, else the settings'. Exit 0 done or nothing new; 1 nothing fetched; 3 and 4 as
 * `apply`; 64 not confirmed.
 */
export async function update(context: Context): Promise<number> {
  const { argument, journal } = await chosen(context);
  const entry = await readEntry(context, argument, 'fresh');
  const loading = await resolveEntry(context, entry, { network: 'fresh' });
  if (!loading.profile) return refuseProfile(context, loading.diagnostics);
  const found = await compare(context, entry, { loading, journal });
  await presentDiagnostics(context, loading.diagnostics);
  present(context, foundText(context, found));
  if (found.texts.length > 0) {
    if (found.differences.length > 0) await confirmed(context);
    await keep(context, contextFor(context, loading.profile), found.texts);
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
  entry: Entry,
  { loading, journal }: { readonly loading: LoadedProfile; readonly journal: Journal | undefined },
): Promise<Found> {
  const places = keptPlaces(context.facts);
  const texts = loading.fetched
    .map((now) => ({ now, before: keptProfile(places, now.ref) }))
    .filter(({ now, before }) => !isSame(now, before));
  const remote = loading.sources.filter(({ ref }) => isProfileUrl(ref)).length;
  if (texts.length === 0) return { loading, remote, texts, differences: [] };
  const old = await keptBefore(context, entry);
  const applied = journal?.applied;
  const isApplied = applied?.sources[0]?.ref === loading.sources[0]?.ref;
  const before: Profile = old ? old.whole : applied && isApplied ? applied.profile : EMPTY_PROFILE;
  return { loading, remote, texts, differences: differenceOf(before, loading.whole) };
}

/** What the kept texts give; nothing where one of them is missing, the entry itself too. */
async function keptBefore(context: Context, { text, fetched }: Entry): Promise<LoadedProfile | undefined> {
  if (fetched) return undefined;
  try {
    const old = await resolveEntry(context, { text, told: [] }, { network: 'never' });
    return old.profile ? old : undefined;
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

function foundText(context: Context, { loading, remote, texts, differences }: Found): string {
  const { voice } = context;
  if (remote === 0) return say(voice, 'updateNoneRemote', { name: loading.ref.name });
  if (texts.length === 0) {
    const unasked = loading.diagnostics.filter(({ code }) => UNASKED.test(code)).length;
    const asked = Math.max(0, remote - unasked);
    const nothingNew = asked > 0 ? [say(voice, 'updateNothingNew', { count: asked })] : [];
    const rest = unasked > 0 ? [say(voice, 'updateUnasked', { count: unasked })] : [];
    return [...nothingNew, ...rest].join('\n');
  }
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

/** That the URL of a pinned text could not be asked is a warning: the text is there. */
const UNASKED = /^PROFILE_FETCH_/;
