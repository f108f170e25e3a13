import { resolve } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import type { Finding } from '../core/finding.ts';
import { Explainer, type Explanation } from '../explain/explain.ts';
import { readLog, stdinIsTerminal, watchCommand } from '../host/log-input.ts';
import { renderFindings } from '../ui/render-findings.ts';
import { findingsReport } from '../ui/report.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';
import { presentDocument, wantsJson } from './present.ts';

/**
 * `goenv explain [LOG|-] | -- COMMAND…`: root cause and remedy of a failed go, git, curl, ssh or openssl log.
 * Exit 0 when nothing is found or it is no fault of the environment, 2 with findings, 1 for input that cannot be read
 * (`NOT_READABLE`, `NOT_A_FILE`); with a command, that command's own code. `--fix PROFILE` writes the remedy's lines there;
 * 3 when the profile would not be valid with them (or is not without): then nothing is written.
 */
export async function explain(context: Context): Promise<number> {
  const { run } = context.options;
  const seen = run === undefined ? await explainLog(context) : await explainCommand(context, run);
  if (!seen) return 0;
  const { explanation, status } = seen;
  const language = context.voice.language;
  if (wantsJson(context)) {
    presentDocument(context, findingsReport(explanation.findings, language, explanation.abstained));
  }
  presentText(context, explanation.findings, run !== undefined);
  const { fix } = context.options;
  const fixed = fix === undefined || (await fixProfile(context, explanation.findings, fix));
  if (!fixed) return status ?? 3;
  return status ?? (explanation.findings.some(({ severity }) => severity !== 'info') ? 2 : 0);
}

interface Seen {
  readonly explanation: Explanation;
  /** The command's exit code, when one was run. */
  readonly status?: number;
}

async function explainLog(context: Context): Promise<Seen> {
  const [log = '-', second] = context.options.args;
  if (second !== undefined) fail('WRONG_USAGE', { reason: `one log, not two: ${second}` }, { exit: 64 });
  if (log === '-' && context.options.args.length === 0 && stdinIsTerminal()) {
    fail('WRONG_USAGE', { reason: 'no log: give a file, a pipe, or -- COMMAND' }, { exit: 64 });
  }
  const explainer = new Explainer(log);
  for await (const piece of readLog(log === '-' ? log : resolve(context.cwd, log))) explainer.push(piece);
  return { explanation: explainer.end() };
}

/** Explains only what failed: a command that ends well has nothing to explain. */
async function explainCommand(context: Context, command: readonly string[]): Promise<Seen | undefined> {
  if (command.length === 0) fail('WRONG_USAGE', { reason: 'no command after --' }, { exit: 64 });
  const explainer = new Explainer(command.join(' '));
  const { cwd } = context;
  const status = await watchCommand(command, { cwd, see: (piece) => explainer.push(piece) });
  if (status === 0 && !context.options.json && context.options.jsonInto === undefined) return undefined;
  const explanation = status === 0 ? { findings: [], abstained: false } : explainer.end({ failed: true });
  return { explanation, status };
}

/** A command's own output has stdout; what goenv says of it goes to stderr then. */
function presentText(context: Context, findings: readonly Finding[], isCommand: boolean): void {
  if (context.options.json) return;
  const { streams } = context;
  const voice = isCommand ? context.errors : context.voice;
  const text = findings.length === 0 ? say(voice, 'nothingFound') : renderFindings(findings, voice);
  if (isCommand) streams.err(`\n${text}\n`);
  else streams.out(`${text}\n`);
}

async function fixProfile(context: Context, findings: readonly Finding[], path: string): Promise<boolean> {
  const { fixProfile: fix } = await import('./fix-profile.ts');
  return fix(context, findings, path);
}
