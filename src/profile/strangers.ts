import type { SourceStamp } from '../core/journal.ts';
import type { Touch } from '../core/touch.ts';
import { privateTest } from './lint/routes.ts';
import { pointerMember } from './lint/rule.ts';
import { placeOf } from './lint/where.ts';
import type { Profile } from './sections/profile.ts';
import { kindsOf, type Unit } from './stranger-kinds.ts';

/**
 * What of a composed profile was written by strangers and is not known to be harmless, in the profile's order. An
 * allow-list: a key that nobody thought of is listed. A value that the user's own file has overridden is not a stranger's
 * any more. `isUnchecked`: this machine lets module proxies send some modules unproven. Pure.
 */
export function touches(
  profile: Profile,
  sources: readonly SourceStamp[],
  isUnchecked = false,
): readonly Touch[] {
  const strangers = sources.filter(isStranger);
  if (strangers.length === 0) return [];
  const around = { isPrivate: privateTest(profile), isUnchecked: isUnchecked || hasUnchecked(profile) };
  const own = withOwnOrigins(profile);
  return unitsOf(profile).flatMap((unit): Touch[] => {
    const where = placeOf(own, unit.pointer);
    // What has lost its origin may be any stranger's. Two texts may be shown as one file, the same URL with two pins: then
    // each has to be accepted.
    const theirs = strangers.filter(({ file }) => where === undefined || file === where.file);
    return theirs.flatMap(({ file, sha256 }) => {
      const more = { pointer: unit.pointer, where: where ?? { file }, source: { file, sha256 } };
      return kindsOf(unit, around).map((found) => ({ ...found, ...more }));
    });
  });
}

/** Whether the profile itself has modules that come from module proxies unproven. */
function hasUnchecked({ go, insecure }: Profile): boolean {
  return (
    (go?.private ?? []).some(({ via }) => via === 'proxy') ||
    insecure.some(({ allow }) => allow === 'no-sumdb')
  );
}

/**
 * The profile with the origins of whole values, and of what is in them: a section or a map has one too, that of whoever
 * said it last, and would answer for a value of somebody else that has lost its own.
 */
export function withOwnOrigins(profile: Profile): Profile {
  const own = new Set(unitsOf(profile).map(({ pointer }) => pointer));
  const isWithin = (pointer: string): boolean =>
    pointer !== '' && (own.has(pointer) || isWithin(pointer.slice(0, pointer.lastIndexOf('/'))));
  const origins = Object.entries(profile.origins).filter(([pointer]) => isWithin(pointer));
  return { ...profile, origins: Object.fromEntries(origins) };
}

export function isStranger({ stranger }: Pick<SourceStamp, 'stranger'>): boolean {
  return stranger === true;
}

function unitsOf({ origins: _, ...profile }: Profile): readonly Unit[] {
  return Object.entries(profile).flatMap(([section, value]) => under(`/${section}`, value, 1));
}

function under(key: string, value: unknown, depth: number): readonly Unit[] {
  if (Array.isArray(value))
    return value.map((one, at) => ({ pointer: `${key}/${at}`, key, name: String(at), value: one }));
  const isMap = typeof value === 'object' && value !== null;
  if (isMap && (depth === 1 || NAMED.test(key))) {
    return Object.entries(value).flatMap(([name, inner]): readonly Unit[] => {
      const pointer = key + pointerMember(name);
      return NAMED.test(key) ? [{ pointer, key, name, value: inner }] : under(pointer, inner, depth + 1);
    });
  }
  return [{ pointer: key, key, name: '', value }];
}

/** Maps whose keys are names: each is a value of its own. */
const NAMED = /^\/(?:go|shell)\/env$/;
