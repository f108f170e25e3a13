import { fail } from '../core/diagnostic.ts';
import type { Context } from './context.ts';

/** `goenv schema`: the JSON Schema of a profile, for editors. */
export async function schema({ streams, options }: Context): Promise<number> {
  const [extra] = options.args;
  if (extra !== undefined)
    fail('WRONG_USAGE', { reason: `schema takes no argument: ${extra}` }, { exit: 64 });
  const { profileSchema } = await import('../profile/schema.ts');
  streams.out(`${JSON.stringify(profileSchema(), null, 2)}\n`);
  return 0;
}
