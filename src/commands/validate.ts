import { say } from '../ui/say.ts';
import type { Context } from './context.ts';
import { isError, loadProfile, profileArgument } from './load-profile.ts';
import { chosenPlanners } from './planning.ts';
import { present, presentDiagnostics, presentFindings } from './present.ts';
import { exitOf } from './refuse.ts';

/** `goenv validate [PROFILE]`: schema, policy, semantic lint. Touches nothing. Exit 0 with warnings only, else as `exitOf`. */
export async function validate(context: Context): Promise<number> {
  chosenPlanners(context);
  const argument = profileArgument(context);
  const loading = await loadProfile(context, argument);
  const errors = loading.diagnostics.filter(isError).length;
  await presentFindings(context, loading.diagnostics);
  await presentDiagnostics(context, loading.diagnostics);
  const counts = say(context.voice, 'validateCounts', {
    errors,
    warnings: loading.diagnostics.filter((one) => one.severity === 'warning').length,
  });
  const good = errors === 0 ? `${say(context.voice, 'validateGood', { source: argument })} ` : '';
  if (!context.options.quiet) present(context, `${good}${counts}`);
  return errors > 0 ? exitOf(loading.diagnostics) : 0;
}
