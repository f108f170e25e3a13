import { describe, expect, test } from 'vitest';
import { takeLock } from '../../src/host/lock.ts';
import { machine } from './kit.ts';
import { ACME, goProxy } from './profiles.ts';
import { withoutState } from './snapshot.ts';

test('twenty applies of different profiles at once: codes of the contract, one of them stands, revert restores', async () => {
  using m = machine();
  m.write('.config/go/env', '# mine\nGOBIN=/x\n');
  m.write('.gitconfig', '[user]\n\tname = x');
  const before = m.tree();
  const runs = Array.from({ length: 20 }, (_, at) => {
    const stdin = at % 2 === 0 ? goProxy(`https://p${at}.example`, `p${at}`) : ACME;
    return m.run(['apply', '-', '-y'], { stdin });
  });
  const ended = await Promise.all(runs);
  for (const { code, err } of ended) expect(code, err).toBe(0);
  expect(m.read('.config/go/env')).toMatch(/^# mine\nGOBIN=\/x\nGOPROXY=https:\/\/\S+,direct\n/);
  expect((await m.run(['check'])).code).toBe(0);
  expect((await m.run(['revert', '-y'])).code).toBe(0);
  expect(m.tree()).toEqual(before);
}, 60_000);

test('applies and reverts at once: afterwards one revert restores', async () => {
  using m = machine();
  m.write('.config/go/env', '# mine\nGOPROXY=https://mine.example\n');
  const before = m.tree();
  const runs = Array.from({ length: 12 }, (_, at) =>
    at % 3 === 2
      ? m.run(['revert', '-y'])
      : m.run(['apply', '-', '-y'], { stdin: at % 3 === 0 ? ACME : goProxy('https://q.example') }),
  );
  for (const { code, err } of await Promise.all(runs)) expect(code, err).toBe(0);
  expect((await m.run(['revert', '-y'])).code).toBe(0);
  expect(m.tree()).toEqual(before);
}, 60_000);

describe('killed', () => {
  test.each([40, 60, 72, 84, 100, 130])(
    'SIGKILL after %i ms: the same command ends 0, revert gives every byte back',
    async (after) => {
      using m = machine();
      m.write('.config/go/env', '# mine\nGOPROXY=https://mine.example', 0o600);
      m.write('.gitconfig', '[user]\n\tname = x', 0o640);
      const before = m.tree();
      const kill = { after, signal: 'SIGKILL' as const };
      await m.run(['apply', '-', '-y'], { stdin: ACME, kill });
      const again = await m.run(['apply', '-', '-y'], { stdin: ACME });
      expect(again.code, again.err).toBe(0);
      await m.run(['revert', '-y'], { kill });
      const reverted = await m.run(['revert', '-y']);
      expect(reverted.code, reverted.err).toBe(0);
      expect(withoutState(m.tree())).toEqual(before);
    },
  );

  test('and reverted at once, without the apply in between', async () => {
    for (const after of [65, 80, 110]) {
      using m = machine();
      m.write('.gitconfig', '[user]\n\tname = x', 0o640);
      const before = m.tree();
      await m.run(['apply', '-', '-y'], { stdin: ACME, kill: { after, signal: 'SIGKILL' } });
      expect((await m.run(['revert', '-y'])).code).toBe(0);
      expect(withoutState(m.tree())).toEqual(before);
    }
  });
});

describe('interrupted', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s while it waits for the lock: 130, nothing changed',
    async (signal) => {
      using m = machine();
      const before = m.tree();
      const lock = await takeLock(`${m.home}/.local/state/goenv`, 'test');
      const ended = await m.run(['apply', 'cn', '-y'], { kill: { after: 500, signal } });
      lock.release();
      expect(ended.code).toBe(130);
      expect(withoutState(m.tree())).toEqual(before);
      expect((await m.run(['apply', 'cn', '-y'])).code).toBe(0);
    },
  );

  test('SIGINT in the middle of an apply: 130 with a consistent journal, then revert restores', async () => {
    using m = machine();
    m.write('.gitconfig', '[user]\n\tname = x\n');
    const before = m.tree();
    // Held: apply waits for git's lock in the middle of its work.
    m.write('.gitconfig.lock', '');
    const applying = m.run(['apply', '-', '-y'], { stdin: ACME, kill: { after: 700, signal: 'SIGINT' } });
    setTimeout(
      () =>
        m.run([], {
          before: ['/bin/sh', '-c', `rm ${m.home}/.gitconfig.lock`, 'sh'],
          env: { PATH: '/bin:/usr/bin' },
        }),
      1200,
    );
    const ended = await applying;
    expect(ended.code, ended.err).toBe(130);
    expect((await m.run(['revert', '-y'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });
});

test('nothing was shown and nothing was asked: what comes up while waiting for the lock is not changed', async () => {
  using m = machine();
  await m.run(['apply', 'cn', '-y']);
  const lock = await takeLock(`${m.home}/.local/state/goenv`, 'test');
  const waiting = m.run(['apply', 'cn']);
  await new Promise((resolve) => setTimeout(resolve, 700));
  m.write('.config/go/env', 'GOPROXY=https://meanwhile.example\n');
  lock.release();
  const ended = await waiting;
  expect(m.read('.config/go/env')).toBe('GOPROXY=https://meanwhile.example\n');
  expect([1, 64]).toContain(ended.code);
});
