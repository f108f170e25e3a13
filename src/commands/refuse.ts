import type { Diagnostic } from '../core/diagnostic.ts';
import type { Context } from './context.ts';
import { presentDiagnostics, presentFindings } from './present.ts';

/** An invalid profile: every mistake is shown, nothing is planned. Exit 3. */
export async function refuseProfile(context: Context, diagnostics: readonly Diagnostic[]): Promise<3> {
  await presentFindings(context, diagnostics);
  await presentDiagnostics(context, diagnostics);
  return 3;
}
