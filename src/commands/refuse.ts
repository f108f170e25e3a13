import type { Code } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Context } from './context.ts';
import { presentDiagnostics, presentFindings } from './present.ts';

/** A profile that is not used: every mistake is shown, nothing is planned. Gives the exit code, see `exitOf`. */
export async function refuseProfile(
  context: Context,
  diagnostics: readonly Diagnostic[],
): Promise<1 | 3 | 4> {
  await presentFindings(context, diagnostics);
  await presentDiagnostics(context, diagnostics);
  return exitOf(diagnostics);
}

/** 4 where a pin or a signature is wanting; 1 where all that failed is fetching it; else the profile is invalid: 3. */
export function exitOf(diagnostics: readonly Diagnostic[]): 1 | 3 | 4 {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  if (errors.some((code) => REFUSALS.has(code))) return 4;
  return errors.length > 0 && errors.every((code) => FAILURES.test(code)) ? 1 : 3;
}

const REFUSALS: ReadonlySet<Code> = new Set([
  'PROFILE_EXTENDS_DIGEST',
  'PROFILE_URL_DIGEST',
  'PROFILE_URL_UNPINNED',
  'PROFILE_SIGNATURE_MISSING',
  'PROFILE_SIGNATURE_BAD',
]);
const FAILURES = /^PROFILE_(?:FETCH_|SSH_KEYGEN_MISSING)/;
