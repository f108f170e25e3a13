import { removeEmptyState } from '../host/ledger.ts';
import { type Lock, takeLock } from '../host/lock.ts';
import { missingFolders } from '../host/resolve.ts';
import type { Context } from './context.ts';

/**
 * Runs `work` as the only goenv on this state folder. `made` are the folders that had to be made for it.
 * Afterwards an empty state folder goes, and what had to be made for it: a complete revert leaves nothing.
 */
export async function withLock<T>(
  context: Context,
  work: (made: readonly string[]) => Promise<T>,
): Promise<T> {
  const { stateDir } = context.facts;
  const made = missingFolders(`${stateDir}/lock`);
  let folders = made;
  let lock: Lock | undefined;
  try {
    lock = await takeLock(stateDir, `goenv ${context.command}`);
    folders = [...new Set([...made, ...(await context.readJournal()).folders])];
    return await work(made);
  } finally {
    lock?.release();
    removeEmptyState(
      stateDir,
      folders.filter((folder) => stateDir.startsWith(`${folder}/`)),
    );
  }
}
