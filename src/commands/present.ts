import { writeFileSync } from 'node:fs';
import type { Diagnostic } from '../core/diagnostic.ts';
import { fail } from '../core/diagnostic.ts';
import type { Plan } from '../core/plan.ts';
import { codeOf } from '../host/read-file.ts';
import { renderDiagnostic } from '../ui/render-diagnostic.ts';
import { type PlanView, renderCounts, renderPlan } from '../ui/render-plan.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';

/** Prints the JSON document where it was asked for. */
export function presentJson(context: Context, document: object): void {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (context.options.json) context.streams.out(text);
  const { jsonInto } = context.options;
  if (jsonInto === undefined) return;
  try {
    writeFileSync(jsonInto, text);
  } catch (error) {
    fail('WRITE_FAILED', { path: jsonInto, reason: codeOf(error) }, { cause: error });
  }
}

/** Diagnostics on stderr, most serious first; notes only with `--verbose`, warnings not with `--quiet`. */
export function presentDiagnostics(context: Context, found: readonly Diagnostic[]): void {
  const { options, errors, streams } = context;
  if (options.json) return;
  const least = options.quiet
    ? ['error']
    : options.verbose
      ? ['error', 'warning', 'info']
      : ['error', 'warning'];
  const shown = found.filter((one) => least.includes(one.severity));
  for (const severity of least) {
    for (const one of shown)
      if (one.severity === severity) streams.err(`${renderDiagnostic(one, errors)}\n\n`);
  }
}

/** A text result on stdout, unless JSON was asked for. */
export function present(context: Context, text: string): void {
  if (!context.options.json && text !== '') context.streams.out(`${text}\n`);
}

/** The plan as people read it: head, groups, counts. */
export function presentPlan(context: Context, plan: Plan, head: string): void {
  const view = viewOf(context);
  const body = renderPlan(plan, view);
  present(context, [head, body, renderCounts(plan, view)].filter(Boolean).join('\n\n'));
}

export function viewOf(context: Context): PlanView {
  return { ...context.voice, verbose: context.options.verbose };
}

/** `Profile acme (profiles/acme.yaml)` */
export function headOf(context: Context, ref: { readonly name: string; readonly source: string }): string {
  return context.voice.style.bold(say(context.voice, 'planHead', { ...ref }));
}
