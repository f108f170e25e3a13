import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locate } from '../lab/kit/programs.mjs';
import { cacheFolder } from '../lab/kit/real-modules.mjs';
import { makeHome } from './machines.mjs';
import { runOnce } from './measure.mjs';

/**
 * Tools that people use for this today, as far as they are on PATH, with the same go/env and Git settings.
 * @returns {{ contenders: import('./measure.mjs').Contender[], absent: string[] }}
 */
export function findPeers(sandbox, { path, settings }) {
  const contenders = [];
  const absent = [];
  for (const [name, prepare] of Object.entries(PEERS)) {
    const program = find(name);
    if (program === undefined) absent.push(`${name}: not run: absent`);
    else tryPeer({ name, prepare, program }, { sandbox, path, settings, contenders, absent });
  }
  return { contenders, absent };
}

/** Installs what the package managers have: Debian's ansible (as root), mise from npm into the OS cache folder. */
export function installPeers() {
  if (process.getuid?.() === 0 && find('ansible-playbook') === undefined) {
    install(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'ansible-core']);
  }
  if (find('mise') === undefined)
    install(['npm', 'install', '--no-save', '--prefix', fromNpm(), '@jdxcode/mise']);
}

function install([program, ...args]) {
  spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
}

// A peer that cannot do the task here is named with its reason; it does not end the bench.
function tryPeer({ name, prepare, program }, { sandbox, path, settings, contenders, absent }) {
  const home = makeHome(join(sandbox.folder('homes'), name));
  const env = { PATH: `${path}:/usr/bin:/bin`, HOME: home, LANG: 'C.UTF-8', MISE_TRUSTED_CONFIG_PATHS: home };
  const argv = prepare(program, home, settings);
  const contender = { name: `${name}, nothing to do`, argv, env, cwd: home };
  try {
    runOnce(contender);
    contenders.push(contender);
  } catch (error) {
    absent.push(`${name}: not run: ${error.message.split('\n')[0]}`);
  }
}

const PEERS = {
  chezmoi(program, home, settings) {
    const source = join(home, 'source');
    write(join(source, 'dot_config/go/env'), goEnv(settings));
    write(join(source, 'dot_gitconfig'), gitConfig(settings));
    return [program, '--source', source, '--no-tty', '--force', 'apply'];
  },
  mise(program, home, settings) {
    write(join(home, 'source/env'), goEnv(settings));
    write(join(home, 'source/gitconfig'), gitConfig(settings));
    const files = { '.config/go/env': 'env', '.gitconfig': 'gitconfig' };
    const lines = Object.entries(files).map(
      ([target, source]) => `"~/${target}" = { source = "source/${source}", mode = "copy" }\n`,
    );
    write(join(home, 'mise.toml'), `[dotfiles]\n${lines.join('')}`);
    return [program, 'bootstrap', 'dotfiles', 'apply', '--yes'];
  },
  'ansible-playbook'(program, home, settings) {
    const tasks = [
      { copy: { dest: `${home}/.config/go/env`, content: goEnv(settings) } },
      { copy: { dest: `${home}/.gitconfig`, content: gitConfig(settings) } },
    ];
    const playbook = join(home, 'playbook.json');
    write(
      playbook,
      JSON.stringify([{ hosts: 'localhost', connection: 'local', gather_facts: false, tasks }]),
    );
    return [program, '-i', 'localhost,', playbook];
  },
};

function find(name) {
  try {
    return locate(name);
  } catch {
    const own = join(fromNpm(), 'node_modules/.bin', name);
    return existsSync(own) ? own : undefined;
  }
}

function fromNpm() {
  return join(cacheFolder(), 'peers');
}

function goEnv({ go }) {
  return Object.entries(go)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function gitConfig({ rewrites }) {
  return rewrites.map(({ from, to }) => `[url "${to}"]\n\tinsteadOf = ${from}\n`).join('');
}

function write(file, text) {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}
