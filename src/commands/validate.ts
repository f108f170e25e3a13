import { say } from '../ui/say.ts';
import { admissionFindings } from './admit.ts';
import type { Context } from './context.ts';
import { isError, loadProfile, profileArgument } from './load-profile.ts';
import { chosenPlanners } from './planning.ts';
import { present, presentDiagnostics, presentFindings } from './present.ts';
import { exitOf } from './refuse.ts';

/**
 * `goenv validate [PROFILE]`: schema, policy, semantic lint. Touches nothing. Exit 0 with warnings only, as `exitOf` with an
 * error, 4 where the profile is sound and a policy of the settings forbids it.
 */
export async function validate(context: Context): Promise<number> {
  chosenPlanners(context);
  const argument = profileArgument(context);
  const loading = await loadProfile(context, argument);
  const admission = loading.profile ? await admissionFindings(context, loading) : [];
  const found = [...loading.diagnostics, ...admission];
  const errors = found.filter(isError).length;
  await presentFindings(context, found);
  // What strangers touch has been listed.
  await presentDiagnostics(
    context,
    found.filter(({ code }) => code !== 'STRANGER_TOUCHES'),
  );
  const counts = say(context.voice, 'validateCounts', {
    errors,
    warnings: found.filter((one) => one.severity === 'warning').length,
  });
  const good = errors === 0 ? `${say(context.voice, 'validateGood', { source: argument })} ` : '';
  if (!context.options.quiet) present(context, `${good}${counts}`);
  if (loading.diagnostics.some(isError)) return exitOf(loading.diagnostics);
  return errors > 0 ? 4 : 0;
}
