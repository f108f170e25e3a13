import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { nearestName } from '../core/nearest-name.ts';
import { at, type Located, type LocatedMap, placeOf, textOf, withEntries } from './located.ts';
import { absolutePath, type PathBase } from './paths.ts';
import { MAPS, SETS } from './sets.ts';

/** One thing that can be left out: how it is named, and the path to it. */
interface Droppable {
  readonly name: string;
  readonly path: readonly string[];
}

/**
 * Takes what a file does not want out of a base. A target is a dotted key (`go.sumdb`, `go.env.GOFLAGS`) or an
 * entry of a set (`go.private[github.com/acme]`); files may be named as the base or as this file would write them.
 * `environment` and `insecure` stay: a base's strictness, and its record of exceptions, cannot be shaken off.
 */
export function dropFrom(
  base: LocatedMap,
  targets: readonly Located[],
  { use, ...from }: PathBase & { readonly use: string },
): { readonly tree: LocatedMap; readonly diagnostics: readonly Diagnostic[] } {
  const known = droppables(base, []);
  const paths: (readonly string[])[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const target of targets) {
    const name = textOf(target) ?? '';
    const found = known.filter((one) => isNamed(one, name, from));
    paths.push(...found.map(({ path }) => path));
    if (found.length === 0)
      diagnostics.push(refusal(target, name, { use, names: known.map((one) => one.name) }));
  }
  return { tree: drop(base, new Set(paths.map((path) => path.join('\0'))), []), diagnostics };
}

function refusal(target: Located, name: string, base: { use: string; names: readonly string[] }): Diagnostic {
  const where = placeOf(target);
  const more = where === undefined ? {} : { where };
  if (/^(environment|insecure)\b/.test(name))
    return diagnostic('PROFILE_WITHOUT_REFUSED', 'error', { target: name }, more);
  const suggestion = nearestName(name, base.names) ?? base.names.slice(0, 12).join(' | ');
  return diagnostic('PROFILE_WITHOUT_UNKNOWN', 'error', { target: name, base: base.use, suggestion }, more);
}

/** Everything in a base that can be named, keys before their entries. */
function droppables(map: LocatedMap, path: readonly string[]): readonly Droppable[] {
  return [...map.entries].flatMap(([key, { value }]) => {
    const here = [...path, key];
    const name = here.join('.');
    if (KEPT.has(name)) return [];
    const inside = value.kind === 'map' && MAPS.has(name) ? droppables(value, here) : entriesOf(value, here);
    return [{ name, path: here }, ...inside];
  });
}

function entriesOf(value: Located, path: readonly string[]): readonly Droppable[] {
  const identity = SETS.get(path.join('.'));
  if (identity === undefined || value.kind !== 'list') return [];
  return value.items.flatMap((item, index) => {
    const names = [identity(item), writtenFile(item)].filter((name) => name !== undefined);
    return names.map((name) => ({ name: `${path.join('.')}[${name}]`, path: [...path, String(index)] }));
  });
}

/** The path of a file as the base wrote it, before it was made absolute. */
function writtenFile(item: Located): string | undefined {
  const file = at(item, ['file']);
  return file?.kind === 'scalar' ? file.source : undefined;
}

function isNamed(one: Droppable, name: string, from: PathBase): boolean {
  if (one.name === name) return true;
  const [, key, entry] = /^([^[]+)\[(.+)\]$/.exec(name) ?? [];
  if (key === undefined || entry === undefined) return false;
  return one.name === `${key}.${entry}` || one.name === `${key}[${absolutePath(entry, from)}]`;
}

function drop(map: LocatedMap, paths: ReadonlySet<string>, path: readonly string[]): LocatedMap {
  const kept = [...map.entries].filter(([key]) => !paths.has([...path, key].join('\0')));
  const entries = kept.map(([key, entry]) => {
    return [key, { ...entry, value: dropInside(entry.value, paths, [...path, key]) }] as const;
  });
  return withEntries(map, entries);
}

function dropInside(value: Located, paths: ReadonlySet<string>, path: readonly string[]): Located {
  if (value.kind === 'map') return drop(value, paths, path);
  if (value.kind === 'scalar') return value;
  return {
    ...value,
    items: value.items.filter((_, index) => !paths.has([...path, String(index)].join('\0'))),
  };
}

const KEPT: ReadonlySet<string> = new Set(['environment', 'insecure']);
