import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import type { Context } from './context.ts';

/** `goenv schema`: the JSON Schema of a profile, for editors. */
export async function schema({ packageDir, streams, options }: Context): Promise<number> {
  const [extra] = options.args;
  if (extra !== undefined)
    fail('WRONG_USAGE', { reason: `schema takes no argument: ${extra}` }, { exit: 64 });
  streams.out(readFileSync(join(packageDir, 'schemas', 'profile.schema.json'), 'utf8'));
  return 0;
}
