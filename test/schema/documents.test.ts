import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FORMAT_VERSION } from '../../src/ui/format-version.ts';

const FOLDER = new URL('../../schemas/', import.meta.url);
const SCHEMAS = readdirSync(FOLDER).map((file) => ({
  file,
  schema: JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')),
}));

test.each(SCHEMAS)(
  '$file: its $id says what it is of, and the major version that it never leaves',
  ({ file, schema }) => {
    const [name] = file.split('.');
    expect(schema.$id).toBe(`urn:goenv:schema:${name}:1`);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  },
);

test.each(SCHEMAS.filter(({ file }) => file !== 'profile.schema.json'))(
  '$file: a document says its version, and may grow at every place',
  ({ schema }) => {
    expect(schema.properties.formatVersion.const).toBe(FORMAT_VERSION);
    expect(schema.required).toContain('formatVersion');
    expect(closedIn(schema)).toEqual([]);
  },
);

/** Objects that would refuse a member that a later version adds. */
function closedIn(node: unknown, at = '#'): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = Reflect.get(node, 'additionalProperties') === false ? [at] : [];
  return [...own, ...Object.entries(node).flatMap(([key, inner]) => closedIn(inner, `${at}/${key}`))];
}
