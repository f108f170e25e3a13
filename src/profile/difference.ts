import { nearestOrigin } from '../core/nearest-origin.ts';
import { escapeStep } from './located.ts';
import type { Origin, Profile } from './sections/profile.ts';
import { MAPS, PLAIN_SETS } from './sets.ts';

/** One thing that two resolved profiles say differently. */
export interface ProfileDifference {
  /** `go.sumdb`, `go.env.GOFLAGS`; an element of a set: `go.private[git.acme.internal]`. */
  readonly key: string;
  /** Plain data; `undefined`: only the other profile says it. */
  readonly before: unknown;
  readonly after: unknown;
  /** Where each of the two wrote it. */
  readonly origins: { readonly before?: Origin; readonly after?: Origin };
}

/**
 * What changes from one resolved profile to another, by meaning: sets element by element whatever their order,
 * maps key by key, chains and scalars whole. In the order of the first profile, then what only the second has;
 * empty when both mean the same, wherever they were written. Pure.
 */
export function differenceOf(before: Profile, after: Profile): readonly ProfileDifference[] {
  const [was, is] = [saidBy(before), saidBy(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [a, b] = [was.get(key), is.get(key)];
    if (a && b && canonical(a.value) === canonical(b.value)) return [];
    const origins = { ...(a?.origin && { before: a.origin }), ...(b?.origin && { after: b.origin }) };
    return [{ key, before: a?.value, after: b?.value, origins }];
  });
}

/** One thing that a profile says. */
export interface Said {
  /** Plain data. */
  readonly value: unknown;
  /** JSON pointer in the resolved profile. */
  readonly pointer: string;
  readonly origin: Origin | undefined;
}

/** Everything a profile says, by key, in its order; chains and keys with several forms whole. Pure. */
export function saidBy({ origins, ...sections }: Profile): ReadonlyMap<string, Said> {
  const found = new Map<string, Said>();
  const note = (key: string, value: unknown, pointer: string) =>
    void found.set(key, { value, pointer, origin: nearestOrigin(origins, pointer) });
  const collect = (value: unknown, path: readonly string[], pointer: string): void => {
    const name = path.join('.');
    const identity = PLAIN_SETS.get(name);
    if (MAPS.has(name) && isMap(value)) {
      for (const [key, inner] of Object.entries(value))
        if (inner !== undefined) collect(inner, [...path, key], `${pointer}/${escapeStep(key)}`);
    } else if (identity && Array.isArray(value)) {
      value.forEach((entry: unknown, index) => {
        note(unused(found, `${name}[${shown(identity(entry), entry)}]`), entry, `${pointer}/${index}`);
      });
    } else note(name, value, pointer);
  };
  collect(sections, [], '');
  return found;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A set may hold an element twice, as written. */
function unused(found: ReadonlyMap<string, Said>, key: string): string {
  let name = key;
  for (let count = 2; found.has(name); count += 1) name = `${key}#${count}`;
  return name;
}

/** The identity as people read it: an exception by its words, a PEM text by its fingerprints. */
function shown(identity: string | undefined, entry: unknown): string {
  if (identity === undefined) return canonical(entry);
  if (!isMap(entry)) return identity;
  if (entry['allow'] !== undefined)
    return [entry['allow'], entry['module'], entry['host']].filter(Boolean).join(' ');
  const pins = entry['sha256'];
  return entry['pem'] === undefined ? identity : `pem ${Array.isArray(pins) ? pins.join(' ') : ''}`.trim();
}

/** JSON in which the order of keys does not count. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isMap(inner) ? Object.fromEntries(Object.entries(inner).sort(byKey)) : inner,
  );
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
