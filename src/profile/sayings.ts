import type { Code } from '../core/codes.ts';
import { type Diagnostic, diagnostic, type Place } from '../core/diagnostic.ts';
import { nearestName } from '../core/nearest-name.ts';
import { redact } from '../core/redact.ts';
import { rightForm } from './fragment.ts';
import { dotted, type Located, placeOf } from './located.ts';
import { allowedWords, knownKeys, type SchemaNode, typesOf } from './schema-node.ts';
import { placesOfKey } from './suggest.ts';
import type { RawError } from './validator.ts';

/** One mistake: what the validator said of one value. */
export interface Mistake {
  readonly error: RawError;
  readonly path: readonly string[];
  readonly node: Located | undefined;
  readonly schema: SchemaNode;
}

/** Puts one mistake into goenv's words, with its place and, where there is one, the right form. */
export function sayMistake(mistake: Mistake): Diagnostic {
  return (SAYINGS[mistake.error.keyword] ?? badFormat)(mistake);
}

/** The key of the grammar that an unknown key of a map is most probably meant to be; not one that is there too. */
export function meantKey({ error, node, schema }: Mistake): string | undefined {
  const free = knownKeys(schema).filter((name) => node?.kind !== 'map' || !node.entries.has(name));
  return nearestName(String(error.params['additionalProperty']), free);
}

function unknownKey(mistake: Mistake): Diagnostic {
  const { error, path, node, schema } = mistake;
  const key = String(error.params['additionalProperty']);
  const suggestion = suggestedKeys(key, meantKey(mistake)) ?? knownKeys(schema).join(' | ');
  return diagnostic(
    'PROFILE_UNKNOWN_KEY',
    'error',
    { key, place: dotted(path), suggestion },
    wherever(keyPlace(node, key)),
  );
}

/** A key that is right in another place says more than one that is only spelt alike here. */
function suggestedKeys(key: string, near: string | undefined): string | undefined {
  const elsewhere = near?.toLowerCase() === key.toLowerCase() ? [] : placesOfKey(key);
  return elsewhere.length > 0 ? elsewhere.join(' | ') : near;
}

function missingKey({ error, path, node, schema }: Mistake): Diagnostic {
  const key = String(error.params['missingProperty']);
  const below = schema.properties?.[key];
  return diagnostic(
    'PROFILE_MISSING_KEY',
    'error',
    { key, place: dotted(path) },
    {
      ...wherever(placeOf(node)),
      ...(below === undefined ? {} : { profile: rightForm([...path, key], undefined, below) }),
    },
  );
}

function wrongType(mistake: Mistake): Diagnostic {
  const { path, node, schema } = mistake;
  if (node?.kind === 'scalar' && node.value === null) return noValue(mistake);
  const expected = typesOf(schema)
    .map((type) => TYPE_NAMES[type])
    .join(' | ');
  return about('PROFILE_WRONG_TYPE', mistake, {
    params: { key: dotted(path), expected, got: typeName(node) },
    profile: rightForm(path, node, schema),
  });
}

function badValue(mistake: Mistake): Diagnostic {
  const { path, node, schema } = mistake;
  const words = allowedWords(schema);
  const written = shown(node);
  const suggestion = nearestName(written, words) ?? words.join(' | ');
  return about('PROFILE_BAD_VALUE', mistake, {
    params: { key: dotted(path), value: written, allowed: words.join(', '), suggestion },
  });
}

function badFormat(mistake: Mistake): Diagnostic {
  const { path, node, schema } = mistake;
  return about('PROFILE_BAD_FORMAT', mistake, {
    params: { key: dotted(path), value: shown(node), example: exampleOf(schema) },
  });
}

function noValue(mistake: Mistake): Diagnostic {
  const { path, schema } = mistake;
  return about('PROFILE_NO_VALUE', mistake, {
    params: { key: dotted(path) },
    profile: rightForm(path, undefined, schema),
  });
}

function outOfRange(mistake: Mistake): Diagnostic {
  const { path, node, schema } = mistake;
  const { minimum = 0, maximum = 0 } = schema;
  return about('PROFILE_OUT_OF_RANGE', mistake, {
    params: { key: dotted(path), value: shown(node), minimum: String(minimum), maximum: String(maximum) },
  });
}

function missingOneOf(mistake: Mistake): Diagnostic {
  const { path, schema } = mistake;
  const keys = (schema.anyOf ?? []).map((branch) => branch.required[0]).join(' | ');
  return about('PROFILE_MISSING_ONE_OF', mistake, { params: { keys, place: dotted(path) } });
}

function onlyOneOf(mistake: Mistake): Diagnostic {
  const { path, node, schema } = mistake;
  const [first = '', second = ''] = schema.not?.required ?? [];
  return diagnostic(
    'PROFILE_ONLY_ONE_OF',
    'error',
    { keys: `${first} | ${second}`, place: dotted(path) },
    wherever(keyPlace(node, second)),
  );
}

function badName({ error, path, node, schema }: Mistake): Diagnostic {
  const key = String(error.params['propertyName']);
  const example = Object.keys((schema.examples?.[0] ?? {}) as object)[0] ?? '';
  return diagnostic(
    'PROFILE_BAD_FORMAT',
    'error',
    { key: dotted(path), value: key, example },
    wherever(keyPlace(node, key)),
  );
}

function about(
  code: Code,
  { node }: Mistake,
  { params, profile }: { readonly params: Readonly<Record<string, string>>; readonly profile?: string },
): Diagnostic {
  return diagnostic(code, 'error', params, {
    ...wherever(placeOf(node)),
    ...(profile === undefined ? {} : { profile }),
  });
}

function keyPlace(node: Located | undefined, key: string): Place | undefined {
  const entry = node?.kind === 'map' ? node.entries.get(key) : undefined;
  return entry === undefined ? placeOf(node) : placeOf(entry.at);
}

function wherever(where: Place | undefined): { readonly where?: Place } {
  return where === undefined ? {} : { where };
}

/** A value as a message may show it: short, without secrets. */
function shown(node: Located | undefined): string {
  if (node?.kind !== 'scalar') return node?.kind === 'map' ? '{ … }' : '[ … ]';
  if (node.secret) return '***';
  const text = redact(node.source);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function typeName(node: Located | undefined): string {
  if (node === undefined || node.kind === 'list') return 'list';
  if (node.kind === 'map') return 'mapping';
  if (typeof node.value === 'number') return Number.isInteger(node.value) ? 'integer' : 'number';
  return typeof node.value;
}

function exampleOf(schema: SchemaNode): string {
  const example = schema.examples?.[0] ?? '';
  return typeof example === 'string' ? example : JSON.stringify(example);
}

const TYPE_NAMES = {
  string: 'string',
  object: 'mapping',
  array: 'list',
  integer: 'integer',
  boolean: 'true | false',
} as const;

const SAYINGS: Readonly<Record<string, (mistake: Mistake) => Diagnostic>> = {
  additionalProperties: unknownKey,
  propertyNames: badName,
  required: missingKey,
  type: wrongType,
  enum: badValue,
  anyOf: missingOneOf,
  not: onlyOneOf,
  minLength: noValue,
  minItems: noValue,
  minimum: outOfRange,
  maximum: outOfRange,
};
