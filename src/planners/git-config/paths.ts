import { diagnostic, Failure } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';

/** The gitconfig file that goenv owns. */
export function ownFile(facts: Facts): string {
  return `${facts.ownConfig}/gitconfig`;
}

/** How the include line spells that file: `~/.config/goenv/gitconfig` under the home, absolute elsewhere. */
export function ownFileText(facts: Facts): string {
  const path = tidy(ownFile(facts), facts);
  if (facts.scope === 'machine') return path;
  const home = `${tidy(facts.home, facts)}/`;
  return path.startsWith(home) ? `~/${path.slice(home.length)}` : path;
}

/** What a `~/` of git's stands for in the values compared: the home, or at machine scope the `~` of each user. */
export function homeText({ scope, home }: Facts): string {
  return scope === 'machine' ? '~' : home;
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

/** Whether GIT_CONFIG_NOSYSTEM keeps git from reading the system's file. */
export function skipsSystem(env: Facts['env']): boolean {
  const none = env['GIT_CONFIG_NOSYSTEM'];
  return none !== undefined && !['', '0', 'false', 'no', 'off'].includes(none.toLowerCase());
}

/** The file of git's system scope: `GIT_CONFIG_SYSTEM`, else what git says of itself (`systemFileOf`), else Debian's. */
export function systemFile(facts: Facts): string {
  return facts.places?.['gitconfig'] ?? gitEnv(facts)['GIT_CONFIG_SYSTEM'] ?? '/etc/gitconfig';
}

/** The files in which the include of goenv's own file may stand: of the user's, or of the system at machine scope. */
export function tieFiles(facts: Facts): readonly string[] {
  if (facts.scope !== 'machine') return globalFiles(facts);
  return [systemFile(facts)].filter(isUsable);
}

/** The failure for a GIT_CONFIG_GLOBAL or GIT_CONFIG_SYSTEM that names no file goenv could write to; exit 1. */
export function tieUnusable({ scope, env }: Facts): Failure {
  const variable = scope === 'machine' ? 'GIT_CONFIG_SYSTEM' : 'GIT_CONFIG_GLOBAL';
  const code = scope === 'machine' ? 'GIT_CONFIG_SYSTEM_UNUSABLE' : 'GIT_CONFIG_GLOBAL_UNUSABLE';
  return new Failure(diagnostic(code, 'error', { value: env[variable] ?? '' }));
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
