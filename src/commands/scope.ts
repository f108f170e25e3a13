import { resolve } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import { shellWords } from '../core/shell-words.ts';
import { machineFacts, ownerOf, writeForEverybody } from '../host/facts.ts';
import { isPath } from '../host/profile-files.ts';
import type { Profile } from '../profile/sections/profile.ts';
import { type Context, machineOf } from './context.ts';

/**
 * The context to work in for this profile: as it is for one of a user, the machine's folders and journal for one of
 * the whole machine. Errors: `NEED_ROOT` (1), `OWNED_BY_OTHER` (4), `WRONG_USAGE` (64).
 */
export function contextFor(context: Context, { scope }: Pick<Profile, 'scope'>): Context {
  return scope === 'machine' ? machineContext(context) : context;
}

/**
 * The contexts in which something of this user's may be applied: the user's own, and the machine's where goenv may
 * change it and has.
 */
export async function appliedContexts(context: Context): Promise<readonly Context[]> {
  if (!mayChangeMachine(context)) return [context];
  const { ledger } = machineOf(machineFacts(context.facts));
  if ((await ledger.load()) === undefined) return [context];
  const machine = machineContext(context);
  return (await context.ledger.load()) === undefined ? [machine] : [context, machine];
}

/** The machine's context, where goenv may change the machine and something is true of it. */
export function machineWhere(context: Context, isSo: (machine: Context) => boolean): readonly Context[] {
  if (!mayChangeMachine(context)) return [];
  return isSo({ ...context, ...machineOf(machineFacts(context.facts)) }) ? [machineContext(context)] : [];
}

/** Whether what is asked for is root's to do, and `--no-sudo` hands it over whole. */
export function isHandedOver(context: Context, { scope }: Pick<Profile, 'scope'>): boolean {
  return scope === 'machine' && context.options.noSudo && !mayChangeMachine(context);
}

/** The one command that root has to run instead: as it was typed, from whatever folder. */
export function commandForRoot({ command, options, cwd }: Context): string {
  const typed = options.typed.filter((one) => one !== '--json');
  const words = typed.map((one) => (options.args.includes(one) && isPath(one) ? resolve(cwd, one) : one));
  return `sudo ${shellWords(['goenv', command, ...words])}`;
}

function machineContext(context: Context): Context {
  const { options, facts } = context;
  if (options.user !== undefined) {
    const reason = `--user ${options.user}: a profile with \`scope: machine\` is nobody's own`;
    fail('WRONG_USAGE', { reason }, { exit: 64 });
  }
  const command = commandForRoot(context);
  if (!mayChangeMachine(context))
    fail('NEED_ROOT', { command: command.replace(/^sudo /, '') }, { commands: [command] });
  const machine = machineFacts(facts);
  const owner = ownerOf(machine.stateDir);
  if (owner !== undefined && owner !== facts.uid) {
    const params = { path: machine.stateDir, uid: String(owner), me: String(facts.uid) };
    fail('OWNED_BY_OTHER', params, { exit: 4 });
  }
  writeForEverybody();
  return { ...context, ...machineOf(machine) };
}

/** Root may, but not in the place of another user; and whoever prepares an image. */
function mayChangeMachine({ facts, options }: Context): boolean {
  return facts.root !== undefined || (facts.uid === 0 && options.user === undefined);
}
