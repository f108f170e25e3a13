/**
 * All that puts diagnostics and reports into words, with the catalogue of texts: a chunk of its own, loaded when there is
 * something to say. A plan without a warning never needs it.
 */
export { renderDiagnostic } from './render-diagnostic.ts';
export { type ChangeReportInput, changeReport, findingJson, findingsReport } from './report.ts';
