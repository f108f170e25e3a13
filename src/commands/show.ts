import { originOf } from '../core/diff.ts';
import { EMPTY_JOURNAL, store } from '../core/journal.ts';
import type { Planner } from '../core/planner.ts';
import { readNeeds } from '../core/read-needs.ts';
import { redact } from '../core/redact.ts';
import { parseElementKey } from '../core/value.ts';
import { machineFacts } from '../host/facts.ts';
import { readProfileText } from '../host/profile-files.ts';
import type { Origin, Profile } from '../profile/sections/profile.ts';
import { FORMAT_VERSION } from '../ui/format-version.ts';
import { printable } from '../ui/printable.ts';
import { say, shortPath } from '../ui/say.ts';
import { admissionFindings } from './admit.ts';
import type { Context } from './context.ts';
import { loadProfile, profileArgument } from './load-profile.ts';
import { allDiagnostics, chosenPlanners } from './planning.ts';
import { headOf, present, presentDiagnostics, presentDocument } from './present.ts';
import { refuseProfile } from './refuse.ts';

/** One setting that the profile becomes. */
interface Compiled {
  readonly planner: string;
  readonly key: string;
  readonly value: string | null;
  readonly origin: Origin | null;
}

/** `goenv show [PROFILE]`: the resolved profile and what it compiles to, with the origin of every value. Compares with no machine. */
export async function show(context: Context): Promise<number> {
  if (context.options.source) return showSource(context);
  const journal = await context.readJournal().catch(() => EMPTY_JOURNAL);
  const loading = await loadProfile(context, profileArgument(context), journal);
  if (!loading.profile) return refuseProfile(context, loading.diagnostics);
  const { origins, ...sections } = loading.profile;
  const compiled = (
    await Promise.all(chosenPlanners(context).map((planner) => compile(context, planner, loading.profile)))
  ).flat();
  presentDocument(context, {
    formatVersion: FORMAT_VERSION,
    command: 'show',
    profile: sections,
    origins,
    compiled,
  });
  // Lists what strangers touch; a policy is for whoever plans.
  await admissionFindings(context, loading);
  await presentDiagnostics(context, allDiagnostics(loading.diagnostics));
  present(
    context,
    [
      headOf(context, loading.ref),
      profileText(context, loading.profile),
      compiledText(context, compiled),
    ].join('\n\n'),
  );
  return 0;
}

/** The text as it stands, comments and all: how a built-in template is copied. */
function showSource(context: Context): number {
  context.streams.out(readProfileText(profileArgument(context), context.cwd).text);
  return 0;
}

async function compile(
  { host, facts: own }: Context,
  planner: Planner,
  profile: Profile,
): Promise<readonly Compiled[]> {
  const facts = profile.scope === 'machine' ? machineFacts(own) : own;
  const files = await readNeeds(host, planner, { profile, facts });
  const state = planner.desired(profile, { found: new Map(), files }, facts);
  const pointerOf = planner.pointers(profile);
  return [...state].map(([key, value]) => {
    const text = store(value);
    const origin = originOf(profile, pointerOf(key)) ?? null;
    return {
      planner: planner.name,
      key,
      value: typeof text === 'object' ? text && '(sensitive)' : redact(text),
      origin,
    };
  });
}

/** Every scalar of the profile by its path, with the line that wrote it. */
function profileText({ voice }: Context, profile: Profile): string {
  const { origins, ...sections } = profile;
  const rows = leaves(sections, '').map(([pointer, value]) => [
    pointer.slice(1).replaceAll('/', '.'),
    value,
    placeOf(origins, pointer),
  ]);
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

/** The origin of a value, or of the nearest list or map that holds it. */
function placeOf(origins: Profile['origins'], pointer: string): string | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const origin = origins[at];
    if (origin) return `${origin.file}:${origin.line}`;
  }
  return undefined;
}

function leaves(value: unknown, pointer: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[pointer, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
