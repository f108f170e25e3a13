import type { Diagnostic } from '../core/diagnostic.ts';
import { findingsReport } from '../ui/report.ts';
import type { Context } from './context.ts';
import { presentDiagnostics, presentJson } from './present.ts';

/** An invalid profile: every mistake is shown, nothing is planned. Exit 3. */
export function refuseProfile(context: Context, diagnostics: readonly Diagnostic[]): 3 {
  presentJson(context, findingsReport(diagnostics, context.voice.language));
  presentDiagnostics(context, diagnostics);
  return 3;
}
