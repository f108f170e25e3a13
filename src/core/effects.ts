import { type Diagnostic, diagnostic } from './diagnostic.ts';
import type { FileEffect, Reader, RunEffect, TreeEffect } from './host.ts';
import type { FileRecord, Owned } from './journal.ts';
import type { Observed } from './planner.ts';
import type { Step } from './step.ts';
import { ABSENT, type Absent } from './value.ts';

export type Effect = FileEffect | RunEffect | TreeEffect;

/** What a pass does to files, and what the user should hear of it. */
export interface Effects {
  /** In order: what happens to files and trees, and what is run. */
  readonly effects: readonly Effect[];
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
  const planned = steps.map((step) => effectOf(step, digestOf));
  if (!last) return { effects: planned, diagnostics: [] };
  const effects = planned.map((effect) => {
    const record = isFile(effect) ? owned.files[effect.path] : undefined;
    if (!isFile(effect) || effect.elevate || !record) return effect;
    return untouched(effect.path) || endsEmpty(effect, record) ? firstSeen(effect, record) : effect;
  });
  const stepped = planned.filter(isFile);
  const alone: FileEffect[] = [];
  for (const [path, record] of Object.entries(owned.files)) {
    const more = { path, bytes: ABSENT, expected: digestOf(path) } satisfies FileEffect;
    if (!stepped.some((effect) => effect.path === path) && untouched(path))
      alone.push(firstSeen(more, record));
  }
  const mended = stepped.filter(({ path, ...effect }) => {
    const record = owned.files[path];
    return record && !untouched(path) && !endsEmpty(effect, record);
  });
  return {
    // Files that no step touches come first: once the last step has run no key is goenv's, and a kill behind it would
    // lose what was first in them.
    effects: [...alone, ...effects].filter((effect) => !isFile(effect) || changesBytes(effect, reader)),
    diagnostics: mended.map((effect) => diagnostic('FILE_MENDED', 'warning', { path: effect.path })),
  };
}

/** Whether an effect is one on a file. */
export function isFile(effect: Effect): effect is FileEffect {
  return 'path' in effect;
}

/** Whether an effect is one on a whole folder. */
export function isTree(effect: Effect): effect is TreeEffect {
  return 'tree' in effect;
}

/** A file that was not there first and has nothing left in it, whoever edited it in between: it goes. */
function endsEmpty({ bytes }: Pick<FileEffect, 'bytes'>, record: FileRecord): boolean {
  return record.first === null && bytes !== ABSENT && bytes.every((byte) => BLANKS.has(byte));
}

function effectOf(step: Step, digestOf: (path: string) => string | null): Effect {
  if (step.kind === 'unpack') return { tree: step.path, source: step.source };
  if (step.kind === 'remove-tree') return { tree: step.path, source: ABSENT };
  const elevate = step.elevate ? { elevate: step.elevate } : {};
  if (step.kind === 'run') return { argv: step.argv, timeout: step.timeout ?? 120_000, ...elevate };
  const base = {
    path: step.path,
    expected: digestOf(step.path),
    ...elevate,
    ...(step.lock && { lock: step.lock }),
  };
  if (step.kind === 'remove-file') return { ...base, bytes: ABSENT };
  return { ...base, bytes: step.bytes, mode: step.mode, ...(step.secret && { secret: step.secret }) };
}

function firstSeen(effect: FileEffect, record: FileRecord): FileEffect {
  const { bytes: _, mode: __, secret: ___, ...base } = effect;
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

/** Blank, tab, LF, CR. */
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
