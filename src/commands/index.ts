import { apply } from './apply.ts';
import { check } from './check.ts';
import type { Context } from './context.ts';
import { plan } from './plan.ts';
import { revert } from './revert.ts';
import { schema } from './schema.ts';
import { show } from './show.ts';
import { status } from './status.ts';
import { validate } from './validate.ts';

/** A verb: gives the exit code, or throws a `Failure`. */
export type Command = (context: Context) => Promise<number>;

/** Every verb there is: a new one is a file beside this and one line here. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['validate', validate],
  ['plan', plan],
  ['apply', apply],
  ['check', check],
  ['revert', revert],
  ['status', status],
  ['show', show],
  ['schema', schema],
  // A chunk of its own: its rules and texts are many, and no other command needs them.
  ['explain', async (context) => (await import('./explain.ts')).explain(context)],
  ['bundle', async (context) => (await import('./bundle/index.ts')).bundle(context)],
  ['diff', async (context) => (await import('./views.ts')).diff(context)],
  ['export', async (context) => (await import('./views.ts')).exportProfile(context)],
  ['completion', async (context) => (await import('./views.ts')).completion(context, [...COMMANDS.keys()])],
  ['update', async (context) => (await import('./update.ts')).update(context)],
  ['run', async (context) => (await import('./run.ts')).run(context)],
]);

/** Verbs of the design that this version does not have yet: named, so that nobody takes them for typing errors. */
export const NOT_YET: readonly string[] = ['init', 'import', 'doctor'];
