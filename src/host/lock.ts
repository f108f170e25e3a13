import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import { bootId, isGone, machineId, startOf } from './process.ts';
import { codeOf } from './read-file.ts';

/** Who holds the lock. */
interface Owner {
  readonly id: string;
  readonly pid: number;
  /** Start time of that process, where the system tells: a pid alone may have been given to another. */
  readonly started: string;
  /** Host and process namespace: a pid means something only inside both. */
  readonly machine: string;
  /** Changes with each start of the system: no process outlives it. */
  readonly boot: string;
  readonly command: string;
}

export interface Lock {
  release(): void;
}

export interface Patience {
  /** Milliseconds; 60,000 when not said. */
  readonly wait?: number;
  /** Told of the folders that had to be made, outermost first, whether the lock is taken in the end or not. */
  readonly onMade?: (folders: readonly string[]) => void;
  /** Mode of folders above the state folder that have to be made; 0700 when not said. */
  readonly above?: number;
}

/**
 * One goenv at a time a state folder.
 * Errors (exit 1): `LOCKED` names the process that holds it, `LOCK_STUCK` a holder that cannot be judged from here.
 *
 * The lock is a file that comes to be at once and whole (hard link). A holder that died is followed, never removed:
 * whoever makes `lock.after-<its id>` is next, and only while the chain from `lock` to it still stands. The holder
 * lets go by removing the chain from its head, so a name that is gone can never be won twice.
 */
export async function takeLock(
  folder: string,
  command: string,
  { wait = 60_000, onMade = () => undefined, above = 0o700 }: Patience = {},
): Promise<Lock> {
  const me: Owner = {
    id: randomUUID(),
    pid: process.pid,
    started: startOf(process.pid),
    machine: machineId(),
    boot: bootId(),
    command,
  };
  for (const start = performance.now(); ; await pause()) {
    // Whoever lets go may take the folder along, again and again.
    onMade(makeFolder(folder, above));
    const attempt = tryTake(folder, me);
    if ('chain' in attempt) return held(folder, attempt.chain);
    if (performance.now() - start > wait) refuse(folder, attempt.holder);
  }
}

/** A process that ends on a signal still lets go. */
function held(folder: string, chain: readonly string[]): Lock {
  const letGo = () => release(folder, chain);
  process.once('exit', letGo);
  return {
    release() {
      process.off('exit', letGo);
      letGo();
    },
  };
}

/** Gives what was made, the folder itself too: what was missing a moment ago may be another goenv's work by now. */
function makeFolder(folder: string, above: number): readonly string[] {
  try {
    const outer = mkdirSync(dirname(folder), { recursive: true, mode: above });
    const inner = mkdirSync(folder, { recursive: true, mode: 0o700 });
    const first = outer ?? inner;
    return first === undefined ? [] : foldersBetween(first, folder);
  } catch (error) {
    fail('NOT_WRITABLE', { path: folder, folder, reason: codeOf(error) }, { cause: error });
  }
}

function foldersBetween(first: string, last: string): readonly string[] {
  const folders = [last];
  for (let at = last; at.length > first.length; at = dirname(at)) folders.unshift(dirname(at));
  return folders;
}

function tryTake(folder: string, me: Owner): { chain: readonly string[] } | { holder: Owner | undefined } {
  const chain = ['lock'];
  for (let owner = readOwner(folder, 'lock'); ; ) {
    const name = chain[chain.length - 1] ?? 'lock';
    if (owner === 'absent')
      return make(folder, name, me) && stands(folder, chain) ? { chain } : { holder: undefined };
    if (owner === undefined || !isDead(owner)) return { holder: owner };
    const next = `lock.after-${owner.id}`;
    chain.push(next);
    owner = readOwner(folder, next);
  }
}

/** After winning a successor's name: every earlier link must still be there, else the winner of before has let go. */
function stands(folder: string, chain: readonly string[]): boolean {
  const whole = chain.every((name, at) => {
    const owner = readOwner(folder, name);
    const next = chain[at + 1];
    return (
      owner !== 'absent' && owner !== undefined && (next === undefined || next === `lock.after-${owner.id}`)
    );
  });
  if (!whole) rmSync(join(folder, chain[chain.length - 1] ?? ''), { force: true });
  return whole;
}

function make(folder: string, name: string, me: Owner): boolean {
  const temp = join(folder, `lock.new-${me.id}`);
  try {
    writeFileSync(temp, JSON.stringify(me), { mode: 0o600 });
    linkSync(temp, join(folder, name));
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    return fail('NOT_WRITABLE', { path: join(folder, name), folder, reason: code }, { cause: error });
  } finally {
    rmSync(temp, { force: true });
  }
}

function release(folder: string, chain: readonly string[]): void {
  sweepStrays(folder, chain);
  for (const name of chain) rmSync(join(folder, name), { force: true });
}

/** What killed processes left: temporary files and links of chains that no longer stand. */
function sweepStrays(folder: string, chain: readonly string[]): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('lock.after-') && !chain.includes(name)) rmSync(join(folder, name), { force: true });
    if (!name.startsWith('lock.new-')) continue;
    const owner = readOwner(folder, name);
    // Cut off while it was written; a maker that still lives finds its file gone and tries again.
    const isCut = owner === undefined;
    if (isCut || (owner !== 'absent' && isDead(owner))) rmSync(join(folder, name), { force: true });
  }
}

function readOwner(folder: string, name: string): Owner | 'absent' | undefined {
  try {
    // goenv alone writes here, whole files only; anything else is an owner that cannot be judged.
    return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Owner;
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'absent' : undefined;
  }
}

/** Dead for certain: same machine and process namespace, and no such process, one that started later, or a new boot. */
function isDead(owner: Owner): boolean {
  if (owner.machine !== machineId()) return false;
  return owner.boot !== bootId() || isGone(owner.pid, owner.started);
}

function refuse(folder: string, holder: Owner | undefined): never {
  const path = join(folder, 'lock');
  if (!holder) fail('LOCK_STUCK', { path });
  if (holder.machine !== machineId()) fail('LOCK_STUCK', { path });
  fail('LOCKED', { path, pid: String(holder.pid), command: holder.command });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
}
