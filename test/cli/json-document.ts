import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { CHECKOUT } from './kit.ts';

const KINDS = [
  'change-report',
  'findings',
  'status',
  'show',
  'diff',
  'allowlist',
  'update',
  'bundle-report',
  'bundle-create',
  'bundle-manifest',
] as const;
export type Kind = (typeof KINDS)[number];

const ajv = new Ajv2020.default({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
});
addFormats.default(ajv, ['date-time', 'date']);
const validators = new Map(
  KINDS.map((kind) => {
    const text = readFileSync(join(CHECKOUT, 'schemas', `${kind}.schema.json`), 'utf8');
    return [kind, ajv.compile(JSON.parse(text))];
  }),
);

/** The one document on stdout, valid by its schema. */
export function documentOf(out: string, kind: Kind): Record<string, unknown> {
  const found: unknown = JSON.parse(out);
  const validate = validators.get(kind);
  expect(validate?.(found), JSON.stringify(validate?.errors, null, 2)).toBe(true);
  expect(out).toMatch(/\}\n$/);
  expect(found).toMatchObject({ formatVersion: '1.0' });
  // Checked right above.
  return found as Record<string, unknown>;
}
