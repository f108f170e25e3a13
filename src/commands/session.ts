import { dirname } from 'node:path';
import { type Lock, takeLock } from '../host/lock.ts';
import { namesIn } from '../host/read-file.ts';
import { openFolder, removeEmptyState } from '../host/state-folder.ts';
import type { Context } from './context.ts';

/** A stretch of work as the only goenv on this state folder. */
export interface Session {
  /** Folders that had to be made for it. */
  readonly made: readonly string[];
  /** These folders of the journal go too, should the state folder be empty in the end. */
  tidyToo(folders: readonly string[]): void;
}

/**
 * Runs `work` under the lock. Afterwards an empty state folder goes, and what had to be made for it: a complete revert
 * leaves nothing. Errors: `LOCKED`, `LOCK_STUCK`, `NOT_WRITABLE`.
 */
export async function withLock<T>(context: Context, work: (session: Session) => Promise<T>): Promise<T> {
  const { stateDir } = context.facts;
  const folders = new Set<string>();
  const tidyToo = (more: readonly string[]) => more.forEach((folder) => void folders.add(folder));
  const tidy = () =>
    removeEmptyState(
      stateDir,
      [...folders].filter((folder) => stateDir.startsWith(`${folder}/`)),
    );
  let lock: Lock | undefined;
  try {
    lock = await takeLock(stateDir, `goenv ${context.command}`, {
      onMade: tidyToo,
      // The owners' notes lie beside the machine's journal, and everybody reads them.
      ...(context.facts.scope === 'machine' && { above: 0o755 }),
    });
    if (context.facts.scope === 'machine') openFolder(dirname(stateDir));
    // The lock lets go first when a signal ends the process: exit handlers run in the order they were added.
    process.once('exit', tidy);
    return await work({ made: [...folders], tidyToo });
  } finally {
    lock?.release();
    process.off('exit', tidy);
    tidy();
  }
}

/** Removes the lock of a goenv that was killed before it had anything to put back; one that is at work keeps its own. */
export async function sweepLock({ command, facts: { stateDir } }: Context): Promise<void> {
  if (!namesIn(stateDir).includes('lock')) return;
  try {
    (await takeLock(stateDir, `goenv ${command}`, { wait: 0 })).release();
    removeEmptyState(stateDir, []);
  } catch {
    // Somebody is at work, or it is not this user's.
  }
}
