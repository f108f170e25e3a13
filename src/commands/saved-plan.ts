import { readFileSync, writeFileSync } from 'node:fs';
import { type Diagnostic, fail, isFailure } from '../core/diagnostic.ts';
import type { Row } from '../core/diff.ts';
import type { SourceStamp, StoredValue } from '../core/journal.ts';
import { store } from '../core/journal.ts';
import type { KeptProfile } from '../host/profile-cache.ts';
import { codeOf } from '../host/read-file.ts';
import { UNSUPPORTED } from '../planners/index.ts';
import type { Profile } from '../profile/sections/profile.ts';
import { strangerMistakes } from '../profile/stranger-mistakes.ts';
import type { ProfileRef } from '../ui/report.ts';
import { VERSION } from '../version.ts';
import type { LoadedProfile } from './load-profile.ts';
import { isOf, isSavedText, type SavedText, savedText, textOf } from './saved-text.ts';

/** A plan on the disk: the resolved profile and what it would have changed. No secret is in it: references stay references. */
export interface SavedPlan {
  readonly formatVersion: '1.0';
  readonly kind: 'goenv-plan';
  readonly goenv: string;
  readonly ref: ProfileRef;
  readonly profile: Profile;
  readonly sources: readonly SourceStamp[];
  readonly planners: readonly string[];
  readonly allow: readonly string[];
  readonly changes: readonly SavedChange[];
  /** The texts from elsewhere among the sources, for keeping; absent where there are none. */
  readonly texts?: readonly SavedText[];
}
/** A saved plan whose profile got through the lint once more, with what the lint had to say. */
export interface JudgedPlan extends SavedPlan {
  readonly findings: readonly Diagnostic[];
  readonly fetched: readonly KeptProfile[];
}

export interface SavedChange {
  readonly planner: string;
  readonly key: string;
  readonly before: StoredValue;
  readonly after: StoredValue;
}

/** Writes a plan (0600). Errors (1): `WRITE_FAILED`. */
export function savePlan(
  path: string,
  made: {
    loading: LoadedProfile;
    rows: readonly Row[];
    planners: readonly string[];
    allow: readonly string[];
  },
): void {
  const { loading, rows, planners, allow } = made;
  const saved: SavedPlan = {
    formatVersion: '1.0',
    kind: 'goenv-plan',
    goenv: VERSION,
    ref: loading.ref,
    profile: loading.whole,
    sources: loading.sources,
    planners,
    allow,
    changes: pendingChanges(rows),
    ...(loading.fetched.length > 0 && { texts: loading.fetched.map(savedText) }),
  };
  try {
    writeFileSync(path, `${JSON.stringify(saved, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    fail('OUTPUT_FAILED', { path, reason: codeOf(error) }, { cause: error });
  }
}

/**
 * Reads a saved plan. Its profile is judged again, as any profile is, and its texts are what its sources say. Errors (1): `PLAN_FILE_BROKEN`.
 */
export async function readPlan(path: string, today: string): Promise<JudgedPlan> {
  const broken = (reason: string, cause?: unknown): never =>
    fail('PLAN_FILE_BROKEN', { path, reason }, { cause });
  let found: Partial<SavedPlan> | null;
  try {
    // Checked right below, as deep as it is used.
    found = JSON.parse(readFileSync(path, 'utf8')) as Partial<SavedPlan> | null;
  } catch (error) {
    return broken(codeOf(error), error);
  }
  if (typeof found !== 'object' || found?.kind !== 'goenv-plan') return broken('it is something else');
  if (found.goenv !== VERSION) return broken(`made by goenv ${found.goenv}`);
  const { ref, profile, sources, planners, allow, changes, texts = [] } = found;
  const whole =
    has(ref, 'name', 'source', 'sha256') &&
    listOf(sources, (one) => has(one, 'ref', 'file', 'sha256')) &&
    listOf(planners, isText) &&
    listOf(allow, isText) &&
    listOf(changes, (one) => has(one, 'planner', 'key')) &&
    listOf(texts, isSavedText);
  if (!whole || !ref || !profile || !sources || !planners || !allow || !changes)
    return broken('parts of it are missing');
  const fetched = texts.map(textOf);
  if (!fetched.every((text) => isOf(text, sources)))
    return broken('a text in it is not the one it was made of');
  const findings = await judge({ profile, sources, allow }, { today, broken });
  return {
    formatVersion: '1.0',
    kind: 'goenv-plan',
    goenv: VERSION,
    ref,
    profile,
    sources,
    planners,
    allow,
    changes,
    findings,
    fetched,
  };
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function has(value: unknown, ...keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => isText(Reflect.get(value, key)));
}

function listOf(value: unknown, check: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(check);
}

/** A file that somebody edited may hold anything where a profile should be: it must get through the lint again. */
async function judge(
  { profile, sources, allow }: Pick<SavedPlan, 'profile' | 'sources' | 'allow'>,
  { today, broken }: { today: string; broken: (reason: string) => never },
): Promise<readonly Diagnostic[]> {
  const { lint } = await import('../profile/lint/index.ts');
  try {
    const context = { today, unsupported: UNSUPPORTED };
    const unallowed = (one: Profile) => lint(one, { ...context, allow: [] });
    const found = [...lint(profile, { ...context, allow }), ...strangerMistakes(profile, sources, unallowed)];
    const mistake = found.find((one) => one.severity === 'error');
    return mistake ? broken(mistake.code) : found;
  } catch (error) {
    if (isFailure(error)) throw error;
    return broken('its profile is not one');
  }
}

export function pendingChanges(rows: readonly Row[]): readonly SavedChange[] {
  return rows
    .filter((row) => row.action !== 'no-op' && !row.leftAlone)
    .map(({ planner, key, before, after }) => ({ planner, key, before: store(before), after: store(after) }));
}

/** A secret is consented to by its reference: its value is shown to nobody, and may have come since. */
function consentKey({ planner, key, before, after }: SavedChange): string {
  return JSON.stringify([planner, key, before, typeof after === 'object' && after ? after.ref : [after]]);
}

/** The keys of `now` that `shown` did not have just so; empty when the new difference is a part of the shown one. */
export function notShown(now: readonly Row[], shown: readonly SavedChange[]): readonly string[] {
  const known = new Set(shown.map(consentKey));
  return pendingChanges(now)
    .filter((change) => !known.has(consentKey(change)))
    .map((change) => change.key);
}
