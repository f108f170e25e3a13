import type { Place } from '../core/diagnostic.ts';
import type { Origin } from './sections/profile.ts';

/** What a scalar can be once YAML has read it. */
export type ScalarValue = string | number | boolean | null;

interface At {
  /** Where it was written; for a list or map under a key: where the key stands. */
  readonly origin: Origin;
  /** Columns that a caret underlines; at least 1, on the first line alone. */
  readonly width: number;
}

export interface LocatedScalar extends At {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  /** The text as written, without quotes: `1.20` for the number 1.2. */
  readonly source: string;
  /** Never to be shown: it stands under a sensitive key. */
  readonly secret: boolean;
  /** Stands for something that could not be read, and has been complained about. */
  readonly broken?: true;
}

export interface LocatedList extends At {
  readonly kind: 'list';
  readonly items: readonly Located[];
}

export interface LocatedEntry {
  /** Where the key stands. */
  readonly at: At;
  readonly value: Located;
}

export interface LocatedMap extends At {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, LocatedEntry>;
}

/** A document in which every value knows where it was written. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

/** A map with other entries, at the same place. */
export function withEntries(map: LocatedMap, entries: Iterable<readonly [string, LocatedEntry]>): LocatedMap {
  return { ...map, entries: new Map(entries) };
}

/** The value one step down: a key of a map, an index of a list. */
export function below(node: Located | undefined, step: string): Located | undefined {
  if (node?.kind === 'map') return node.entries.get(step)?.value;
  if (node?.kind === 'list') return node.items[Number(step)];
  return undefined;
}

/** The value at a path of keys and indices. */
export function at(node: Located | undefined, path: readonly string[]): Located | undefined {
  return path.reduce<Located | undefined>(below, node);
}

/** The text of a scalar; `undefined` for anything else. */
export function textOf(node: Located | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The plain data, as JSON has it. Keys such as `__proto__` become ordinary own properties. */
export function toData(node: Located): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toData);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, toData(entry.value)]));
}

/** Whether two values say the same, wherever they were written; the order of keys does not count. */
export function sameData(a: Located, b: Located): boolean {
  if (a.kind === 'scalar' && b.kind === 'scalar') return a.value === b.value;
  if (a.kind === 'list' && b.kind === 'list') {
    return a.items.length === b.items.length && a.items.every((item, index) => sameIn(item, b.items[index]));
  }
  if (a.kind !== 'map' || b.kind !== 'map' || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, entry]) => sameIn(entry.value, b.entries.get(key)?.value));
}

function sameIn(a: Located, b: Located | undefined): boolean {
  return b !== undefined && sameData(a, b);
}

/** The place of a value, as a diagnostic says it. */
export function placeOf(node: Pick<Located, 'origin' | 'width'> | undefined): Place | undefined {
  if (node === undefined) return undefined;
  const { file, line, column } = node.origin;
  return { file, line, column, width: node.width };
}

/**
 * JSON pointer of every value (RFC 6901) to where it was written; the root is left out, and so is a value that was
 * written where the list or map that holds it was: its holder's place is its place.
 */
export function originsOf(root: Located): Record<string, Origin> {
  const found: Record<string, Origin> = {};
  const collect = (node: Located, pointer: string, holder: Origin | undefined) => {
    if (pointer !== '' && !samePlace(node.origin, holder)) found[pointer] = node.origin;
    if (node.kind === 'list')
      node.items.forEach((item, index) => void collect(item, `${pointer}/${index}`, node.origin));
    if (node.kind !== 'map') return;
    for (const [key, entry] of node.entries)
      collect(entry.value, `${pointer}/${escapeStep(key)}`, node.origin);
  };
  collect(root, '', undefined);
  return found;
}

function samePlace(a: Origin, b: Origin | undefined): boolean {
  return b !== undefined && a.file === b.file && a.line === b.line && a.column === b.column;
}

/** One step of a JSON pointer. */
export function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The steps of a JSON pointer; none for the root. */
export function stepsOf(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A path as people write it: `go.private[0].via`; `profile` for the root. */
export function dotted(path: readonly string[]): string {
  const text = path.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('');
  return text === '' ? 'profile' : text.replace(/^\./, '');
}
