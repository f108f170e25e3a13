import { type Diagnostic, fail } from '../core/diagnostic.ts';
import { EMPTY_JOURNAL } from '../core/journal.ts';
import { nearestOrigin } from '../core/nearest-origin.ts';
import { parseElementKey } from '../core/value.ts';
import type { Profile } from '../profile/sections/profile.ts';
import { FORMAT_VERSION } from '../ui/format-version.ts';
import { printable } from '../ui/printable.ts';
import { say, shortPath } from '../ui/say.ts';
import { touchFindings } from './admit.ts';
import { type Compiled, compileProfile } from './compile-profile.ts';
import type { Context } from './context.ts';
import { type LoadedProfile, loadProfile, profileArgument } from './load-profile.ts';
import { allDiagnostics } from './planning.ts';
import { headOf, present, presentDiagnostics, presentDocument, wantsJson } from './present.ts';
import { readEntry } from './read-entry.ts';
import { refuseProfile } from './refuse.ts';

/** `goenv show [PROFILE]`: the resolved profile and what it compiles to, with the origin of every value. Compares with no machine. */
export async function show(context: Context): Promise<number> {
  const { options } = context;
  if ([options.source, options.flat, options.origin !== undefined].filter(Boolean).length > 1)
    fail('WRONG_USAGE', { reason: '--source, --flat and --origin: one of them' }, { exit: 64 });
  if (options.source) return showSource(context);
  // Where the texts themselves are needed, what the last apply made of them does not do.
  const needsTexts = options.flat || options.origin !== undefined;
  const journal = needsTexts ? undefined : await context.readJournal().catch(() => EMPTY_JOURNAL);
  const loading = await loadProfile(context, profileArgument(context), journal);
  if (!loading.profile) return refuseProfile(context, loading.diagnostics);
  const compiled = await compileProfile(context, loading.profile);
  const view = await viewOf(context, loading, compiled);
  const { origins, ...sections } = loading.profile;
  const touches = await touchFindings(context, loading);
  presentDocument(context, {
    formatVersion: FORMAT_VERSION,
    command: 'show',
    profile: sections,
    origins,
    compiled: compiled.map(({ pointer: _, ...one }) => one),
    ...view.document,
    diagnostics: await documentFindings(context, [...loading.diagnostics, ...touches]),
  });
  await presentDiagnostics(context, allDiagnostics(loading.diagnostics));
  present(context, view.text);
  return 0;
}

async function documentFindings(context: Context, found: readonly Diagnostic[]): Promise<readonly object[]> {
  if (!wantsJson(context) || found.length === 0) return [];
  const { findingJson } = await import('../ui/speak.ts');
  return found.map((one) => findingJson(one, context.voice.language));
}

/** What is asked for: the text, and what of it the document has besides. */
async function viewOf(
  context: Context,
  loading: LoadedProfile,
  compiled: readonly Compiled[],
): Promise<{ readonly text: string; readonly document?: object }> {
  const { flat, origin } = context.options;
  if (flat) {
    const text = await (await import('./views.ts')).flatOf(context, loading);
    // Ends with one newline, which printing puts there again; more may belong to a PEM text.
    return { text: text.slice(0, -1), document: { flat: text } };
  }
  if (origin !== undefined) return (await import('./views.ts')).provenanceOf(context, loading, compiled);
  const parts = [profileText(context, loading.profile), compiledText(context, compiled)];
  return { text: [headOf(context, loading.ref), ...parts].join('\n\n') };
}

/** The text as it stands, comments and all: how a built-in template is copied. */
async function showSource(context: Context): Promise<number> {
  const { text, told } = await readEntry(context, profileArgument(context), 'kept');
  await presentDiagnostics(context, told);
  context.streams.out(text.text);
  return 0;
}

/** Every scalar of the profile by its path, with the line that wrote it. */
function profileText({ voice }: Context, profile: Profile): string {
  const { origins, ...sections } = profile;
  const rows = leaves(sections, '').map(([pointer, value]) => {
    const origin = nearestOrigin(origins, pointer);
    return [pointer.slice(1).replaceAll('/', '.'), value, origin && `${origin.file}:${origin.line}`];
  });
  const width = Math.max(0, ...rows.map(([path = '']) => path.length));
  const lines = rows.map(([path = '', value = '', place]) => {
    const from = place ? `  ${voice.style.dim(`# ${shortPath(place, voice.home)}`)}` : '';
    return `  ${printable(path).padEnd(width)}  ${printable(value)}${from}`;
  });
  return [voice.style.bold(say(voice, 'showProfile')), ...lines].join('\n');
}

function compiledText({ voice }: Context, compiled: readonly Compiled[]): string {
  const names = Math.max(0, ...compiled.map(({ planner }) => planner.length));
  const width = Math.max(0, ...compiled.map(({ key }) => key.length));
  const lines = compiled.map(({ planner, key, value, origin }) => {
    const shown =
      value === null ? voice.style.dim(say(voice, 'absent')) : (parseElementKey(key)?.element ?? value);
    const from = origin
      ? `  ${voice.style.dim(`# ${shortPath(origin.file, voice.home)}:${origin.line}`)}`
      : '';
    return `  ${voice.style.dim(planner.padEnd(names))}  ${printable(key).padEnd(width)}  ${printable(shown)}${from}`;
  });
  return [voice.style.bold(say(voice, 'showCompiled')), ...lines].join('\n');
}

function leaves(value: unknown, pointer: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[pointer, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
