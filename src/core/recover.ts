import { digestFound } from './effects.ts';
import type { Reader } from './host.ts';
import {
  type FileRecord,
  type Journal,
  type KeyRecord,
  ownedBy,
  type Pending,
  type PendingFile,
  restore,
  withOwned,
} from './journal.ts';
import type { Observed } from './planner.ts';
import { ABSENT, sameValue } from './value.ts';

/**
 * The journal as it is once an interrupted change of this planner has been judged.
 * A first-seen record counts only once its step has run: what the machine shows tells whether it has.
 * Pure: the caller saves the result, or only plans with it.
 */
export function recover(
  journal: Journal,
  planner: string,
  observed: Observed,
  reader: Pick<Reader, 'digest'>,
): Journal {
  const pending = journal.pending;
  if (pending?.planner !== planner) return journal;
  const owned = ownedBy(journal, planner);
  const keys = { ...owned.keys };
  for (const key of Object.keys(pending.keys)) {
    const record = judgeKey(pending, key, observed, keys[key]);
    if (record) keys[key] = record;
    else delete keys[key];
  }
  const files = judgeFiles(pending, observed, owned.files, reader);
  const { pending: _, ...rest } = journal;
  const owns = Object.keys(keys).length > 0;
  return withOwned(rest, planner, { keys, files: owns ? files : unrestored(files, observed, reader) });
}

function judgeKey(
  pending: Pending,
  key: string,
  observed: Observed,
  old: KeyRecord | undefined,
): KeyRecord | undefined {
  const change = pending.keys[key];
  if (!change) return old;
  const now = observed.state.get(key) ?? ABSENT;
  if (sameValue(now, restore(change.before))) return old;
  const isBack = sameValue(now, restore(change.after)) || sameValue(now, restore(old?.first ?? null));
  if (change.release && isBack) return undefined;
  // Either the step ran, or it ran and somebody changed the key since: both ways it is goenv's.
  return { first: old ? old.first : change.before, wrote: change.after };
}

/** Of a planner that owns no key any more: the files that are not back yet. */
function unrestored(
  files: Readonly<Record<string, FileRecord>>,
  observed: Observed,
  reader: Pick<Reader, 'digest'>,
) {
  const left = Object.entries(files).filter(([path, { first }]) => {
    const now = digestFound(observed.files.get(path) ?? ABSENT, reader);
    return now !== (first && reader.digest(new Uint8Array(Buffer.from(first.bytes, 'base64'))));
  });
  return Object.fromEntries(left);
}

function judgeFiles(
  pending: Pending,
  observed: Observed,
  old: Readonly<Record<string, FileRecord>>,
  reader: Pick<Reader, 'digest'>,
) {
  const files = { ...old };
  for (const [path, change] of Object.entries(pending.files)) {
    const now = digestFound(observed.files.get(path) ?? ABSENT, reader);
    if (now === change.before && now !== change.after) continue;
    files[path] = recordAfter(change, files[path], now !== change.after);
  }
  return files;
}

/** The record of a file once its change has run. */
export function recordAfter(change: PendingFile, old: FileRecord | undefined, edited: boolean): FileRecord {
  const first = old ? old.first : (change.first ?? null);
  return { first, wrote: change.after, edited: edited || change.edited || (old?.edited ?? false) };
}
