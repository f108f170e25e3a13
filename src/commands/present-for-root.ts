import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { Plan } from '../core/plan.ts';
import { rootCommandsOf, shellText } from '../core/root-command.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';
import { present, presentFindings } from './present.ts';

/** What `--no-sudo` leaves to root, in the order it has to be typed; empty when nothing is. */
export function commandsForRoot({ facts }: Pick<Context, 'facts'>, plan: Plan): readonly string[] {
  return facts.noSudo ? rootCommandsOf(plan).map(shellText) : [];
}

/** The same for JSON, where a result has no other place. */
export function forRoot(commands: readonly string[]): readonly Diagnostic[] {
  return commands.length === 0 ? [] : [diagnostic('ROOT_NEEDED', 'warning', {}, { commands })];
}

/** The text of it: on stdout and without a prompt in front, so that it can be given on as it stands. */
export function textForRoot({ voice }: Pick<Context, 'voice'>, commands: readonly string[]): string {
  return commands.length === 0
    ? ''
    : [voice.style.bold(say(voice, 'rootHasToRun')), '', ...commands].join('\n');
}

/** A whole command that is root's to run: nothing else is done. Exit 2. */
export async function presentForRoot(context: Context, commands: readonly string[]): Promise<2> {
  await presentFindings(context, forRoot(commands));
  present(context, textForRoot(context, commands));
  return 2;
}
