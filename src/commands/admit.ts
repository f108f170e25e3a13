import type { Diagnostic } from '../core/diagnostic.ts';
import type { Demand, GivenSignature, Verdict } from '../core/policy.ts';
import type { Acceptance } from '../host/accepted.ts';
import type { Context } from './context.ts';
import type { LoadedProfile } from './load-profile.ts';

/** What let a profile in, for plan, status and the audit log. */
export interface Admission {
  /** Every demand of the settings files, and whether it is met. */
  readonly policy: readonly Verdict[];
  /** Strangers' texts of this profile that are accepted, those of this run too. */
  readonly accepted: readonly Acceptance[];
  /** Whose signature a policy asked for and got. */
  readonly signed: readonly GivenSignature[];
}

export const ADMITTED: Admission = { policy: [], accepted: [], signed: [] };

/**
 * Asks whether a profile may be planned at all: policies, and whether strangers' texts are accepted. Asks on a terminal
 * where apply may. Nothing of the profile has been looked up by then, and nothing is kept.
 * A refusal is printed and gives its exit code, 4. Errors: `ACCEPT_UNKNOWN` (64), `DECLINED` (1).
 */
export async function admit(context: Context, loading: LoadedProfile): Promise<Admission | 4> {
  if (!concerns(context, loading) && context.options.accept.length === 0) return ADMITTED;
  return (await import('./admission.ts')).admission(context, loading);
}

/** What validate says of it: breaches as errors, what strangers touch as warnings; nothing is refused. */
export async function admissionFindings(
  context: Context,
  loading: LoadedProfile,
): Promise<readonly Diagnostic[]> {
  if (!concerns(context, loading)) return [];
  return (await import('./admission.ts')).findings(context, loading);
}

/** What show says of it: what strangers touch, as warnings. Policies are for whoever plans, and no signature is read. */
export async function touchFindings(
  context: Context,
  loading: LoadedProfile,
): Promise<readonly Diagnostic[]> {
  if (!loading.sources.some(({ stranger }) => stranger)) return [];
  return (await import('./admission.ts')).touchFindings(context, loading);
}

/** Holds what is applied against today's policies. What was accepted then stays accepted. */
export async function judgeApplied(
  context: Context,
  loading: LoadedProfile,
): Promise<{ readonly policy: readonly Verdict[]; readonly breaches: readonly Diagnostic[] }> {
  if (context.settings.policies.length === 0) return { policy: [], breaches: [] };
  const { verdicts, breaches } = (await import('./admission.ts')).judgement(context, loading);
  return { policy: verdicts, breaches };
}

/** What the settings demand, where no profile is there to meet it. */
export async function demands({ settings }: Context): Promise<readonly Demand[]> {
  if (settings.policies.length === 0) return [];
  return (await import('./admission.ts')).demandsOf(settings.policies);
}

function concerns({ settings }: Context, { sources }: LoadedProfile): boolean {
  return settings.policies.length > 0 || sources.some(({ stranger }) => stranger);
}
