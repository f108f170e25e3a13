import { fail } from './diagnostic.ts';
import { EMPTY_JOURNAL, type Journal } from './journal.ts';

/**
 * Reads a journal. Errors (exit 1, nothing changed): `JOURNAL_BROKEN` for text that is no journal,
 * `JOURNAL_NEWER` for a format of a later goenv.
 */
export function parseJournal(text: string | undefined, path: string): Journal {
  if (text === undefined) return EMPTY_JOURNAL;
  const found = parseJson(text);
  if (!isRecord(found) || typeof found['formatVersion'] !== 'number') fail('JOURNAL_BROKEN', { path });
  if (found['formatVersion'] > 1) {
    fail('JOURNAL_NEWER', { path, version: String(found['formatVersion']) });
  }
  if (!isJournal(found)) fail('JOURNAL_BROKEN', { path });
  return found;
}

/** Checked as deep as reading depends on; goenv alone writes this file (0600, renamed into place). */
function isJournal(found: Record<string, unknown>): found is Record<string, unknown> & Journal {
  const { planners, folders, applied, pending, located } = found;
  if (!isRecordOf(planners, isOwned) || !isTexts(folders)) return false;
  if (applied !== undefined && !isApplied(applied)) return false;
  if (located !== undefined && !isRecordOf(located, (one) => isRecord(one) && isRecord(one['env'])))
    return false;
  return pending === undefined || isPending(pending);
}

function isOwned(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return (
    isRecordOf(value['keys'], (one) => has(one, 'first', 'wrote')) &&
    isRecordOf(value['files'], (one) => has(one, 'first', 'wrote'))
  );
}

function isPending(value: unknown): boolean {
  if (!isRecord(value) || typeof value['planner'] !== 'string') return false;
  if (value['trees'] !== undefined && !isTexts(value['trees'])) return false;
  return (
    isRecordOf(value['keys'], (one) => has(one, 'before', 'after')) &&
    isRecordOf(value['files'], (one) => has(one, 'before', 'after'))
  );
}

function isApplied(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const texts = ['name', 'source', 'sha256', 'at', 'goenv', 'judged'].every(
    (key) => typeof value[key] === 'string',
  );
  const { profile, sources, allow, skipped, findings, files, signed } = value;
  const lists =
    Array.isArray(sources) &&
    sources.every(isRecord) &&
    isTexts(allow) &&
    isTexts(skipped) &&
    (files === undefined || isRecordOf(files, (one) => typeof one === 'string')) &&
    (signed === undefined || (Array.isArray(signed) && signed.every(isSignature))) &&
    Array.isArray(findings);
  return (
    texts && lists && isRecord(profile) && isRecord(profile['origins']) && Array.isArray(profile['insecure'])
  );
}

/** A name alone is what earlier versions wrote. */
function isSignature(value: unknown): boolean {
  if (!isRecord(value)) return typeof value === 'string';
  return typeof value['principal'] === 'string' && typeof value['signers'] === 'string';
}

function has(value: unknown, ...keys: readonly string[]): boolean {
  return isRecord(value) && keys.every((key) => value[key] !== undefined);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isRecordOf(value: unknown, check: (one: unknown) => boolean): boolean {
  return isRecord(value) && Object.values(value).every(check);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
