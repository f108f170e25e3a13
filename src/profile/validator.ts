import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { profileSchema } from './schema.ts';

/** What a validator finds, in ajv's shape; nobody but `mistakes.ts` reads it. */
export interface RawError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
}

/**
 * Validates a document by the profile's schema: all errors, empty when there is none.
 * The build puts a precompiled validator in this file's place, so that no schema is compiled at run time.
 */
export function validateDocument(document: unknown): readonly RawError[] {
  compiled ??= compile();
  return compiled(document) ? [] : (compiled.errors ?? []);
}

function compile(): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });
  formats.default(ajv, ['date']);
  return ajv.compile(profileSchema());
}

let compiled: ValidateFunction | undefined;
