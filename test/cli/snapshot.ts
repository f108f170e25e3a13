import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every entry under a folder as text that tells any difference: type, mode (octal), owner, bytes or link target.
 * Times are left out: writing a byte back is no change.
 */
export function snapshot(root: string): ReadonlyMap<string, string> {
  const seen = new Map<string, string>();
  visit(root, '', seen);
  return seen;
}

/** Without goenv's own state: a killed run may leave the folder of its lock behind. */
export function withoutState(tree: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...tree].filter(([path]) => !/^\.local(\/|$)/.test(path)));
}

function visit(root: string, relative: string, seen: Map<string, string>): void {
  for (const name of readdirSync(join(root, relative)).sort()) {
    const path = relative === '' ? name : `${relative}/${name}`;
    const found = lstatSync(join(root, path));
    const rights = `${(found.mode & 0o7777).toString(8)} ${found.uid}:${found.gid}`;
    if (found.isSymbolicLink()) seen.set(path, `link ${readlinkSync(join(root, path))}`);
    else if (found.isFile())
      seen.set(path, `file ${rights} ${readFileSync(join(root, path)).toString('latin1')}`);
    else seen.set(path, `${found.isDirectory() ? 'folder' : 'special'} ${rights}`);
    if (found.isDirectory()) visit(root, path, seen);
  }
}
