import type { Change } from '../core/change.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Row } from '../core/diff.ts';
import { changesOf, isInForce, type Plan } from '../core/plan.ts';
import { redact } from '../core/redact.ts';
import { ABSENT, type Value } from '../core/value.ts';
import { FORMAT_VERSION } from './format-version.ts';
import { textOf } from './messages/index.ts';
import type { Language } from './messages/texts.ts';
import { commandsOf } from './render-diagnostic.ts';
import { countRows } from './render-plan.ts';
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
  readonly diagnostics: readonly Diagnostic[];
  readonly outcome?: { readonly applied: readonly Row[]; readonly failed: readonly Row[] };
}

/** The document of plan, apply, check and revert: `schemas/change-report.schema.json`. */
export function changeReport(input: ChangeReportInput, language: Language): object {
  const rows = changesOf(input.plan);
  return {
    formatVersion: FORMAT_VERSION,
    command: input.command,
    profile: input.profile ?? null,
    complete: input.complete,
    changed: input.changed,
    inForce: input.inForce ?? isInForce(input.plan),
    summary: countRows(rows),
    changes: rows.map(changeJson),
    diagnostics: input.diagnostics.map((found) => findingJson(found, language)),
    ...(input.outcome && {
      applied: input.outcome.applied.map(nameJson),
      failed: input.outcome.failed.map(nameJson),
    }),
  };
}

/** The document of validate (and later doctor and explain): `schemas/findings.schema.json`. */
export function findingsReport(findings: readonly Diagnostic[], language: Language): object {
  return {
    formatVersion: FORMAT_VERSION,
    findings: findings.map((found) => findingJson(found, language)),
    abstained: false,
  };
}

/** One diagnostic in the contract's form; every text is redacted, none is styled. */
export function findingJson(found: Diagnostic, language: Language): object {
  const text = textOf(found.code, language);
  const words = (template: string) => redact(fill(template, found.params));
  return {
    code: found.code,
    severity: found.severity,
    title: words(text.title),
    message: words(text.message),
    where: found.where ? placeJson(found.where) : null,
    remedy: {
      summary: words(text.remedy),
      profile: found.profile === undefined ? null : redact(found.profile),
      commands: commandsOf(found, { language }),
    },
  };
}

function placeJson({ file, line, column }: NonNullable<Diagnostic['where']>): object {
  return { file, line: line ?? null, column: column ?? null };
}

function changeJson(row: Row): object {
  return {
    planner: row.planner,
    key: row.key,
    action: row.leftAlone ? 'no-op' : row.action,
    before: valueJson(row.before),
    after: valueJson(row.leftAlone ? row.before : row.after),
    sensitive: typeof row.before === 'object' || typeof row.after === 'object',
    elevate: false,
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

function nameJson({ planner, key }: Row): object {
  return { planner, key };
}
