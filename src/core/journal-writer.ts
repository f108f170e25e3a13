import type { Host, Ledger, Reader } from './host.ts';
import { type Applied, type Journal, type Owned, ownedBy, type Pending, withOwned } from './journal.ts';
import type { Located } from './located.ts';
import type { Observed } from './planner.ts';
import { recordAfter, recover } from './recover.ts';

/** The journal of a running apply: each change of it is on the disk before the call returns. */
export interface JournalWriter {
  readonly value: Journal;
  /** What is about to happen, and the folders it will make. */
  begin(located: Located, pending: Pending, folders: readonly string[]): Promise<void>;
  /** It happened, all of it. */
  commit(): Promise<void>;
  /** An interrupted change is judged by what the machine shows. */
  settle(planner: string, observed: Observed): Promise<void>;
  /** Replaces what a planner owns without an effect (a key that came back by itself). */
  setOwned(planner: string, owned: Owned): Promise<void>;
  /** Folders that were made before the journal was there. */
  addFolders(folders: readonly string[]): Promise<void>;
  tidyFolders(host: Host): Promise<void>;
  setApplied(applied: Applied): Promise<void>;
  /** These planners were reverted, as far as they could be; `all`: there are no others. */
  revertedPart(planners: readonly string[], all: boolean): Promise<void>;
  clear(): Promise<void>;
}

/** The journal for writing, as it was read under the lock that the caller holds. */
export function openJournal(reader: Pick<Reader, 'digest'>, ledger: Ledger, journal: Journal): JournalWriter {
  let value = journal;
  const union = (folders: readonly string[]) => [...new Set([...value.folders, ...folders])];
  const save = async (next: Journal) => {
    await ledger.save(JSON.stringify(next));
    value = next;
  };
  return {
    get value() {
      return value;
    },
    begin(located, pending, folders) {
      const places = { [pending.planner]: located, ...value.located };
      return save({ ...value, pending, folders: union(folders), located: places });
    },
    commit: () => save(committed(value)),
    settle: (planner, observed) => save(recover(value, planner, observed, reader)),
    setOwned: (planner, owned) => save(withOwned(value, planner, owned)),
    addFolders: (folders) => save({ ...value, folders: union(folders) }),
    async tidyFolders(host) {
      const kept: string[] = [];
      for (const folder of [...value.folders].reverse()) {
        if (!(await host.removeFolder(folder))) kept.unshift(folder);
      }
      if (kept.length < value.folders.length) await save({ ...value, folders: kept });
    },
    async setApplied(applied) {
      if (!sameApplied(value.applied, applied)) await save({ ...value, applied });
    },
    revertedPart(planners, all) {
      const { applied, ...rest } = value;
      // A whole revert takes the profile back; what was left alone is still owned, and no profile stands behind it.
      if (!applied || all) return save(rest);
      return save({
        ...rest,
        applied: { ...applied, skipped: [...new Set([...applied.skipped, ...planners])] },
      });
    },
    async clear() {
      value = { formatVersion: 1, planners: {}, folders: [] };
      await ledger.clear();
    },
  };
}

/** The journal once all that was pending has happened. */
function committed(journal: Journal): Journal {
  const { pending, ...rest } = journal;
  if (!pending) return journal;
  const owned = ownedBy(journal, pending.planner);
  const keys = { ...owned.keys };
  for (const [key, change] of Object.entries(pending.keys)) {
    if (change.release) delete keys[key];
    else keys[key] = { first: keys[key] ? keys[key].first : change.before, wrote: change.after };
  }
  const files = { ...owned.files };
  for (const [path, change] of Object.entries(pending.files))
    files[path] = recordAfter(change, files[path], false);
  // The pass that gives up the last key puts the files back too.
  return withOwned(rest, pending.planner, { keys, files: Object.keys(keys).length > 0 ? files : {} });
}

/** The same texts, goenv and options give the same profile: the time of the first apply stays, and a no-op writes nothing. */
export function sameApplied(old: Applied | undefined, fresh: Applied): boolean {
  const stamp = ({ name, source, sources, goenv, allow, judged, files, skipped, signed }: Applied) =>
    JSON.stringify([name, source, sources, goenv, allow, judged, files, skipped, signed]);
  return old !== undefined && stamp(old) === stamp(fresh);
}
