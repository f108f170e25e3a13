import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { memoryLedger } from '../../../src/host/memory.ts';
import { RealHost } from '../../../src/host/real.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';
import { execute } from '../../cli/kit.ts';
import { applyOnce, EMPTY, factsOf } from '../../laws/world.ts';

/** A home of its own, with the shells of this machine; gone when disposed. */
export interface ShellMachine extends Disposable {
  readonly home: string;
  write(path: string, text: string): void;
  read(path: string): string;
  has(path: string): boolean;
  apply(profile: Partial<Profile>): Promise<void>;
  /** Runs a shell with a clean environment; gives the environment that programs under it see, status and what it said. */
  start(argv: readonly string[], env?: Readonly<Record<string, string>>): Promise<Started>;
}
export interface Started {
  readonly env: ReadonlyMap<string, string>;
  readonly status: number;
  readonly said: string;
}

/** The command that `argv` must run for `start` to see anything. */
export const SEE = 'env -0 >"$SEEN"';

export function shellMachine(folder = 'home'): ShellMachine {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'goenv-shell-')));
  const home = join(dir, folder);
  mkdirSync(home);
  const at = (path: string) => join(home, path);
  const facts = factsOf(home, { env: { PATH: PATHS }, uid: process.getuid?.() ?? 0 });
  const ledger = memoryLedger();
  return {
    home,
    write(path, text) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text);
    },
    read: (path) => readFileSync(at(path), 'utf8'),
    has: (path) => existsSync(at(path)),
    async apply(sections) {
      const profile = Object.keys(sections).length === 0 ? EMPTY : { ...EMPTY, name: 'p', ...sections };
      const { failure } = await applyOnce(new RealHost(facts), ledger, profile, facts);
      expect(failure).toBeUndefined();
    },
    async start(argv, env = {}) {
      const seen = join(dir, 'seen');
      rmSync(seen, { force: true });
      const clean = { HOME: home, PATH: PATHS, SEEN: seen, TERM: 'dumb', LC_ALL: 'C.UTF-8', ...env };
      const { code, out, err } = await execute(argv, { env: clean, cwd: home });
      return { env: environment(seen), status: code, said: out + err };
    },
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Runs a command line on a terminal, as a person would. */
export function onTerminal(command: string): readonly string[] {
  return ['script', '-qec', command, '/dev/null'];
}

function environment(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map();
  const entries = readFileSync(file, 'utf8').split('\0').filter(Boolean);
  return new Map(entries.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]));
}

const PATHS = '/usr/local/bin:/usr/bin:/bin';
