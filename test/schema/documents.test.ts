import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FORMAT_VERSION } from '../../src/ui/format-version.ts';

const FOLDER = new URL('../../schemas/', import.meta.url);
const SCHEMAS = readdirSync(FOLDER).map((file) => ({
  file,
  schema: JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')),
}));

/** What people write, not goenv: strict, so that a typing error is found. */
const INPUTS: ReadonlySet<string> = new Set(['profile.schema.json', 'settings.schema.json']);

test.each(SCHEMAS)(
  '$file: its $id says what it is of, and the major version that it never leaves',
  ({ file, schema }) => {
    const [name] = file.split('.');
    expect(schema.$id).toBe(`urn:goenv:schema:${name}:1`);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  },
);

test.each(SCHEMAS.filter(({ file }) => !INPUTS.has(file)))(
  '$file: a document says its version, and may grow at every place',
  ({ schema }) => {
    // An audit record is one of two forms.
    const forms = schema.oneOf ? Object.values<typeof schema>(schema.$defs) : [schema];
    const documents = forms.filter(({ properties }) => properties?.formatVersion);
    expect(documents).toHaveLength(schema.oneOf?.length ?? 1);
    for (const one of documents) {
      expect(one.properties.formatVersion.const).toBe(FORMAT_VERSION);
      expect(one.required).toContain('formatVersion');
    }
    expect(closedIn(schema)).toEqual([]);
  },
);

/** Objects that would refuse a member that a later version adds. */
function closedIn(node: unknown, at = '#'): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = Reflect.get(node, 'additionalProperties') === false ? [at] : [];
  return [...own, ...Object.entries(node).flatMap(([key, inner]) => closedIn(inner, `${at}/${key}`))];
}
