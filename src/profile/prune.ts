import { escapeStep, type Located, type LocatedMap, stepsOf, withEntries } from './located.ts';
import type { RawError } from './validator.ts';

/**
 * The document without what the validator refused, so that the rest can be judged too and every mistake is shown at
 * once. A refused value goes; where a key is missing or no alternative fits, the map that lacks it goes.
 */
export function prune(tree: LocatedMap, errors: readonly RawError[]): LocatedMap {
  const refused = new Set(errors.flatMap(refusedPointers));
  // Sound: the root is never refused, and a map stays a map.
  return without(tree, '', refused) as LocatedMap;
}

function refusedPointers({ keyword, instancePath, params }: RawError): readonly string[] {
  if (keyword === 'additionalProperties')
    return [`${instancePath}/${escapeStep(String(params['additionalProperty']))}`];
  if (keyword === 'propertyNames') return [`${instancePath}/${escapeStep(String(params['propertyName']))}`];
  return instancePath === '' ? [] : [`/${stepsOf(instancePath).map(escapeStep).join('/')}`];
}

function without(node: Located, pointer: string, refused: ReadonlySet<string>): Located {
  if (node.kind === 'list') {
    const kept = node.items
      .map((item, index) => [item, `${pointer}/${index}`] as const)
      .filter(([, at]) => !refused.has(at));
    return { ...node, items: kept.map(([item, at]) => without(item, at, refused)) };
  }
  if (node.kind === 'scalar') return node;
  const kept = [...node.entries].map(
    ([key, entry]) => [key, entry, `${pointer}/${escapeStep(key)}`] as const,
  );
  return withEntries(
    node,
    kept
      .filter(([, , at]) => !refused.has(at))
      .map(([key, entry, at]) => [key, { ...entry, value: without(entry.value, at, refused) }] as const),
  );
}
