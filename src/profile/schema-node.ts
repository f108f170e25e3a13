/**
 * The part of JSON Schema 2020-12 that the profile's schema uses.
 * No `$ref`: a place in a document leads to its schema by walking both together.
 * `description` is required, so the compiler holds that every key is described.
 */
export interface SchemaNode {
  readonly description: string;
  readonly type: SchemaType | readonly SchemaType[];
  readonly default?: unknown;
  /** The first one is shown as the right form when a value is wrong. */
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  readonly const?: number;
  readonly pattern?: string;
  readonly format?: 'date';
  readonly minLength?: number;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: false | SchemaNode;
  readonly propertyNames?: { readonly pattern: string };
  readonly items?: SchemaNode;
  /** At least one of these keys. */
  readonly anyOf?: readonly { readonly required: readonly [string] }[];
  /** Not these keys together. */
  readonly not?: { readonly required: readonly string[] };
}

export type SchemaType = 'string' | 'object' | 'array' | 'integer' | 'boolean';

/** The types a node allows, as a list. */
export function typesOf(schema: SchemaNode): readonly SchemaType[] {
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

/** The schema of one step further down: a key of a map or an index of a list; `undefined` where nothing is known. */
export function schemaBelow(schema: SchemaNode | undefined, step: string): SchemaNode | undefined {
  if (schema === undefined) return undefined;
  const { properties, additionalProperties, items } = schema;
  if (properties !== undefined && Object.hasOwn(properties, step)) return properties[step];
  if (items !== undefined && /^\d+$/.test(step)) return items;
  return additionalProperties === false ? undefined : additionalProperties;
}

/** The schema at a path of keys and indices, from `schema` down. */
export function schemaAt(schema: SchemaNode, path: readonly string[]): SchemaNode | undefined {
  return path.reduce<SchemaNode | undefined>(schemaBelow, schema);
}

/** The keys that a map of this schema knows by name. */
export function knownKeys(schema: SchemaNode | undefined): readonly string[] {
  return Object.keys(schema?.properties ?? {});
}

/** The words that a text at this place must be one of; empty where it is free. */
export function allowedWords(schema: SchemaNode): readonly string[] {
  return schema.enum ?? [];
}
