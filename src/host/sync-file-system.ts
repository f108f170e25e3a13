import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './exec.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Makes sure that everything under a folder is on the disk. One call for the whole file system where the system has one
 * (thousands of small files would each wait for the disk), else file by file.
 */
export async function syncFileSystem(folder: string): Promise<void> {
  const answer = await runProgram({ argv: ['/bin/sync', '-f', folder], timeout: 120_000 }, {});
  if (answer.kind === 'done' && answer.status === 0) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    syncFolder(join(entry.parentPath, entry.name));
}
