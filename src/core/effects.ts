import { type Diagnostic, diagnostic } from './diagnostic.ts';
import type { FileEffect, Reader } from './host.ts';
import type { FileRecord, Owned } from './journal.ts';
import type { Observed } from './planner.ts';
import type { Step } from './step.ts';
import { ABSENT, type Absent } from './value.ts';

/** What a pass does to files, and what the user should hear of it. */
export interface Effects {
  readonly effects: readonly FileEffect[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns steps into file effects. When the planner gives up all it owns (`last`), a file that still is what
 * goenv wrote last gets its first bytes back, mode and owner too; one that somebody edited is mended by the step.
 */
export function effectsOf(
  input: { steps: readonly Step[]; observed: Observed; owned: Owned; last: boolean },
  reader: Pick<Reader, 'digest'>,
): Effects {
  const { steps, observed, owned, last } = input;
  const digestOf = (path: string) => digestFound(observed.files.get(path) ?? ABSENT, reader);
  const untouched = (path: string) => {
    const record = owned.files[path];
    return record !== undefined && !record.edited && record.wrote === digestOf(path);
  };
  const planned = steps.map((step) => stepEffect(step, digestOf(step.path)));
  if (!last) return { effects: planned, diagnostics: [] };
  const effects = planned.map((effect) => {
    const record = owned.files[effect.path];
    return record && untouched(effect.path) ? firstSeen(effect, record) : effect;
  });
  const stepped = new Set(planned.map((effect) => effect.path));
  for (const [path, record] of Object.entries(owned.files)) {
    const more = { path, bytes: ABSENT, expected: digestOf(path) } satisfies FileEffect;
    if (!stepped.has(path) && untouched(path)) effects.push(firstSeen(more, record));
  }
  const mended = planned.filter((effect) => owned.files[effect.path] && !untouched(effect.path));
  return {
    effects: effects.filter((effect) => changesBytes(effect, reader)),
    diagnostics: mended.map((effect) => diagnostic('FILE_MENDED', 'info', { path: effect.path })),
  };
}

function stepEffect(step: Step, expected: string | null): FileEffect {
  const lock = step.lock ? { lock: step.lock } : {};
  if (step.kind === 'remove-file') return { path: step.path, bytes: ABSENT, expected, ...lock };
  return { path: step.path, bytes: step.bytes, mode: step.mode, expected, ...lock };
}

function firstSeen(effect: FileEffect, record: FileRecord): FileEffect {
  const { path, expected, lock } = effect;
  const base = { path, expected, ...(lock && { lock }) };
  if (record.first === null) return { ...base, bytes: ABSENT };
  const { bytes, mode, uid, gid } = record.first;
  return { ...base, bytes: new Uint8Array(Buffer.from(bytes, 'base64')), mode, owner: { uid, gid } };
}

function changesBytes(effect: FileEffect, reader: Pick<Reader, 'digest'>): boolean {
  return digestFound(effect.bytes, reader) !== effect.expected;
}

/** SHA-256 of a file's bytes; `null` when it is not there. */
export function digestFound(bytes: Uint8Array | Absent, reader: Pick<Reader, 'digest'>): string | null {
  return bytes === ABSENT ? null : reader.digest(bytes);
}
