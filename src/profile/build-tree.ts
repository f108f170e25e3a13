import type { Code } from '../core/codes.ts';
import { type Diagnostic, diagnostic, type Place } from '../core/diagnostic.ts';
import {
  escapeStep,
  type Located,
  type LocatedEntry,
  type LocatedList,
  type LocatedMap,
  type LocatedScalar,
} from './located.ts';
import { isSensitive } from './sensitive.ts';
import type { Locate } from './source.ts';
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from './yaml.ts';

/** What building collects on its way. */
export interface Harvest {
  readonly text: string;
  readonly locate: Locate;
  readonly diagnostics: Diagnostic[];
  /** Offsets `[from, to)` of scalars that must not be shown. */
  readonly secrets: (readonly [number, number])[];
  readonly anchors: Map<string, Node>;
  /** Anchored values whose inside is being built: an alias of one of them would never end. */
  readonly open: Set<Node>;
  /** Values made by aliases so far: an alias of aliases grows without end. */
  copies: number;
}

type Found = readonly [node: unknown, spot: Spot, harvest: Harvest];

interface Spot {
  readonly path: readonly string[];
  /** Where a list or map is said to stand: its key. */
  readonly key?: Place;
  /** Inside an alias everything stands where the alias does. */
  readonly alias?: Place;
}

/** How deep lists and maps may nest; the grammar itself needs 6. */
export const MAX_DEPTH = 32;
/** How many values aliases may make in all. */
export const MAX_COPIES = 10_000;

/** Turns yaml's node into a located one; what it cannot take becomes a diagnostic and a null. */
export function build(node: unknown, spot: Spot, harvest: Harvest): Located {
  if (spot.alias !== undefined) harvest.copies += 1;
  if (harvest.copies > MAX_COPIES) return { ...empty(spot, harvest), broken: true };
  if (spot.path.length > MAX_DEPTH) return refuse('PROFILE_TOO_DEEP', {}, [node, spot, harvest]);
  if (isAlias(node)) return buildAlias(node, spot, harvest);
  if (isScalar(node) || isMap(node) || isSeq(node)) {
    if (node.anchor !== undefined) harvest.anchors.set(node.anchor, node);
  }
  if (isMap(node) || isSeq(node)) return buildCollection(node, spot, harvest);
  return isScalar(node) ? buildScalar(node, spot, harvest) : empty(spot, harvest);
}

function buildCollection(node: YAMLMap | YAMLSeq, spot: Spot, harvest: Harvest): Located {
  harvest.open.add(node);
  const built = isMap(node) ? buildMap(node, spot, harvest) : buildList(node, spot, harvest);
  harvest.open.delete(node);
  return built;
}

function buildScalar(node: Scalar, spot: Spot, harvest: Harvest): LocatedScalar {
  const [from = 0, to = 0] = node.range ?? [];
  const secret = isSensitive(spot.path);
  if (secret && to > from) harvest.secrets.push([from, to]);
  const value = scalarValue(node.value);
  const source = typeof value === 'string' ? value : (node.source ?? String(value));
  // an empty value has no place of its own: its key stands for it
  return {
    kind: 'scalar',
    value,
    source,
    secret,
    ...position(to > from ? undefined : spot.key, [node, spot, harvest]),
  };
}

function scalarValue(value: unknown): LocatedScalar['value'] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}

function buildAlias(node: Alias, spot: Spot, harvest: Harvest): Located {
  const target = harvest.anchors.get(node.source);
  if (target === undefined) return unknownAlias(node, spot, harvest);
  if (harvest.open.has(target)) return refuse('PROFILE_ALIAS_LIMIT', {}, [node, spot, harvest]);
  const alias = spot.alias ?? placeOfNode(node, harvest);
  const within = harvest.copies <= MAX_COPIES;
  const value = build(target, { path: spot.path, alias }, harvest);
  // said once, where the limit is passed
  if (within && harvest.copies > MAX_COPIES && spot.alias === undefined) {
    return refuse('PROFILE_ALIAS_LIMIT', {}, [node, spot, harvest]);
  }
  return value;
}

