import type { ApplyResult } from '../core/apply.ts';
import { changesOf, isInForce } from '../core/plan.ts';
import { countRows } from '../ui/render-plan.ts';
import { say, shortPath } from '../ui/say.ts';
import type { Work } from './carry-out.ts';
import type { Context } from './context.ts';
import { allDiagnostics, skippedNames } from './planning.ts';
import { present, presentChanges, presentDiagnostics } from './present.ts';
import { commandsForRoot, forRoot, textForRoot } from './present-for-root.ts';
import { thisShellCommand } from './this-shell.ts';

/** Says what is true now, in text or JSON, and gives the exit code of apply and revert. */
export async function presentOutcome(
  context: Context,
  work: Work,
  result: ApplyResult & { readonly auditLog?: string },
): Promise<number> {
  const { applied, failed, after, failure, touched } = result;
  const left = changesOf(after).some((row) => row.leftAlone);
  const force =
    work.applied === undefined ||
    (isInForce(after) && !result.diagnostics.some((one) => one.code === 'NOT_IN_FORCE'));
  const diagnostics = allDiagnostics(
    work.diagnostics,
    after.diagnostics,
    result.diagnostics,
    failure ? [failure.diagnostic] : [],
  );
  const commands = failure ? [] : commandsForRoot(context, after);
  const complete = failure === undefined && !left && skippedNames(work.planners).length === 0;
  const report = {
    command: context.command,
    profile: work.ref,
    plan: result.before,
    complete,
    changed: touched,
    inForce: force,
    insecure: work.insecure,
    policy: work.admission.policy,
    ...(result.auditLog !== undefined && { auditLog: result.auditLog }),
    diagnostics: [...diagnostics, ...forRoot(commands)],
  };
  await presentChanges(context, { ...report, outcome: { applied, failed } });
  await presentDiagnostics(
    context,
    failure ? diagnostics.filter((one) => one !== failure.diagnostic) : diagnostics,
  );
  if (failure) {
    await presentFailure(context, result);
    return failure.exit === 130 ? 130 : touched ? 5 : 1;
  }
  presentDone(context, work, result);
  present(context, textForRoot(context, commands));
  return left || !force ? 2 : 0;
}

async function presentFailure(
  context: Context,
  { applied, failed, failure, touched }: ApplyResult,
): Promise<void> {
  const { options, errors, streams } = context;
  if (options.json || !failure) return;
  const { renderDiagnostic } = await import('../ui/speak.ts');
  streams.err(`${renderDiagnostic(failure.diagnostic, errors)}\n\n`);
  if (!touched) return;
  const names = (rows: readonly { key: string }[]) => rows.map((row) => row.key).join(', ') || '-';
  streams.err(
    `${say(errors, 'failedHead', { done: names(applied), left: names(failed) })}\n${say(errors, 'failedNext')}\n`,
  );
}

function presentDone(
  context: Context,
  work: Work,
  { applied, after, auditLog }: ApplyResult & { readonly auditLog?: string },
): void {
  const { voice, options } = context;
  if (options.quiet) return;
  const left = changesOf(after).filter((row) => row.leftAlone === 'changed').length;
  const lines = left > 0 && applied.length === 0 ? [] : [doneLine(context, work, { applied, after })];
  if (left > 0) lines.push(voice.style.warn(say(voice, 'leftAloneCount', { count: left })));
  // All that stays of goenv.
  if (!work.applied && auditLog !== undefined)
    lines.push(say(voice, 'auditLog', { path: shortPath(auditLog, voice.home) }));
  const command = isThisShells(context) ? thisShellCommand(context.facts, applied, after) : undefined;
  if (command !== undefined) lines.push(say(voice, 'shellUnset', { command }));
  else if (work.applied && applied.length > 0 && isThisShells(context))
    lines.push(say(voice, 'shellCurrent'));
  present(context, lines.join('\n'));
}

/** What is done for another user, or in an image, is nothing of this shell's. */
function isThisShells({ facts, options }: Context): boolean {
  return facts.root === undefined && options.user === undefined;
}

function doneLine(
  { voice }: Context,
  work: Work,
  { applied, after }: Pick<ApplyResult, 'applied' | 'after'>,
): string {
  const isLeftToRoot = changesOf(after).some((row) => row.leftAlone === 'root');
  if (isLeftToRoot && applied.length === 0) return say(voice, 'nothingButRoot');
  if (isLeftToRoot && !work.applied)
    return voice.style.warn(say(voice, 'revertedPart', { count: applied.length }));
  if (isLeftToRoot) return voice.style.warn(say(voice, 'appliedPart', { ...countRows(applied) }));
  const same = changesOf(after).filter((row) => row.action === 'no-op' && !row.release).length;
  if (applied.length === 0) return say(voice, work.applied ? 'nothingToDo' : 'nothingToRevert', { same });
  if (!work.applied) return voice.style.good(say(voice, 'reverted', { count: applied.length }));
  return voice.style.good(say(voice, 'applied', { ...countRows(applied), name: work.ref?.name ?? '' }));
}
