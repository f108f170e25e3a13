import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Facts } from '../../../src/core/facts.ts';
import type { Answer, Question, Reader } from '../../../src/core/host.ts';
import type { Step } from '../../../src/core/step.ts';

/** A temp home with the real git in a clean environment; nothing outside of it is read or written. */
export interface GitHome extends Disposable {
  readonly home: string;
  readonly facts: Facts;
  readonly reader: Reader;
  /** Runs git with `stdin` none; gives stdout, throws when git fails. */
  git(...args: string[]): string;
  write(path: string, text: string | Uint8Array): string;
  read(path: string): string;
  perform(steps: readonly Step[]): void;
}

/** `~/` in a variable is that home. */
export function gitHome(given: Readonly<Record<string, string>> = {}): GitHome {
  const home = mkdtempSync(join(tmpdir(), 'goenv-git-'));
  const env = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value.replace(/^~(?=\/)/, home)]),
  );
  const facts = factsFor(home, {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    ...env,
  });
  const at = (path: string) => (path.startsWith('/') ? path : join(home, path));
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
    return at(path);
  };
  return {
    home,
    facts,
    reader: realReader(facts),
    git: (...args) =>
      execFileSync('git', args, { env: facts.env, cwd: home, encoding: 'utf8', stdio: 'pipe' }),
    write,
    read: (path) => readFileSync(at(path), 'utf8'),
    perform(steps) {
      for (const step of steps) {
        if (step.kind === 'remove-file') rmSync(step.path);
        if (step.kind === 'write-file') write(step.path, step.bytes);
      }
    },
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
  };
}

export function factsFor(home: string, env: Readonly<Record<string, string>> = {}): Facts {
  return {
    os: 'linux',
    home,
    uid: 1000,
    env,
    today: '2026-04-01',
    xdgConfig: `${home}/.config`,
    ownConfig: `${home}/.config/goenv`,
    stateDir: `${home}/.local/state/goenv`,
  };
}

function realReader(facts: Facts): Reader {
  return {
    async read(path) {
      const found = lstatSync(path, { throwIfNoEntry: false });
      if (!found) return { kind: 'absent', real: path };
      return {
        kind: 'file',
        bytes: readFileSync(path),
        mode: found.mode & 0o777,
        uid: 0,
        gid: 0,
        real: path,
      };
    },
    list: async (path) => readdirSync(path).sort(),
    digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    ask: async (question) => answer(question, facts),
  };
}

function answer({ argv, env }: Question, facts: Facts): Answer {
  const [command, ...args] = argv;
  const done = spawnSync(command, args, { env: { ...facts.env, ...env }, cwd: '/', encoding: 'utf8' });
  return { kind: 'done', status: done.status ?? -1, stdout: done.stdout, stderr: done.stderr };
}