/** `*.corp.com` without quotes is an alias named .corp.com. */
function unknownAlias(node: Alias, spot: Spot, harvest: Harvest): Located {
  const name = node.source;
  if (!/^\w/.test(name)) return refuse('PROFILE_NEEDS_QUOTES', { character: '*' }, [node, spot, harvest]);
  const shown = isSensitive(spot.path) ? '***' : name;
  return refuse('PROFILE_UNKNOWN_ALIAS', { name: shown }, [node, spot, harvest]);
}

function buildList(list: YAMLSeq, spot: Spot, harvest: Harvest): LocatedList {
  const { key: _, ...rest } = spot;
  const items = list.items.map((item, index) =>
    build(item, { ...rest, path: [...spot.path, String(index)] }, harvest),
  );
  return { kind: 'list', items, ...position(spot.key, [list, spot, harvest]) };
}

function buildMap(map: YAMLMap, spot: Spot, harvest: Harvest): LocatedMap {
  const entries = new Map<string, LocatedEntry>();
  for (const pair of map.items) {
    const name = keyName(pair.key);
    const place = spot.alias ?? placeOfNode(pair.key ?? map, harvest);
    const problem = keyProblem(name, place, entries);
    const path = [...spot.path, name ?? ''];
    // built even when the key is refused: a secret in it must be known, to be blanked
    const value = build(pair.value, { ...spot, path, key: place }, harvest);
    if (problem !== undefined) harvest.diagnostics.push(problem);
    else if (name !== undefined) entries.set(name, { at: atPlace(place, path), value });
  }
  return { kind: 'map', entries, ...position(spot.key, [map, spot, harvest]) };
}

/** Keys are texts: a number or `true` counts as it is written; a list, map, alias or nothing is no key. */
function keyName(key: unknown): string | undefined {
  if (!isScalar(key) || key.value === null) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function keyProblem(
  name: string | undefined,
  where: Place,
  entries: ReadonlyMap<string, LocatedEntry>,
): Diagnostic | undefined {
  if (name === undefined) return diagnostic('PROFILE_BAD_KEY', 'error', {}, { where });
  if (name === '<<') return diagnostic('PROFILE_MERGE_KEY', 'error', {}, { where });
  const first = entries.get(name)?.at;
  if (first === undefined) return undefined;
  const { file, line, column } = first.origin;
  const also = { file, line, column, width: first.width };
  return diagnostic('PROFILE_DUPLICATE_KEY', 'error', { key: name, line: String(line) }, { where, also });
}

function refuse(code: Code, params: Readonly<Record<string, string>>, found: Found): Located {
  const [node, spot, harvest] = found;
  const where = spot.alias ?? placeOfNode(node, harvest);
  harvest.diagnostics.push(diagnostic(code, 'error', params, { where }));
  return { ...empty(spot, harvest), broken: true };
}

function empty(spot: Spot, harvest: Harvest): LocatedScalar {
  const place = spot.alias ?? spot.key ?? harvest.locate(0);
  return { kind: 'scalar', value: null, source: '', secret: false, ...atPlace(place, spot.path) };
}

function position(key: Place | undefined, [node, spot, harvest]: Found) {
  return atPlace(spot.alias ?? key ?? placeOfNode(node, harvest), spot.path);
}

function placeOfNode(node: unknown, harvest: Harvest): Place {
  const [from = 0, to = from] = (node as Node | null)?.range ?? [];
  return harvest.locate(from, to);
}

function atPlace(place: Place, path: readonly string[]) {
  const { file, line = 1, column = 1, width = 1 } = place;
  const pointer = path.map((step) => `/${escapeStep(step)}`).join('');
  return { origin: { file, line, column, pointer }, width };
}
