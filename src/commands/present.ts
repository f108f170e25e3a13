import { writeFileSync } from 'node:fs';
import type { Diagnostic } from '../core/diagnostic.ts';
import { fail } from '../core/diagnostic.ts';
import type { Plan } from '../core/plan.ts';
import type { Verdict } from '../core/policy.ts';
import { rootCommandsOf } from '../core/root-command.ts';
import { codeOf } from '../host/read-file.ts';
import type { InsecureEntry } from '../profile/sections/profile.ts';
import { printable } from '../ui/printable.ts';
import { renderExceptions } from '../ui/render-exceptions.ts';
import { type PlanView, renderCounts, renderPlan } from '../ui/render-plan.ts';
import { renderPolicy } from '../ui/render-policy.ts';
import { say } from '../ui/say.ts';
import type { ChangeReportInput } from '../ui/speak.ts';
import type { Context } from './context.ts';

/** The document of plan, apply, check and revert, where JSON was asked for. */
export async function presentChanges(context: Context, input: ChangeReportInput): Promise<void> {
  if (!wantsJson(context)) return;
  const { changeReport } = await import('../ui/speak.ts');
  presentDocument(context, changeReport(input, context.voice.language));
}

/** The document of validate and of refusals, where JSON was asked for. */
export async function presentFindings(context: Context, findings: readonly Diagnostic[]): Promise<void> {
  if (!wantsJson(context)) return;
  const { findingsReport } = await import('../ui/speak.ts');
  presentDocument(context, findingsReport(findings, context.voice.language));
}

/** Prints a JSON document where it was asked for. Errors (1): `OUTPUT_FAILED` for `--json-into`. */
export function presentDocument(context: Context, document: object): void {
  if (context.collect) {
    context.collect(document);
    return;
  }
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (context.options.json) context.streams.out(text);
  const { jsonInto } = context.options;
  if (jsonInto === undefined) return;
  try {
    writeFileSync(jsonInto, text);
  } catch (error) {
    fail('OUTPUT_FAILED', { path: jsonInto, reason: codeOf(error) }, { cause: error });
  }
}

/** Whether a JSON document is wanted, anywhere. */
export function wantsJson({ options }: Context): boolean {
  return options.json || options.jsonInto !== undefined;
}

/** Diagnostics on stderr, most serious first; notes only with `--verbose`, warnings not with `--quiet`. */
export async function presentDiagnostics(context: Context, found: readonly Diagnostic[]): Promise<void> {
  const { options, errors, streams } = context;
  const least = options.quiet
    ? ['error']
    : options.verbose
      ? ['error', 'warning', 'info']
      : ['error', 'warning'];
  const shown = least.flatMap((severity) => found.filter((one) => one.severity === severity));
  if (options.json || shown.length === 0) return;
  const { renderDiagnostic } = await import('../ui/speak.ts');
  for (const one of shown) streams.err(`${renderDiagnostic(one, errors)}\n\n`);
}

/** A text result on stdout, unless JSON was asked for. */
export function present(context: Context, text: string): void {
  if (!context.options.json && text !== '') context.streams.out(`${text}\n`);
}

/** What stands around a plan. */
export interface PlanFrame {
  readonly head: string;
  readonly insecure: readonly InsecureEntry[];
  readonly policy: readonly Verdict[];
}

/** The plan as people read it: head, groups, counts. */
export function presentPlan(context: Context, plan: Plan, { head, insecure, policy }: PlanFrame): void {
  const view = viewOf(context);
  const exceptions = renderExceptions(insecure, context.facts.today, view);
  const body = [renderPlan(plan, view), exceptions, renderPolicy(policy, view)].filter(Boolean).join('\n\n');
  present(
    context,
    [head, body, asRootText(context, plan), renderCounts(plan, view)].filter(Boolean).join('\n\n'),
  );
}

/** The programs that are going to run with the rights of root, argv as it is. */
function asRootText({ facts, options, voice }: Context, plan: Plan): string {
  if (facts.noSudo) return '';
  const by = options.user === undefined ? 'sudo ' : '';
  const lines = rootCommandsOf(plan).map(({ argv }) => `  ${by}${printable(argv.join(' '))}`);
  return lines.length === 0 ? '' : [say(voice, 'asRoot'), ...lines].join('\n');
}

export function viewOf(context: Context): PlanView {
  return { ...context.voice, verbose: context.options.verbose };
}

/** `Profile acme (profiles/acme.yaml)` */
export function headOf(context: Context, ref: { readonly name: string; readonly source: string }): string {
  return context.voice.style.bold(say(context.voice, 'planHead', { ...ref }));
}
