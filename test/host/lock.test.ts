import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { takeLock } from '../../src/host/lock.ts';
import { codeOf } from './effect.ts';
import { type TempFolder, tempFolder } from './temp-folder.ts';

const tools = tempFolder();
const HOLDER = tools.path('hold-lock.mjs');
const LOCK = tools.path('lock.mjs');

beforeAll(async () => {
  // Children are plain node: no loader, so that many start fast.
  for (const [from, to] of [
    ['hold-lock.ts', HOLDER],
    ['../../src/host/lock.ts', LOCK],
  ] as const) {
    const entryPoints = [join(import.meta.dirname, from)];
    await build({
      entryPoints,
      outfile: to,
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['node:*'],
    });
  }
  return () => tools[Symbol.dispose]();
});

/** A process that takes the lock; `ended` gives its exit code, `null` when it was killed. */
interface Holder {
  readonly pid: string;
  readonly ended: Promise<number | null>;
  kill(): void;
}

function hold(temp: TempFolder, { rounds = 1, inside = 0 } = {}): Holder {
  const argv = [HOLDER, LOCK, temp.path('state'), temp.path('log'), String(rounds), String(inside)];
  const child = spawn(process.execPath, argv, { stdio: 'inherit' });
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  return { pid: String(child.pid), ended, kill: () => void child.kill('SIGKILL') };
}

/** How often somebody was inside while somebody else was; a holder that was killed is out when it is dead. */
function overlaps(log: string): number {
  let inside: string | undefined;
  let count = 0;
  for (const line of log.trim().split('\n')) {
    const [what, pid] = line.split(' ');
    if (what === 'in') {
      if (inside !== undefined) count += 1;
      inside = pid;
    } else if (inside === pid) inside = undefined;
  }
  return count;
}

test('the counter of overlaps counts', () => {
  expect(overlaps('in 1\nin 2\nout 1\nout 2\n')).toBe(1);
  expect(overlaps('in 1\nout 1\nin 2\nout 2\nin 1\nout 1\n')).toBe(0);
});

describe('many processes', () => {
  test('never two at once, everybody gets through, nothing is left', async () => {
    using temp = tempFolder();
    const children = Array.from({ length: 10 }, () => hold(temp, { rounds: 6, inside: 2 }));
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual(Array(10).fill(0));
    const log = readFileSync(temp.path('log'), 'utf8');
    expect(log.match(/in /g)).toHaveLength(60);
    expect(overlaps(log)).toBe(0);
    expect(readdirSync(temp.path('state'))).toEqual([]);
  }, 30_000);

  test('holders killed at any point: never two at once, the others get through, strays are swept', async () => {
    using temp = tempFolder();
    const victims = Array.from({ length: 14 }, () => hold(temp, { rounds: 50, inside: 3 }));
    const others = Array.from({ length: 4 }, () => hold(temp, { rounds: 15, inside: 2 }));
    for (const [at, victim] of victims.entries()) {
      await new Promise((go) => setTimeout(go, 60 + (at % 5) * 17));
      victim.kill();
      await victim.ended;
    }
    expect(await Promise.all(others.map(({ ended }) => ended))).toEqual(Array(4).fill(0));
    expect(overlaps(killedOut(readFileSync(temp.path('log'), 'utf8'), victims))).toBe(0);
    await (await takeLock(temp.path('state'), 'last')).release();
    expect(readdirSync(temp.path('state'))).toEqual([]);
  }, 40_000);
});

/**
 * The last stay of a killed holder has no `out`: a successor that comes in then is no overlap, one that comes in
 * during an earlier stay is. (A successor cannot come in before the holder is dead, or the next line says so.)
 */
function killedOut(log: string, victims: readonly Holder[]): string {
  const killed = new Set(victims.map(({ pid }) => pid));
  const lines = log.trim().split('\n');
  const lastIn = new Map(lines.map((line, at) => [line, at]));
  return lines
    .flatMap((line, at) => {
      const [what, pid = ''] = line.split(' ');
      const isLastStay = what === 'in' && killed.has(pid) && lastIn.get(line) === at;
      return isLastStay ? [line, `out ${pid}`] : [line];
    })
    .join('\n');
}

