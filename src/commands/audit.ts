import { randomUUID } from 'node:crypto';
import type { ApplyResult } from '../core/apply.ts';
import {
  type AuditBegin,
  type AuditEnd,
  type AuditFile,
  auditChange,
  auditLine,
  noting,
} from '../core/audit.ts';
import { diagnostic, Failure, fail, isFailure } from '../core/diagnostic.ts';
import type { Host } from '../core/host.ts';
import type { Journal } from '../core/journal.ts';
import { type Plan, pendingRows } from '../core/plan.ts';
import { appendRecord, auditLogPath, auditSeal, reasonOf, whoRuns } from '../host/audit-log.ts';
import { VERSION } from '../version.ts';
import type { Work } from './carry-out.ts';
import type { Context } from './context.ts';

/** Where this run is recorded. */
export function pathOf({ facts }: Context): string {
  return auditLogPath(facts.stateDir);
}

/** What is about to be done. */
interface Run {
  readonly work: Work;
  readonly plan: Plan;
  readonly journal: Journal;
}

/**
 * Does a piece of work between two records of the audit log: what is about to be changed, and how it ended. Nothing is
 * changed that could not be recorded. Errors (1): `AUDIT_UNWRITABLE`; a missing last record is `AUDIT_INCOMPLETE` in the
 * result, exit 5.
 */
export async function audited(
  context: Context,
  run: Run,
  act: (host: Host) => Promise<ApplyResult>,
): Promise<ApplyResult> {
  const path = pathOf(context);
  const id = randomUUID();
  const seal = auditSeal();
  const changes = pendingRows(run.plan).map((row) => auditChange(row, seal));
  begin(path, { ...beginOf(context, run), id, salt: seal.salt, changes });
  const files: AuditFile[] = [];
  const programs: (readonly string[])[] = [];
  const host = noting(context.host, seal, {
    file: (file) => void files.push(file),
    program: (argv) => void programs.push(argv),
  });
  const recordOf = (ended: ReturnType<typeof endOf>) =>
    ({ ...STAMP, event: 'end', id, time: now(), ...ended, files, programs }) as const;
  const result = await act(host).catch((error: unknown) => {
    if (isFailure(error)) endFailed(path, recordOf, error);
    throw error;
  });
  return end(path, recordOf(endOf(result)), result);
}

function begin(path: string, record: AuditBegin): void {
  try {
    appendRecord(path, auditLine(record));
  } catch (error) {
    fail('AUDIT_UNWRITABLE', { path, reason: reasonOf(error) }, { cause: error });
  }
}

/** The machine is changed and the journal knows it; that nobody else will is a failure all the same. */
function end(path: string, record: AuditEnd, result: ApplyResult): ApplyResult {
  try {
    appendRecord(path, auditLine(record));
    return result;
  } catch (error) {
    const found = diagnostic('AUDIT_INCOMPLETE', 'error', { path, reason: reasonOf(error) });
    return { ...result, failure: result.failure ?? new Failure(found, 5, error) };
  }
}

/** What went wrong before any step is told by its own failure, whether or not this can still be written. */
function endFailed(path: string, recordOf: (ended: ReturnType<typeof endOf>) => AuditEnd, failure: Failure) {
  try {
    appendRecord(path, auditLine(recordOf(endOf({ applied: [], failed: [], failure }))));
  } catch {
    // The disk that could not take the text cannot take this either.
  }
}

/** A goenv that dies of a fault of its own leaves a beginning without an end, as a killed one does. */
function beginOf({ command, facts, options }: Context, { work, journal }: Run) {
  const { ref, admission, insecure, applied } = work;
  const [, ...bases] = (applied ?? journal.applied)?.sources ?? [];
  return {
    ...STAMP,
    event: 'begin',
    time: now(),
    command,
    scope: facts.scope ?? 'user',
    ...(facts.root !== undefined && { root: facts.root }),
    goenv: VERSION,
    who: whoRuns(options.user),
    profile: ref ?? null,
    bases: bases.map(({ file, sha256, stranger }) => ({ file, sha256, ...(stranger && { stranger }) })),
    accepted: admission.accepted.map(({ sha256 }) => sha256),
    policy: admission.policy,
    insecure,
  } as const;
}

function endOf({
  applied,
  failed,
  failure,
}: Pick<ApplyResult, 'applied' | 'failed' | 'failure'>): Pick<
  AuditEnd,
  'result' | 'code' | 'applied' | 'failed'
> {
  const names = (rows: ApplyResult['applied']) => rows.map(({ planner, key }) => ({ planner, key }));
  const what = { applied: names(applied), failed: names(failed) };
  if (!failure) return { result: 'done', ...what };
  const { code } = failure.diagnostic;
  return { result: failure.exit === 130 ? 'interrupted' : 'failed', code, ...what };
}

function now(): string {
  return new Date().toISOString();
}

const STAMP = { formatVersion: '1.0' } as const;
