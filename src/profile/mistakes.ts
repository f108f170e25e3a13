import type { Diagnostic } from '../core/diagnostic.ts';
import { at, type Located, stepsOf } from './located.ts';
import { type Mistake, meantKey, sayMistake } from './sayings.ts';
import { PROFILE_SCHEMA } from './schema.ts';
import { type SchemaNode, schemaAt } from './schema-node.ts';
import type { RawError } from './validator.ts';

/**
 * Puts what the validator found into goenv's words: every mistake once, at the value it is about.
 * `tree` is the document that was validated.
 */
export function mistakes(errors: readonly RawError[], tree: Located): readonly Diagnostic[] {
  const all = errors
    .filter((error) => !isPart(error))
    .map((error) => asMistake(error, tree))
    .filter(({ node }) => !(node?.kind === 'scalar' && node.broken));
  return [...byPlace(all).values()]
    .flatMap((here) => here.filter((mistake) => !isEcho(mistake, here)))
    .map(sayMistake);
}

function byPlace(all: readonly Mistake[]): ReadonlyMap<string, readonly Mistake[]> {
  const places = new Map<string, Mistake[]>();
  for (const mistake of all) {
    const here = places.get(mistake.error.instancePath);
    if (here === undefined) places.set(mistake.error.instancePath, [mistake]);
    else here.push(mistake);
  }
  return places;
}

function asMistake(error: RawError, tree: Located): Mistake {
  const path = stepsOf(error.instancePath);
  // Sound: the validator reports no path that the schema does not describe.
  const schema = schemaAt(PROFILE_SCHEMA, path) as SchemaNode;
  return { error, path, node: at(tree, path), schema };
}

/** Errors that only say a part of another: the branches of an alternative, the reason why a name is none. */
function isPart({ keyword, schemaPath, propertyName }: RawError): boolean {
  if (keyword === 'if' || schemaPath.includes('/anyOf/')) return true;
  return propertyName !== undefined && keyword !== 'propertyNames';
}

/**
 * One value, one message: a wrong type before all else, then what was found first. A key that is missing because
 * it is misspelt is said once, at the misspelt one.
 */
function isEcho(mistake: Mistake, here: readonly Mistake[]): boolean {
  const missing = missingKeys(mistake);
  if (missing.length > 0)
    return here.some((other) => isUnknownKey(other) && missing.includes(meantKey(other) ?? ''));
  if (ABOUT_KEYS.has(mistake.error.keyword)) return false;
  const whole = here.filter(({ error }) => !ABOUT_KEYS.has(error.keyword));
  return (whole.find(({ error }) => error.keyword === 'type') ?? whole[0]) !== mistake;
}

function missingKeys({ error, schema }: Mistake): readonly string[] {
  if (error.keyword === 'required') return [String(error.params['missingProperty'])];
  return error.keyword === 'anyOf' ? (schema.anyOf ?? []).map((branch) => branch.required[0]) : [];
}

function isUnknownKey({ error }: Mistake): boolean {
  return error.keyword === 'additionalProperties';
}

/** Errors about single keys of a map: there may be several at one place. */
const ABOUT_KEYS: ReadonlySet<string> = new Set([
  'additionalProperties',
  'propertyNames',
  'required',
  'anyOf',
  'not',
]);
