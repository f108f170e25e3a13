import type { Change } from '../core/change.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Row } from '../core/diff.ts';
import type { Finding } from '../core/finding.ts';
import { changesOf, isInForce, type Plan } from '../core/plan.ts';
import type { Verdict } from '../core/policy.ts';
import { redact } from '../core/redact.ts';
import { ABSENT, type Value } from '../core/value.ts';
import type { InsecureEntry } from '../profile/sections/profile.ts';
import { isFinding, paramsIn } from './finding-words.ts';
import { FORMAT_VERSION } from './format-version.ts';
import { textOf } from './messages/index.ts';
import { NEVER_TEXTS } from './messages/never.ts';
import { PROBE_TEXTS } from './messages/probes.ts';
import type { Language } from './messages/texts.ts';
import { commandsOf } from './render-diagnostic.ts';
import { type Counts, countRows } from './render-plan.ts';
import { fill } from './say.ts';

export interface ProfileRef {
  readonly name: string;
  readonly source: string;
  readonly sha256: string;
}

export interface ChangeReportInput {
  readonly command: string;
  readonly profile: ProfileRef | undefined;
  readonly plan: Plan;
  readonly complete: boolean;
  readonly changed: boolean;
  readonly inForce?: boolean;
  /** The profile's exceptions, those past their date too. */
  readonly insecure?: readonly InsecureEntry[];
  /** What the settings files demand. */
  readonly policy?: readonly Verdict[];
  /** Where this run was recorded. */
  readonly auditLog?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly outcome?: { readonly applied: readonly Row[]; readonly failed: readonly Row[] };
}

/** The document of plan, apply, check and revert: `schemas/change-report.schema.json`. */
export interface ChangeReport {
  readonly formatVersion: typeof FORMAT_VERSION;
  readonly command: string;
  readonly profile: ProfileRef | null;
  readonly complete: boolean;
  readonly changed: boolean;
  readonly inForce: boolean;
  readonly summary: Counts;
  readonly insecure: readonly InsecureEntry[];
  readonly policy: readonly object[];
  readonly auditLog?: string;
  readonly changes: readonly object[];
  readonly diagnostics: readonly object[];
  readonly applied?: readonly object[];
  readonly failed?: readonly object[];
}

/** Makes the document; values are redacted. */
export function changeReport(input: ChangeReportInput, language: Language): ChangeReport {
  const rows = changesOf(input.plan);
  return {
    formatVersion: FORMAT_VERSION,
    command: input.command,
    profile: input.profile ?? null,
    complete: input.complete,
    changed: input.changed,
    inForce: input.inForce ?? isInForce(input.plan),
    summary: countRows(rows),
    insecure: input.insecure ?? [],
    policy: (input.policy ?? []).map(verdictJson),
    ...(input.auditLog !== undefined && { auditLog: input.auditLog }),
    changes: rows.map(changeJson),
    diagnostics: input.diagnostics.map((found) => findingJson(found, language)),
    ...(input.outcome && {
      applied: input.outcome.applied.map(nameJson),
      failed: input.outcome.failed.map(nameJson),
    }),
  };
}

/** The document of validate, explain and doctor: `schemas/findings.schema.json`. */
export function findingsReport(
  findings: readonly Diagnostic[],
  language: Language,
  abstained = false,
): object {
  return {
    formatVersion: FORMAT_VERSION,
    findings: findings.map((found) => findingJson(found, language)),
    abstained,
  };
}

/** One diagnostic in the contract's form; every text is redacted, none is styled. */
export function findingJson(found: Diagnostic, language: Language): object {
  const text = textOf(found.code, language);
  const words = (template: string) => redact(fill(template, paramsIn(found, language)));
  return {
    code: found.code,
    severity: found.severity,
    title: words(text.title),
    message: words(text.message),
    where: found.where ? placeJson(found.where) : null,
    ...(isFinding(found) && detailsJson(found, language)),
    remedy: {
      summary: words(text.remedy),
      profile: profileJson(found),
      commands: commandsOf(found, { language }),
    },
    ...(isFinding(found) && { never: found.never.map((name) => NEVER_TEXTS[name][language]) }),
  };
}

/** What a finding has beyond a diagnostic; `decideBy` is the one test that tells the candidate from the finding. */
function detailsJson(
  { hop, layer, confidence, count, evidence, candidates }: Finding,
  language: Language,
): object {
  return {
    hop,
    layer,
    confidence,
    count,
    evidence,
    candidates: candidates.map(({ code, decideBy }) => ({ code, decideBy: PROBE_TEXTS[decideBy][language] })),
  };
}

/** The lines of a finding are goenv's own, and their references (`${env:…}@`) must stay whole. */
function profileJson(found: Diagnostic): string | null {
  if (found.profile === undefined) return null;
  return isFinding(found) ? found.profile : redact(found.profile);
}

function placeJson({ file, line, column }: NonNullable<Diagnostic['where']>): object {
  return { file, line: line ?? null, column: column ?? null };
}

function changeJson(row: Row): object {
  return {
    planner: row.planner,
    key: row.key,
    action: row.leftAlone === 'changed' ? 'no-op' : row.action,
    before: valueJson(row.before),
    after: valueJson(row.leftAlone === 'changed' ? row.before : row.after),
    sensitive: typeof row.before === 'object' || typeof row.after === 'object',
    elevate: row.elevate === true,
    overriddenBy: row.overriddenBy ? overrideJson(row.overriddenBy) : null,
    origin: row.origin ?? null,
  };
}

function overrideJson(by: NonNullable<Change['overriddenBy']>): object {
  return { by: by.by, value: redact(by.value), where: by.where ? placeJson(by.where) : null };
}

function valueJson(value: Value): string | null {
  if (value === ABSENT) return null;
  return typeof value === 'object' ? '(sensitive)' : redact(value);
}

function verdictJson({ file, line, rule, values, met }: Verdict): object {
  return { file, line: line ?? null, rule, values, met };
}

function nameJson({ planner, key }: Row): object {
  return { planner, key };
}
