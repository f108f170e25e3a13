import { fail, type Place } from '../core/diagnostic.ts';
import { nearestName } from '../core/nearest-name.ts';
import { type Said, saidBy } from '../profile/difference.ts';
import type { Origin, Profile } from '../profile/sections/profile.ts';
import { placeWithLine } from '../profile/shown-line.ts';
import { everyKey } from '../profile/suggest.ts';
import { printable } from '../ui/printable.ts';
import { say, shortPath } from '../ui/say.ts';
import { valueText } from '../ui/value-text.ts';
import type { Compiled } from './compile-profile.ts';
import type { Context } from './context.ts';
import type { LoadedProfile } from './load-profile.ts';

/**
 * `show --origin KEY`: value, the line that wrote it, every line that gave way to it, and the settings it becomes. A key
 * above others (`go`, `go.private`) gives all of them. Errors (64): `ORIGIN_KEY_UNKNOWN`, `ORIGIN_KEY_NOT_SET`.
 */
export function provenanceOf(
  context: Context,
  loading: LoadedProfile,
  compiled: readonly Compiled[],
): { readonly text: string; readonly document: object } {
  const key = context.options.origin ?? '';
  const asked = find(key, loading.profile);
  if (asked.length === 0) refuse(key, loading);
  const found = asked.map(([name, said]) => ({
    name,
    ...said,
    becomes: compiled.filter(({ pointer }) => concerns(pointer, said.pointer)),
  }));
  return {
    text: found.map((one) => textOf(context, loading, one)).join('\n\n'),
    document: { asked: found.map(documentOf) },
  };
}

interface Provenance extends Said {
  readonly name: string;
  readonly becomes: readonly Compiled[];
}

function find(key: string, profile: Profile): readonly (readonly [string, Said])[] {
  const said = saidBy(profile);
  const exact = said.get(key);
  if (exact) return [[key, exact]];
  const inside = [...said].filter(([name]) => name.startsWith(`${key}.`) || name.startsWith(`${key}[`));
  return inside.length > 0 ? inside : byIndex(key, said, profile.origins);
}

/** `go.proxy[1]`, `trust.certificates[0]`: an entry by its place, from 0. */
function byIndex(
  key: string,
  said: ReadonlyMap<string, Said>,
  origins: Profile['origins'],
): readonly (readonly [string, Said])[] {
  const [, list = '', index = ''] = /^([^[]+)\[(\d+)\]$/.exec(key) ?? [];
  const pointer = `/${list.replaceAll('.', '/')}/${index}`;
  const entry = [...said].find(([, one]) => one.pointer === pointer);
  if (entry) return [entry];
  const chain = said.get(list);
  const value = Array.isArray(chain?.value) ? chain.value[Number(index)] : undefined;
  return value === undefined ? [] : [[key, { value, pointer, origin: origins[pointer] ?? chain?.origin }]];
}

function refuse(key: string, { profile, ref }: LoadedProfile): never {
  const near = nearestName(key, [...saidBy(profile).keys(), ...everyKey()]);
  const hint = near && near !== key ? ` (${near}?)` : '';
  // An element of a set or chain is as good as the key that it would be in.
  const set = key.replace(/\[[^\]]*\]$/, '');
  const isKey = everyKey().includes(set) || /^(go|shell)\.env\.\w+$/.test(set);
  if (isKey) fail('ORIGIN_KEY_NOT_SET', { key, hint, profile: ref.source }, { exit: 64 });
  return fail('ORIGIN_KEY_UNKNOWN', { key, hint }, { exit: 64 });
}

/** A setting belongs to a key when one of their places is in the other; a whole section is too far above. */
function concerns(setting: string | undefined, key: string): boolean {
  if (setting === undefined) return false;
  const isSection = !setting.slice(1).includes('/');
  return setting === key || setting.startsWith(`${key}/`) || (!isSection && key.startsWith(`${setting}/`));
}

function documentOf({ name, value, origin, becomes }: Provenance): object {
  const [first, ...over] = chainOf(origin);
  return {
    key: name,
    value,
    origin: first ?? null,
    over,
    becomes: becomes.map(({ planner, key, value: setting }) => ({ planner, key, value: setting })),
  };
}

/** The origin, and those it won over, the nearest first. */
function chainOf(origin: Origin | undefined): readonly Omit<Origin, 'over'>[] {
  if (!origin) return [];
  const { over, ...own } = origin;
  return [own, ...chainOf(over)];
}

function textOf({ voice }: Context, { texts = [] }: LoadedProfile, found: Provenance): string {
  const [first, ...over] = chainOf(found.origin);
  const shown = (place: Place) => placeLines(placeWithLine(place, texts), voice.home);
  const lines = [
    `${voice.style.bold(printable(found.name))} = ${printable(valueText(found.value))}`,
    ...(first ? labelled(say(voice, 'originSetBy'), shown(first)) : [`  ${say(voice, 'originDefault')}`]),
    ...over.flatMap((place) => labelled(say(voice, 'originOver'), shown(place))),
    ...found.becomes.map(({ planner, key, value }) => {
      const setting = value === null ? say(voice, 'absent') : printable(value.replace(LONG_WORD, ' …'));
      return `  ${say(voice, 'originBecomes')} ${voice.style.dim(planner)} ${printable(key)} = ${setting}`;
    }),
  ];
  return lines.join('\n');
}

function labelled(label: string, [place = '', ...lines]: readonly string[]): readonly string[] {
  return [`  ${label} ${place}`, ...lines];
}

function placeLines({ file, line, column, text }: Place, home: string): readonly string[] {
  const place = `${printable(shortPath(file, home))}:${line}:${column}`;
  return text === undefined ? [place] : [place, `      ${line} | ${printable(text.trim())}`];
}

/** A certificate in base64 says nothing to people; JSON has it whole. */
const LONG_WORD = / \S{256,}/g;
