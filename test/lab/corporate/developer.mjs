import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { writeProgram } from '../kit/program.mjs';
import { BASICS, locate, pathOf } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { HOSTS } from './network.mjs';

const LIST = `https://${HOSTS.modules}/example.com/pub/words/@v/list`;
const CLIENTS = join(import.meta.dirname, 'clients');

/** The programs of a developer here; a shell that is not installed fails the story, and names its package. */
export function developerPath(sandbox) {
  const programs = ['go', 'git', 'curl', 'node', 'dash', 'zsh', 'fish'];
  const bin = pathOf(join(sandbox.folder('machine'), 'bin'), [...BASICS, ...programs]);
  symlinkSync(pythonItself(), join(bin, 'python3'));
  return bin;
}

/** A developer of the company in a home as `useradd -m` makes it; what go keeps lies outside, as in the other stories. */
export function openDeveloper(sandbox, path, name) {
  const home = join(sandbox.folder('homes'), name);
  cpSync('/etc/skel', home, { recursive: true });
  // A login shell's /etc/profile starts PATH again.
  appendFileSync(join(home, '.profile'), `\nPATH="${path}:$PATH"\n`);
  const work = sandbox.folder(`${name}-work`);
  const machine = { PATH: path, HOME: home };
  let desks = 0;

  /** A folder with the program, and the environment for go to build it there as on the first day. */
  const newDesk = () => {
    desks += 1;
    const desk = join(work, `${desks}`);
    const env = { ...machine, GOPATH: join(desk, 'gopath'), GOCACHE: sandbox.folder('go-build') };
    mkdirSync(desk);
    cpSync(CLIENTS, join(desk, 'program'), { recursive: true });
    return { env, cwd: writeProgram(join(desk, 'program')) };
  };
  return {
    home,
    goenv: goenvOn(machine),
    newDesk,
    /** Runs one program at a new desk, with these variables beside. */
    run: (argv, variables = {}) => {
      const { env, cwd } = newDesk();
      return run([locate('env'), ...argv], { env: { ...env, ...variables }, cwd });
    },
  };
}

/** What asks for something over TLS, by program. */
export const FETCHES = {
  curl: ['curl', '-sSf', '-o', 'list', LIST],
  git: ['git', 'clone', '--quiet', `https://${HOSTS.git}/team/lib`, 'clone'],
  node: ['node', 'ask.cjs', LIST],
  python: ['python3', 'ask.py', LIST],
};

/** All that a developer does, one after the other until the first that fails, in words that every shell understands. */
export const WHOLE_DAY = [
  ...Object.values(FETCHES).map((argv) => argv.join(' ')),
  'go mod tidy',
  'go build -o shop .',
  './shop',
].join(' && ');

/** New shells of each kind, by how they are started. */
export const SHELLS = {
  'bash, login': (line) => ['bash', '-l', '-c', line],
  'bash, interactive': (line) => ['bash', '-i', '-c', line],
  'bash -c below a login shell': (line) => ['bash', '-l', '-c', 'exec bash -c "$0"', line],
  'dash, login': (line) => ['dash', '-l', '-c', line],
  'zsh -c': (line) => ['zsh', '-c', line],
  'zsh, login': (line) => ['zsh', '-l', '-c', line],
  'fish -c': (line) => ['fish', '-c', line],
};

// A version manager's python3 is a script that needs all of its own PATH.
function pythonItself() {
  const argv = ['-c', 'import sys; print(sys.executable)'];
  return execFileSync(locate('python3'), argv, { encoding: 'utf8' }).trim();
}
