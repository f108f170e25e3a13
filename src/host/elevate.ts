import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import { isFile } from '../core/effects.ts';
import type { Facts } from '../core/facts.ts';
import type { FileEffect, RunEffect } from '../core/host.ts';
import { type RootCommand, rootCommand } from '../core/root-command.ts';
import { shellWords } from '../core/shell-words.ts';
import { ABSENT } from '../core/value.ts';
import { isStoreFile, isStoreProgram } from '../pki/store-files.ts';
import { asRoot, canRaise } from './become-user.ts';
import { codeOf } from './read-file.ts';

/**
 * Makes sure that these commands can run, before anything is changed; where somebody can answer, sudo asks for the
 * password now. Errors (1): `SUDO_MISSING`, `SUDO_REFUSED`.
 */
export async function gainRoot(commands: readonly RootCommand[], facts: Facts): Promise<void> {
  if (commands.length === 0 || canRaise()) return;
  if ((await firstRefused(commands, facts)) === undefined) return;
  if (canAnswer()) await ended(spawn('sudo', ['-v'], { stdio: 'inherit', env: facts.env }));
  const refused = await firstRefused(commands, facts);
  if (refused) fail('SUDO_REFUSED', { command: shellWords(refused.argv), uid: String(facts.uid) });
}

/**
 * Does one effect with root's rights: by sudo, or by its own where goenv was started as root for another user.
 * Whoever made the effect up, it must have one of three shapes: a certificate in the anchor folder under the name of
 * its fingerprint, or a note of its owner; the removal of such a file; the program that rebuilds the store.
 * Errors: `ELEVATION_REFUSED` (4) for any other shape; `SUDO_MISSING`, `SUDO_REFUSED`, `PROGRAM_FAILED` (1).
 */
export async function performAsRoot(effect: FileEffect | RunEffect, facts: Facts): Promise<void> {
  const command = rootCommand(effect);
  const text = shellWords(command.argv);
  if (!isOurs(effect, facts)) fail('ELEVATION_REFUSED', { command: text }, { exit: 4 });
  const { status, stderr } = await runAsRoot(command, facts, isFile(effect) ? TIMEOUT : effect.timeout);
  if (status === 0) return;
  // `sudo -l` lists what is allowed, with a password too, as soon as any rule wants none.
  if (/^sudo: .*\b(password|terminal) is required/m.test(stderr))
    fail('SUDO_REFUSED', { command: text, uid: String(facts.uid) });
  const [program] = command.argv;
  fail('PROGRAM_FAILED', { program, command: text, status: String(status), output: stderr.slice(0, 500) });
}

function isOurs(effect: FileEffect | RunEffect, { uid }: Facts): boolean {
  if (!isFile(effect)) return isStoreProgram(effect.argv);
  return isStoreFile(effect.path, effect.bytes === ABSENT ? undefined : effect.bytes, uid);
}

/** The first command that sudo would not run without a password. */
async function firstRefused(
  commands: readonly RootCommand[],
  { env }: Facts,
): Promise<RootCommand | undefined> {
  for (const command of commands) {
    const argv = ['-n', '-l', '--', ...command.argv];
    const { status } = await ended(spawn('sudo', argv, { stdio: 'ignore', env }));
    if (status !== 0) return command;
  }
  return undefined;
}

async function runAsRoot({ argv, input }: RootCommand, { env }: Facts, timeout: number): Promise<Ended> {
  const [program, ...args] = argv;
  using stdin = inputFile(input);
  const stdio = [stdin.fd, 'ignore', 'pipe'] as const;
  if (canRaise())
    return ended(
      // Ctrl-C is goenv's to answer, between two steps.
      asRoot(() =>
        spawn(program, args, { stdio: [...stdio], env: ROOTS, cwd: '/', timeout, detached: true }),
      ),
    );
  // What nobody is there to read is read here, so it is asked for in English.
  const asked = canAnswer() ? { how: [], env } : { how: ['-n'], env: { ...env, LC_ALL: 'C' } };
  return ended(
    spawn('sudo', [...asked.how, '--', ...argv], { stdio: [...stdio], env: asked.env, cwd: '/', timeout }),
  );
}

interface Ended {
  readonly status: number;
  readonly stderr: string;
}

function ended(child: ChildProcess): Promise<Ended> {
  const parts: Buffer[] = [];
  child.stderr?.on('data', (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(missing(error)));
    child.on('close', (status) =>
      resolve({ status: status ?? 128, stderr: Buffer.concat(parts).toString('utf8').trim() }),
    );
  });
}

function missing(cause: unknown): unknown {
  try {
    return fail('SUDO_MISSING', {}, { cause });
  } catch (failure) {
    return failure;
  }
}

/**
 * The input as a file without a name: install opens /dev/stdin anew, and what Node calls a pipe is a socket, which
 * cannot be opened.
 */
function inputFile(input: Uint8Array | undefined): Disposable & { readonly fd: number } {
  const fd = asRoot(namelessFile);
  // At position 0 and without moving it: whoever reads the descriptor begins there.
  const bytes = input ?? new Uint8Array();
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at, at);
  return { fd, [Symbol.dispose]: () => closeSync(fd) };
}

/** Root's own where root does it: nobody else may hold it open while what is in it is looked at and used. */
function namelessFile(): number {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'goenv-input-'));
    const fd = openSync(join(folder, 'input'), 'wx+', 0o600);
    rmSync(folder, { recursive: true });
    return fd;
  } catch (cause) {
    return fail('WRITE_FAILED', { path: tmpdir(), reason: codeOf(cause) }, { cause });
  }
}

/** Whether sudo may ask: the same rule as for goenv's own questions. */
function canAnswer(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

const ROOTS = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };
/** Milliseconds for one file. */
const TIMEOUT = 60_000;
