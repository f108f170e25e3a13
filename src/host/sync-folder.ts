import { closeSync, constants, fsyncSync, openSync } from 'node:fs';

/** Makes sure that a folder's names, or a file's bytes, are on the disk. */
export function syncFolder(path: string): void {
  const fd = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
