import { fail } from '../../core/diagnostic.ts';
import { nearestName } from '../../core/nearest-name.ts';
import type { Context } from '../context.ts';
import { inspect } from './inspect.ts';
import { install } from './install.ts';
import { verify } from './verify.ts';

/** `goenv bundle VERB …`. Errors (64): `WRONG_USAGE`, `COMMAND_NOT_YET`, `UNKNOWN_COMMAND`. */
export async function bundle(context: Context): Promise<number> {
  const [verb, ...args] = context.options.args;
  const known = [...VERBS.keys()];
  if (verb === undefined) fail('WRONG_USAGE', { reason: `bundle what? ${known.join(', ')}` }, { exit: 64 });
  if (NOT_YET.includes(verb)) fail('COMMAND_NOT_YET', { command: `bundle ${verb}` }, { exit: 64 });
  const run = VERBS.get(verb);
  if (!run) {
    const near = nearestName(verb, known);
    return fail(
      'UNKNOWN_COMMAND',
      { command: `bundle ${verb}`, hint: near ? ` (${near}?)` : '' },
      { exit: 64 },
    );
  }
  return run(context, args);
}

/** A verb of `bundle`: gives the exit code. */
export type BundleVerb = (context: Context, args: readonly string[]) => Promise<number>;

const VERBS: ReadonlyMap<string, BundleVerb> = new Map([
  // A chunk of its own: it is the larger half, and the other side needs none of it.
  ['create', async (context, args) => (await import('./create/create.ts')).createBundle(context, args)],
  ['verify', verify],
  ['inspect', inspect],
  ['install', install],
]);

/** Of the design, and not here yet. */
const NOT_YET: readonly string[] = ['need', 'serve', 'diff', 'prune'];
