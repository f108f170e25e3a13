import { diagnostic, Failure } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';

/** The gitconfig file that goenv owns. */
export function ownFile(facts: Facts): string {
  return `${facts.ownConfig}/gitconfig`;
}

/** How the include line spells that file: `~/.config/goenv/gitconfig` under the home, absolute elsewhere. */
export function ownFileText(facts: Facts): string {
  const path = tidy(ownFile(facts), facts);
  const home = `${tidy(facts.home, facts)}/`;
  return path.startsWith(home) ? `~/${path.slice(home.length)}` : path;
}

/** The environment as far as git there would see it: that of this process says nothing of another root. */
export function gitEnv(facts: Facts): Facts['env'] {
  return facts.root === undefined ? facts.env : {};
}

/** The files of git's global scope in the order git reads them; the last is where git writes when it exists. */
export function globalFiles(facts: Facts): readonly string[] {
  const chosen = gitEnv(facts)['GIT_CONFIG_GLOBAL'];
  if (chosen === undefined) return [`${facts.xdgConfig}/git/config`, `${facts.home}/.gitconfig`];
  return isUsable(chosen) ? [chosen] : [];
}

/** The failure for a GIT_CONFIG_GLOBAL that names no file goenv could write to; exit 1. */
export function globalUnusable(facts: Facts): Failure {
  const value = facts.env['GIT_CONFIG_GLOBAL'] ?? '';
  return new Failure(diagnostic('GIT_CONFIG_GLOBAL_UNUSABLE', 'error', { value }));
}

/**
 * The file an include path names: `~/` is the home, a relative path starts at the folder of the including file
 * as spelled (not its link's target). `undefined` for what only git itself could resolve (`~user/`, `%(prefix)/`).
 */
export function includedFile(text: string, from: string, facts: Facts): string | undefined {
  if (text.startsWith('~/')) return tidy(`${facts.home}/${text.slice(2)}`, facts);
  if (text.startsWith('~') || text.startsWith('%(prefix)/')) return undefined;
  if (isAbsolute(text)) return tidy(text, facts);
  const folder = from.replace(/[^/\\]*$/, '');
  return tidy(folder + text, facts);
}

/** Tells whether an include path that stands in `from` names goenv's own file. */
export function includesOwnFrom(from: string, facts: Facts): (text: string) => boolean {
  const own = tidy(ownFile(facts), facts);
  return (text) => includedFile(text, from, facts) === own;
}

/** One spelling for a path: forward slashes on Windows, no empty, `.` or `..` parts. */
export function tidy(path: string, facts: Facts): string {
  const slashed = facts.os === 'win32' ? path.replaceAll('\\', '/') : path;
  const parts: string[] = [];
  for (const part of slashed.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return (slashed.startsWith('/') ? '/' : '') + parts.join('/');
}

function isUsable(path: string): boolean {
  return isAbsolute(path) && path !== '/dev/null' && !path.endsWith('/');
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
}
