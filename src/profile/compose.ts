import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import {
  at,
  dotted,
  type Located,
  type LocatedEntry,
  type LocatedList,
  type LocatedMap,
  placeOf,
  sameData,
  withEntries,
} from './located.ts';
import type { Origin } from './sections/profile.ts';
import { MAPS, SETS } from './sets.ts';

/**
 * Lays `over` on `under`: scalars, chains and keys with several forms replace whole, maps merge by key, sets unite
 * and entries of one identity are replaced where they stand. `environment` alone does not give way: the stricter
 * of the two stays. Associative.
 */
export function overlay(under: LocatedMap, over: LocatedMap, path = ''): LocatedMap {
  const entries = new Map(under.entries);
  for (const [key, entry] of over.entries) {
    const below = entries.get(key);
    entries.set(key, below === undefined ? entry : join(below, entry, path === '' ? key : `${path}.${key}`));
  }
  return withEntries(over, entries);
}

function join(under: LocatedEntry, over: LocatedEntry, path: string): LocatedEntry {
  const [a, b] = [under.value, over.value];
  if (path === 'environment') return strictness(a) > strictness(b) ? under : over;
  if (a.kind === 'map' && b.kind === 'map' && MAPS.has(path)) return { ...over, value: overlay(a, b, path) };
  if (a.kind === 'list' && b.kind === 'list' && SETS.has(path)) return { ...over, value: unite(a, b, path) };
  return { ...over, value: winning(over.value, under.value) };
}

/**
 * The value that stays, with the origins of those that gave way behind its own, the nearest first: the plan shows that
 * one, `show --origin` all.
 */
function winning(stays: Located, gaveWay: Located): Located {
  const beneath = sameData(stays, gaveWay) ? gaveWay.origin.over : gaveWay.origin;
  return beneath === undefined ? stays : { ...stays, origin: above(stays.origin, beneath) };
}

function above(origin: Origin, beneath: Origin): Origin {
  return { ...origin, over: origin.over ? above(origin.over, beneath) : beneath };
}

function unite(under: LocatedList, over: LocatedList, path: string): LocatedList {
  const identity = SETS.get(path);
  const added = new Map<string | undefined, Located>();
  for (const item of over.items) if (!added.has(identity?.(item))) added.set(identity?.(item), item);
  const used = new Set<Located>();
  const kept = under.items.map((item) => {
    const replacement = added.get(identity?.(item));
    if (replacement === undefined) return item;
    used.add(replacement);
    return winning(replacement, item);
  });
  return { ...over, items: [...kept, ...over.items.filter((item) => !used.has(item))] };
}

/**
 * Where two bases of one file say different things of one scalar or chain, and the file itself (`own`) says
 * nothing: nobody could tell which one is meant.
 */
export function conflicts(first: LocatedMap, second: LocatedMap, own: LocatedMap): readonly Diagnostic[] {
  return differing(first, second, [])
    .filter(({ path }) => at(own, path) === undefined)
    .map(sayConflict);
}

interface Difference {
  readonly path: readonly string[];
  readonly first: Located;
  readonly second: Located;
}

function differing(a: LocatedMap, b: LocatedMap, path: readonly string[]): readonly Difference[] {
  return [...b.entries].flatMap(([key, { value: second }]) => {
    const first = a.entries.get(key)?.value;
    const here = [...path, key];
    const name = here.join('.');
    if (first === undefined || name === 'environment' || SETS.has(name)) return [];
    if (first.kind === 'map' && second.kind === 'map' && MAPS.has(name))
      return differing(first, second, here);
    return sameData(first, second) ? [] : [{ path: here, first, second }];
  });
}

function sayConflict({ path, first, second }: Difference): Diagnostic {
  const [where, also] = [placeOf(second), placeOf(first)];
  const line = ({ origin }: Located) => `${origin.file}:${origin.line}`;
  return diagnostic(
    'PROFILE_CONFLICT',
    'error',
    { key: dotted(path), first: line(first), second: line(second) },
    { ...(where === undefined ? {} : { where }), ...(also === undefined ? {} : { also }) },
  );
}

function strictness(node: Located): number {
  return ['development', 'test', 'production'].indexOf(node.kind === 'scalar' ? String(node.value) : '');
}
