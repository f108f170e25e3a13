import { renderExceptions } from '../ui/render-exceptions.ts';
import { renderPolicy } from '../ui/render-policy.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';
import { headOf, present, presentDiagnostics } from './present.ts';
import type { Settled } from './settled.ts';
import { statusLine } from './status.ts';

/** What plan, apply and check say of a machine on which nothing has changed since it was settled. Exit 0. */
export async function presentSettled(
  context: Context,
  settled: Settled,
  command: 'plan' | 'apply' | 'check',
): Promise<0> {
  await presentDiagnostics(context, settled.diagnostics);
  if (!context.options.quiet || command === 'plan') present(context, textOf(context, settled, command));
  return 0;
}

function textOf(context: Context, settled: Settled, command: 'plan' | 'apply' | 'check'): string {
  const { voice } = context;
  const { same, name } = settled;
  if (command === 'apply') {
    const { thisShell } = settled;
    const done = say(voice, 'nothingToDo', { same });
    return thisShell === undefined ? done : `${done}\n${say(voice, 'shellUnset', { command: thisShell })}`;
  }
  if (command === 'plan') {
    const counts = say(voice, 'planCounts', { create: 0, update: 0, delete: 0, same });
    const exceptions = renderExceptions(settled.insecure, context.facts.today, voice);
    const policy = renderPolicy(settled.policy, voice);
    return [headOf(context, settled), exceptions, policy, voice.style.bold(counts)]
      .filter(Boolean)
      .join('\n\n');
  }
  const good = voice.style.good(say(voice, 'checkGood', { same, name }));
  return context.options.args.length > 0 ? good : `${statusLine(context, settled)}\n${good}`;
}
