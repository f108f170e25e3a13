import type { Facts } from '../../core/facts.ts';

/** The shells whose start-up files goenv knows; `sh` stands for every shell that reads `.profile` alone. */
export const SHELLS = ['sh', 'bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A start-up file of the user's in which goenv's line may stand. */
export interface StartFile {
  readonly path: string;
  readonly shell: Shell;
  /** Where the line that sources env.sh stands: above an early return, or behind the user's own exports. */
  readonly at: 'top' | 'end';
  /** `made`: made when it is missing; `existing`: only where it exists; `never`: read too late, for `unset` alone. */
  readonly tie: 'made' | 'existing' | 'never';
}

/**
 * Every start-up file that matters, in an order in which the first of two names of one file counts.
 * A new `.bash_profile` would hide `.profile`: it is never made. Debian's `.bashrc` returns early when it is not
 * interactive: the line goes to its top. Source: measured, bash 5.2, dash, zsh 5.9, fish 3.6.
 */
export function startFiles(facts: Facts): readonly StartFile[] {
  // What everybody's shells read is goenv's own files; nobody's home is touched.
  return facts.scope === 'machine' ? [] : homeFiles(facts);
}

function homeFiles(facts: Facts): readonly StartFile[] {
  const { home } = facts;
  const zsh = zshFolder(facts);
  const inFish = (name: string) => `${facts.xdgConfig}/fish/${name}`;
  const files: StartFile[] = [
    { path: `${home}/.bashrc`, shell: 'bash', at: 'top', tie: 'existing' },
    { path: `${home}/.bash_profile`, shell: 'bash', at: 'end', tie: 'existing' },
    { path: `${home}/.bash_login`, shell: 'bash', at: 'end', tie: 'existing' },
    { path: `${home}/.profile`, shell: 'sh', at: 'end', tie: 'made' },
    { path: `${home}/.bash_aliases`, shell: 'bash', at: 'end', tie: 'never' },
    { path: `${zsh}/.zshenv`, shell: 'zsh', at: 'end', tie: 'made' },
    ...['.zprofile', '.zshrc', '.zlogin'].map((name) => {
      return { path: `${zsh}/${name}`, shell: 'zsh', at: 'end', tie: 'never' } as const;
    }),
    { path: inFish('conf.d/goenv.fish'), shell: 'fish', at: 'end', tie: 'made' },
    { path: inFish('config.fish'), shell: 'fish', at: 'end', tie: 'never' },
  ];
  // A `.zshenv` of the home that sets ZDOTDIR is read first by a zsh that did not inherit it.
  if (zsh !== home) files.push({ path: `${home}/.zshenv`, shell: 'zsh', at: 'end', tie: 'existing' });
  return files;
}

/** Whether a path is read by fish, whose grammar is another. */
export function isFishFile(path: string): boolean {
  return path.endsWith('.fish');
}

/**
 * Files that a shell reads after the line in its first file, so that what they export wins. What comes before it
 * (`/etc/profile`, the environment of the desktop session, fish's universal variables) does not.
 */
export function laterFiles(facts: Facts): (path: string) => boolean {
  if (facts.scope === 'machine') return isLaterThanMachine(facts);
  const later = new Set(startFiles(facts).flatMap(({ path, tie }) => (tie === 'never' ? [path] : [])));
  const ours = `${facts.xdgConfig}/fish/conf.d/goenv.fish`;
  const folder = ours.slice(0, -'goenv.fish'.length);
  return (path) => later.has(path) || LATER_IN_ETC.test(path) || (path.startsWith(folder) && path > ours);
}

/** The start-up files of a home, but for fish's conf.d, and what sorts behind goenv's own files in /etc. */
function isLaterThanMachine(facts: Facts): (path: string) => boolean {
  const later = new Set(homeFiles(facts).flatMap(({ path }) => (path.includes('/conf.d/') ? [] : [path])));
  const isBehind = (path: string) => (folder: string) => path.startsWith(folder) && path > `${folder}goenv.`;
  return (path) => later.has(path) || LATER_IN_ETC.test(path) || MACHINE_FOLDERS.some(isBehind(path));
}

function zshFolder({ env, home, root }: Facts): string {
  const chosen = root === undefined ? env['ZDOTDIR'] : undefined;
  return chosen?.startsWith('/') ? chosen.replace(/\/+$/, '') : home;
}

const LATER_IN_ETC = /^\/etc\/(?:(?:zsh\/)?(?:zprofile|zshrc|zlogin)|fish\/config\.fish)$/;
const MACHINE_FOLDERS = ['/etc/profile.d/', '/etc/fish/conf.d/'];
