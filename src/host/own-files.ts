import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isSea } from 'node:sea';
import { filesBelow } from './tree.ts';

/** The files that this goenv runs from: the one executable, or the package's `dist` without its types. */
export function ownFiles(): readonly { readonly name: string; readonly path: string }[] {
  if (isSea()) return [{ name: basename(process.execPath), path: process.execPath }];
  const folder = dirname(realpathSync(process.argv[1] ?? '.'));
  return filesBelow(folder)
    .filter(({ path }) => !path.includes('/'))
    .map(({ path }) => ({ name: path, path: join(folder, path) }));
}
