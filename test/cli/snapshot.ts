import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Every entry under a folder as text that tells any difference: type, mode (octal), owner, bytes or link target.
 * Times are left out: writing a byte back is no change.
 */
export function snapshot(root: string): ReadonlyMap<string, string> {
  const seen = new Map<string, string>();
  visit(root, '', seen);
  return seen;
}

/**
 * Without the audit log, which outlives everything else of goenv, and the folders that hold nothing but it, those of `before`
 * apart.
 */
export function withoutAuditLog(
  tree: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const logs = [...tree].filter(([path, what]) => /(?:^|\/)audit\.log$/.test(path) && isAuditLog(what));
  const rest = new Map(tree);
  for (const [log] of logs) {
    rest.delete(log);
    const isLeft = (folder: string) => folder !== '.' && !before.has(folder) && isEmpty(folder, rest);
    for (let folder = dirname(log); isLeft(folder); folder = dirname(folder)) rest.delete(folder);
  }
  return rest;
}

/** Private, and every line whole. */
function isAuditLog(what: string): boolean {
  const [, mode = '', content = ''] = /^file (\d+) \d+:\d+ (.*)$/s.exec(what) ?? [];
  return (
    mode === '600' && content.endsWith('}\n') && content.startsWith('{"formatVersion":"1.0","event":"begin"')
  );
}

function isEmpty(folder: string, tree: ReadonlyMap<string, string>): boolean {
  return [...tree.keys()].every((path) => !path.startsWith(`${folder}/`));
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
