import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from './context.ts';

/** `goenv schema`: the JSON Schema of a profile, for editors. */
export async function schema({ packageDir, streams }: Context): Promise<number> {
  streams.out(readFileSync(join(packageDir, 'schemas', 'profile.schema.json'), 'utf8'));
  return 0;
}
