import { accessSync, constants, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Unexpected } from './verdict.mjs';

/** Where a program of the machine is; a missing one is a failure that names the package to install. */
export function locate(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (isExecutable(path)) return path;
  }
  const install = PACKAGES[name] ?? name;
  throw new Unexpected(`${name} is not on PATH; install it: apt-get install ${install}`);
}

/**
 * A folder with nothing but these programs, to be the whole PATH of a made-up machine:
 * so one without go or without git is easily made.
 * @returns {string} the folder
 */
export function pathOf(folder, names) {
  mkdirSync(folder, { recursive: true });
  for (const name of names) symlinkSync(realProgram(name), join(folder, name));
  return folder;
}

/**
 * The machine's own environment for npm, with its network settings, but without what an outer `npm run` has put there:
 * its silence, its package, its prefix.
 */
export function environmentForNpm() {
  const outer = /^(npm_(lifecycle|package|command|config_(loglevel|local_prefix))|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}

/** What every made-up machine has. */
export const BASICS = ['sh', 'bash', 'env', 'cat', 'ls', 'uname', 'id'];

// go finds its GOROOT from where its own binary really is.
function realProgram(name) {
  return realpathSync(locate(name));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const PACKAGES = {
  go: 'golang',
  squid: 'squid-openssl',
  sshd: 'openssh-server',
  npm: 'npm',
  node: 'nodejs',
  sh: 'dash',
  id: 'coreutils',
  uname: 'coreutils',
};