describe('a holder that is not there any more', () => {
  test('a dead process of this machine is followed at once', async () => {
    using temp = tempFolder();
    const child = hold(temp, { inside: 60_000 });
    while (!existsSync(temp.path('log'))) await new Promise((go) => setTimeout(go, 10));
    expect(await codeOf(takeLock(temp.path('state'), 'x', { wait: 200 }))).toBe('LOCKED');
    child.kill();
    await child.ended;
    const start = performance.now();
    const lock = await takeLock(temp.path('state'), 'x', { wait: 5000 });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(await codeOf(takeLock(temp.path('state'), 'y', { wait: 150 }))).toBe('LOCKED');
    lock.release();
    expect(readdirSync(temp.path('state'))).toEqual([]);
  });

  test('a pid that was given to another process since is no holder', async () => {
    using temp = tempFolder();
    const lock = await takeLock(temp.path('state'), 'x');
    const owner = JSON.parse(readFileSync(temp.path('state/lock'), 'utf8'));
    lock.release();
    // This very process, as if it had started at another time.
    writeFileSync(temp.path('state/lock'), JSON.stringify({ ...owner, id: 'old', started: '1' }));
    const next = await takeLock(temp.path('state'), 'y', { wait: 1000 });
    next.release();
    expect(readdirSync(temp.path('state'))).toEqual([]);
  });

  test.each([
    [
      'of another machine',
      (owner: object) => JSON.stringify({ ...owner, machine: 'elsewhere/boot/pid:[1]' }),
    ],
    ['that is no JSON', () => 'hello'],
    ['that is empty', () => ''],
  ])('a lock %s is never taken over: LOCK_STUCK, and it stays', async (_, made) => {
    using temp = tempFolder();
    const lock = await takeLock(temp.path('state'), 'x');
    const owner = JSON.parse(readFileSync(temp.path('state/lock'), 'utf8'));
    lock.release();
    const found = made({ ...owner, pid: 1 });
    writeFileSync(temp.path('state/lock'), found);
    expect(await codeOf(takeLock(temp.path('state'), 'y', { wait: 200 }))).toBe('LOCK_STUCK');
    expect(readFileSync(temp.path('state/lock'), 'utf8')).toBe(found);
    expect(readdirSync(temp.path('state'))).toEqual(['lock']);
  });

  test('a chain of dead holders, each after the other, with strays beside it', async () => {
    using temp = tempFolder();
    const lock = await takeLock(temp.path('state'), 'x');
    const owner = JSON.parse(readFileSync(temp.path('state/lock'), 'utf8'));
    lock.release();
    const dead = (id: string) => JSON.stringify({ ...owner, id, started: '1' });
    writeFileSync(temp.path('state/lock'), dead('a'));
    writeFileSync(temp.path('state/lock.after-a'), dead('b'));
    writeFileSync(temp.path('state/lock.after-b'), dead('c'));
    writeFileSync(temp.path('state/lock.after-stray'), dead('d'));
    writeFileSync(temp.path('state/lock.new-e'), dead('e'));
    writeFileSync(temp.path('state/lock.new-cut'), '');
    writeFileSync(temp.path('state/journal.json'), '{}');
    const next = await takeLock(temp.path('state'), 'y', { wait: 1000 });
    expect(await codeOf(takeLock(temp.path('state'), 'z', { wait: 150 }))).toBe('LOCKED');
    next.release();
    expect(readdirSync(temp.path('state'))).toEqual(['journal.json']);
  });
});

test('a state folder that cannot be: NOT_WRITABLE', async () => {
  using temp = tempFolder();
  writeFileSync(temp.path('file'), '');
  expect(await codeOf(takeLock(temp.path('file/state'), 'x', { wait: 100 }))).toBe('NOT_WRITABLE');
});

test('the state folder and the lock are for this user alone', async () => {
  using temp = tempFolder();
  mkdirSync(temp.path('above'));
  const lock = await takeLock(temp.path('above/state'), 'x');
  expect(statSync(temp.path('above/state')).mode & 0o777).toBe(0o700);
  expect(statSync(temp.path('above/state/lock')).mode & 0o777).toBe(0o600);
  lock.release();
});
