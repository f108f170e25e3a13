import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import type { OtherUser } from './become-user.ts';
import { resolvePath } from './resolve.ts';

export interface FactsOptions {
  /** `--root DIR`: every path lies under it. */
  readonly root?: string;
  /** `stateDir` of the settings file. */
  readonly stateDir?: string;
  /** `--user NAME`: whose home it is; goenv has become that user. */
  readonly user?: OtherUser;
}

/**
 * Reads what is true of this machine. Errors: `NO_HOME` (1) when neither HOME nor the password database names one.
 */
export function readFacts(options: FactsOptions): Facts {
  const env = options.user ? environmentOf(options.user, environment()) : environment();
  const home = homeOf(env);
  const root = options.root === undefined ? {} : { root: rootFolder(options.root) };
  const xdgConfig = absolute(env['XDG_CONFIG_HOME']) ?? join(home, '.config');
  const xdgState = absolute(env['XDG_STATE_HOME']) ?? join(home, '.local', 'state');
  return {
    os: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    home,
    uid: process.geteuid?.() ?? -1,
    env,
    today: new Date().toISOString().slice(0, 10),
    ...loginHome(home, options),
    xdgConfig,
    ownConfig: join(xdgConfig, 'goenv'),
    ownData: join(absolute(env['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'goenv'),
    arch: goArch(),
    stateDir: underRoot(options.stateDir ?? join(xdgState, 'goenv'), root.root),
    ...root,
  };
}

/**
 * The facts for a profile of the whole machine: `/etc/goenv` and `/var/lib/goenv`, which everybody may read but for the
 * journal.
 */
export function machineFacts(facts: Facts): Facts {
  const stateDir = underRoot('/var/lib/goenv/journal', facts.root);
  return { ...facts, scope: 'machine', ownConfig: '/etc/goenv', ownData: '/var/lib/goenv', stateDir };
}

/** The processor that programs run on here, in go's spelling. */
function goArch(): string {
  return GO_ARCHES[process.arch] ?? process.arch;
}

/** What is made from here on can be read by everybody, whatever umask root has. */
export function writeForEverybody(): void {
  process.umask(0o022);
}

/** An image that is not there is a typing error, not a new image. Errors: `WRONG_USAGE` (64). */
function rootFolder(root: string): string {
  const path = resolve(root);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  return fail('WRONG_USAGE', { reason: `--root ${root}: there is no such folder` }, { exit: 64 });
}

/** Inside `--root` links are followed inside it; elsewhere the system follows them. */
export function underRoot(path: string, root: string | undefined): string {
  return root === undefined ? path : resolvePath(path, root);
}

function environment(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

/** What root has exported for itself says nothing of another user's places and settings. */
function environmentOf({ name, home, shell }: OtherUser, env: Facts['env']): Facts['env'] {
  const kept = Object.entries(env).filter(([key]) => !ROOTS_OWN.test(key));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USER: name,
    LOGNAME: name,
    ...(shell && { SHELL: shell }),
  };
}

/** Under another root, and for another user, this process's own entry says nothing. */
function loginHome(home: string, { root, user }: FactsOptions): Pick<Facts, 'loginHome'> {
  if (root !== undefined || user) return {};
  try {
    const { homedir } = userInfo();
    return homedir === home ? {} : { loginHome: homedir };
  } catch {
    return {};
  }
}

function homeOf(env: Readonly<Record<string, string>>): string {
  const home = env['HOME'];
  if (home !== undefined && isAbsolute(home)) return home;
  try {
    return userInfo().homedir;
  } catch (error) {
    return fail('NO_HOME', {}, { cause: error });
  }
}

/** The XDG rule: a relative path is as if it were not set. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

/**
 * Refuses to write as root into a home that is not root's: the files would lock their user out.
 * Errors: `ROOT_IN_OTHER_HOME` (4). A container's root in its own home is no such case, and a profile of the machine
 * writes into no home.
 */
export function refuseOthersHome({ scope, uid, root, home }: Facts): void {
  if (uid !== 0 || scope === 'machine') return;
  const owner = ownerOf(join(root ?? '', home));
  if (owner !== undefined && owner !== 0)
    fail('ROOT_IN_OTHER_HOME', { home, uid: String(owner) }, { exit: 4 });
}

/** The uid of who owns what is there; `undefined` when nothing is. */
export function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
}

/** Places, settings of the programs that goenv manages, and what sudo leaves behind. */
const ROOTS_OWN =
  /^(?:GO[A-Z0-9]*|CGO_.*|GIT_.*|XDG_.*|SUDO_.*|ZDOTDIR|ENV|BASH_ENV|SHELL|MAIL|PWD|OLDPWD|SSL_CERT_(?:FILE|DIR)|.*_CA_(?:BUNDLE|CERTS)|(?:HTTPS?|ALL|NO)_PROXY|(?:https?|all|no)_proxy)$/;
const GO_ARCHES: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
