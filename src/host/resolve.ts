import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, normalize, sep } from 'node:path';
import { fail } from '../core/diagnostic.ts';

/**
 * The path of the file itself, every link on the way resolved; the last parts need not exist (a dangling link
 * gives the place where the file would come to be). With `root`, absolute links stay inside it.
 * Errors: `LINK_LOOP` after 40 links.
 */
export function resolvePath(path: string, root?: string): string {
  if (root === undefined) {
    try {
      return realpathSync.native(path);
    } catch {
      // Something on the way is missing or forbidden: walk as far as it goes.
    }
  }
  return walk(path, root ?? '');
}

function walk(path: string, root: string): string {
  let rest = normalize(path).split(sep).filter(Boolean);
  let done: string[] = [];
  for (let links = 0; rest.length > 0; ) {
    const [part = '', ...after] = rest;
    rest = after;
    if (part === '..') done = done.slice(0, -1);
    else if (part !== '.') {
      const target = linkTarget(join(root, sep, ...done, part));
      if (target === undefined) done = [...done, part];
      else {
        links += 1;
        if (links > 40) fail('LINK_LOOP', { path });
        if (target.startsWith(sep)) done = [];
        rest = [...normalize(target).split(sep).filter(Boolean), ...rest];
      }
    }
  }
  return join(root, sep, ...done);
}

function linkTarget(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** The folders that `path` needs and that are missing, outermost first. */
export function missingFolders(path: string): readonly string[] {
  const missing: string[] = [];
  for (let folder = dirname(path); folder !== dirname(folder) && !exists(folder); folder = dirname(folder)) {
    missing.unshift(folder);
  }
  return missing;
}

/** Whether something is there, a dangling link too. */
export function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Whether the last part of a path is a symbolic link, wherever its folder leads. */
export function isLink(path: string, root?: string): boolean {
  return linkTarget(join(resolvePath(dirname(path), root), basename(path))) !== undefined;
}
