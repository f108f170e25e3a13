import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { snapshot, withoutAuditLog } from './snapshot.ts';

/** The checkout's root: dist/, profiles/ and schemas/ lie in it. */
export const CHECKOUT = resolve(import.meta.dirname, '../..');
/** The built goenv; `LAB_BINARY` names another build or one executable, as it does for the lab. */
const BINARY = process.env['LAB_BINARY'] ?? join(CHECKOUT, 'dist/goenv.cjs');

/** How a file of goenv is started; `node` are options of node itself, which an executable has no use for. */
function programOf(binary: string, node: readonly string[] = []): readonly string[] {
  return binary.endsWith('.cjs') ? [process.execPath, ...node, binary] : [binary];
}

/** How the built goenv is started. */
export const PROGRAM = programOf(BINARY);

export interface Result {
  /** Exit code; 128 + number for a signal. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Milliseconds. */
  readonly took: number;
}

export interface How {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  /** argv that runs node: `['setpriv', …]`. */
  readonly before?: readonly string[];
  /** Options of node itself. */
  readonly node?: readonly string[];
  /** Milliseconds after which SIGKILL, or another signal, is sent. */
  readonly kill?: { readonly after: number; readonly signal: NodeJS.Signals };
}

/** A made-up machine: a home and a PATH of its own under one temporary folder, all gone when disposed. */
export interface Machine extends Disposable {
  readonly dir: string;
  readonly home: string;
  readonly bin: string;
  /** Environment of every run. */
  readonly env: Readonly<Record<string, string>>;
  run(args: readonly string[], how?: How): Promise<Result>;
  /** Writes below the home (or at an absolute path), makes folders; gives the path. */
  write(path: string, content: string | Uint8Array, mode?: number): string;
  read(path: string): string;
  /** What is under the home now, but for the audit log, which stays after a revert: `audit.test.ts` looks at that. */
  tree(): ReadonlyMap<string, string>;
  /** Puts a shell script first in PATH. */
  script(name: string, body: string): void;
  /** Gives everything to another user, whom `AS_OTHER` runs as. */
  giveAway(): void;
}

/** Makes a machine that has these programs beside the shell; go counts its runs nowhere. */
export function machine(programs: readonly string[] = ['go', 'git']): Machine {
  if (!existsSync(BINARY)) throw new Error('the built goenv is missing: node scripts/build.mjs');
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'goenv-cli-')));
  const home = join(dir, 'home');
  const bin = join(dir, 'bin');
  for (const folder of [home, bin, join(dir, 'work')]) mkdirSync(folder);
  for (const name of [...BASICS, ...programs]) symlinkSync(locate(name), join(bin, name));
  const at = (path: string) => resolve(home, path);
  const env = { PATH: bin, HOME: home };
  let binary = BINARY;
  const made: Machine = {
    dir,
    home,
    bin,
    env,
    run: (args, how = {}) =>
      execute([...(how.before ?? []), ...programOf(binary, how.node), ...args], {
        ...how,
        cwd: how.cwd ?? join(dir, 'work'),
        env: { ...env, ...how.env },
      }),
    write(path, content, mode) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), content);
      if (mode !== undefined) chmodSync(at(path), mode);
      return at(path);
    },
    read: (path) => readFileSync(at(path), 'utf8'),
    tree: () => withoutAuditLog(snapshot(home)),
    script(name, body) {
      rmSync(join(bin, name), { force: true });
      writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    },
    giveAway() {
      binary = copyBinary(join(dir, 'package'));
      chownAll(dir);
      // Another user still, one that owns nothing here, can get at the program.
      chmodSync(dir, 0o755);
    },
    [Symbol.dispose]() {
      for (const folder of [home, join(home, '.config'), join(home, '.local')])
        if (existsSync(folder)) chmodSync(folder, 0o755);
      rmSync(dir, { recursive: true, force: true });
    },
  };
  made.write('.config/go/telemetry/mode', 'off 2026-01-02');
  return made;
}

/** Runs as somebody who is not root: plainly when these tests are not root's. */
export const AS_OTHER: readonly string[] =
  process.getuid?.() === 0 ? ['/usr/bin/setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
export const IS_ROOT = process.getuid?.() === 0;

/** True when a program of these is not here, said aloud: for `test.skipIf`. */
export function isAbsent(...programs: readonly string[]): boolean {
  const missing = programs.filter((name) => !find(name));
  for (const name of missing) console.log(`SKIPPED: ${name} is absent`);
  return missing.length > 0;
}

/** Runs any program to its end. */
export function execute(argv: readonly string[], how: How = {}): Promise<Result> {
  const [command = '', ...args] = argv;
  const start = performance.now();
  return new Promise((done, reject) => {
    const env = Object.fromEntries(Object.entries(how.env ?? {}).filter(([, value]) => value !== undefined));
    const child = spawn(command, args, { env, cwd: how.cwd ?? '/', stdio: 'pipe' });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => undefined);
    child.stdin.end(how.stdin ?? '');
    const timer = how.kill && setTimeout(() => child.kill(how.kill?.signal), how.kill.after);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const text = (parts: Buffer[]) => Buffer.concat(parts).toString('utf8');
      const ended = code ?? 128 + (signal === 'SIGKILL' ? 9 : 15);
      done({ code: ended, out: text(out), err: text(err), took: performance.now() - start });
    });
  });
}

/** The absolute path of a program that these tests cannot do without. */
export function locate(name: string): string {
  const found = find(name);
  if (found === undefined) throw new Error(`${name} is not on PATH`);
  return found;
}

function find(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (existsSync(join(folder, name))) return realpathSync(join(folder, name));
  }
  return undefined;
}

/** Where another user can read it, wherever the checkout is. */
function copyBinary(folder: string): string {
  cpSync(dirname(BINARY), folder, { recursive: true });
  return join(folder, basename(BINARY));
}

function chownAll(path: string): void {
  if (process.getuid?.() !== 0) return;
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chownSync(path, 65_534, 65_534);
  if (found.isDirectory()) for (const name of readdirSync(path)) chownAll(join(path, name));
}

const BASICS = ['sh', 'bash', 'sleep', 'head', 'cat', 'true', 'perl', 'mkdir', 'rmdir'];
