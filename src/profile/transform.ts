import {
  type Located,
  type LocatedEntry,
  type LocatedScalar,
  type ScalarValue,
  withEntries,
} from './located.ts';
import type { PathBase } from './paths.ts';

/** Rewrites one value of a located tree; every new value stands where the one it was made of stands. */
export type Transform = (node: Located, base: PathBase) => Located;

/** Rewrites the named keys of a map, those that are there. */
export function keys(transforms: Readonly<Record<string, Transform>>): Transform {
  return (node, base) => {
    if (node.kind !== 'map') return node;
    const entries = [...node.entries].map(([key, entry]) => {
      const transform = Object.hasOwn(transforms, key) ? transforms[key] : undefined;
      return [
        key,
        transform === undefined ? entry : { ...entry, value: transform(entry.value, base) },
      ] as const;
    });
    return withEntries(node, entries);
  };
}

/** Rewrites every value of a map, whatever its keys. */
export function values(transform: Transform): Transform {
  return (node, base) => {
    if (node.kind !== 'map') return node;
    const rewritten = [...node.entries].map(([key, entry]) => {
      return [key, { ...entry, value: transform(entry.value, base) }] as const;
    });
    return withEntries(node, rewritten);
  };
}

/** Rewrites every entry of a list. */
export function each(transform: Transform): Transform {
  return (node, base) =>
    node.kind === 'list' ? { ...node, items: node.items.map((item) => transform(item, base)) } : node;
}

/** One after the other. */
export function pipe(...transforms: readonly Transform[]): Transform {
  return (node, base) => transforms.reduce((value, transform) => transform(value, base), node);
}

/** Rewrites a text. */
export function text(rewrite: (text: string, base: PathBase) => string): Transform {
  return (node, base) => {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
    return { ...node, value: rewrite(node.value, base) };
  };
}

/** A text alone becomes a map that has it under each of these keys. */
export function textAsMap(...names: readonly string[]): Transform {
  return (node) =>
    node.kind === 'scalar'
      ? mapAt(
          node,
          names.map((name) => [name, node]),
        )
      : node;
}

/** A text alone becomes a list of it. */
export function textAsList(): Transform {
  return (node) => {
    if (node.kind !== 'scalar') return node;
    return { kind: 'list', items: [node], origin: node.origin, width: node.width };
  };
}

/** Puts in what a map does not say. */
export function withDefaults(defaults: Readonly<Record<string, ScalarValue | readonly []>>): Transform {
  return (node) => {
    if (node.kind !== 'map') return node;
    const missing = Object.entries(defaults).filter(([key]) => !node.entries.has(key));
    const added = missing.map(([key, value]) => [key, { at: node, value: literal(node, value) }] as const);
    return withEntries(node, [...node.entries, ...added]);
  };
}

/** A new map at the place of another value. */
export function mapAt(place: Located, pairs: readonly (readonly [string, Located])[]): Located {
  const entries = pairs.map(([key, value]): [string, LocatedEntry] => [key, { at: value, value }]);
  return { kind: 'map', entries: new Map(entries), origin: place.origin, width: place.width };
}

/** A new scalar (or empty list) at the place of another value. */
export function literal(place: Pick<Located, 'origin' | 'width'>, value: ScalarValue | readonly []): Located {
  const { origin, width } = place;
  if (typeof value === 'object' && value !== null) return { kind: 'list', items: [], origin, width };
  const scalar: LocatedScalar = {
    kind: 'scalar',
    value,
    source: String(value),
    secret: false,
    origin,
    width,
  };
  return scalar;
}
