import { fail } from '../core/diagnostic.ts';
import type { Context } from './context.ts';

/** `goenv bundle VERB`: each verb is a chunk of its own. Errors (64): `WRONG_USAGE`. */
export async function bundle(context: Context): Promise<number> {
  const [verb = ''] = context.options.args;
  const run = VERBS.get(verb);
  const known = [...VERBS.keys()].join(' | ');
  return run ? run(context) : fail('WRONG_USAGE', { reason: `goenv bundle ${known}` }, { exit: 64 });
}

const VERBS: ReadonlyMap<string, (context: Context) => Promise<number>> = new Map([
  ['create', async (context) => (await import('./bundle/create/create.ts')).createBundle(context)],
]);
