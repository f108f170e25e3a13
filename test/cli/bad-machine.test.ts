import { chmodSync, chownSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AS_OTHER, type How, IS_ROOT, isAbsent, type Machine, machine } from './kit.ts';
import { ACME } from './profiles.ts';

/** Apply ends with this code, names the fault, and the home is as it was. */
async function refused(
  m: Machine,
  code: string,
  { exit = 1, ...how }: How & { exit?: number } = {},
): Promise<void> {
  const before = m.tree();
  const ended = await m.run(['apply', '-', '-y'], { stdin: ACME, ...how });
  expect(ended.err).toContain(code);
  expect(ended.err).not.toContain('INTERNAL');
  expect(ended.code, ended.err).toBe(exit);
  expect(m.tree()).toEqual(before);
}

describe('the home', () => {
  test.skipIf(isAbsent('setpriv'))('read-only: exit 1', async () => {
    using m = machine();
    m.giveAway();
    for (const folder of [join(m.home, '.config/go'), join(m.home, '.config'), m.home])
      chmodSync(folder, 0o555);
    await refused(m, 'NOT_WRITABLE', { before: AS_OTHER });
    const planned = await m.run(['plan', 'cn'], { before: AS_OTHER });
    expect(planned.code).toBe(1);
  });

  test.skipIf(isAbsent('setpriv'))('unreadable: exit 1, from every command that looks at it', async () => {
    using m = machine();
    m.giveAway();
    chmodSync(m.home, 0o000);
    for (const args of [
      ['plan', 'cn'],
      ['apply', 'cn', '-y'],
      ['check', 'cn'],
      ['status'],
      ['revert', '-y'],
    ]) {
      const ended = await m.run(args, { before: AS_OTHER });
      expect(ended, args.join(' ')).toMatchObject({ code: 1, out: '' });
      expect(ended.err).not.toContain('INTERNAL');
    }
  });

  test('not a folder: exit 1', async () => {
    using m = machine();
    const HOME = m.write('file', 'x');
    await refused(m, HOME, { env: { HOME } });
  });

  test.skipIf(isAbsent('setpriv'))('missing, and not to be made: exit 1', async () => {
    using m = machine();
    m.giveAway();
    await refused(m, 'NOT_WRITABLE', { before: AS_OTHER, env: { HOME: '/nonexistent' } });
  });

  test('missing: made for the time of the profile', async () => {
    using m = machine();
    const env = { HOME: join(m.home, 'not/yet') };
    const before = m.tree();
    expect((await m.run(['apply', '-', '-y'], { stdin: ACME, env })).code).toBe(0);
    expect((await m.run(['revert', '-y'], { env })).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });

  test.skipIf(!IS_ROOT || isAbsent('setpriv'))('unset, and nobody knows the user: exit 1', async () => {
    using m = machine();
    m.giveAway();
    const before = ['/usr/bin/setpriv', '--reuid=64123', '--regid=65534', '--clear-groups'];
    await refused(m, 'NO_HOME', { before, env: { HOME: undefined } });
  });

  test.skipIf(!IS_ROOT)("another user's, while goenv is root: exit 4 from apply and revert", async () => {
    using m = machine();
    chownSync(m.home, 65_534, 65_534);
    await refused(m, 'ROOT_IN_OTHER_HOME', { exit: 4 });
    const before = m.tree();
    expect((await m.run(['revert', '-y'])).code).toBe(4);
    expect(m.tree()).toEqual(before);
    expect((await m.run(['plan', 'cn'])).code).toBe(0);
  });

  test.skipIf(!IS_ROOT || isAbsent('setpriv'))(
    "a file of root's in the user's home: found out at planning, exit 1",
    async () => {
      using m = machine();
      m.giveAway();
      const file = m.write('.config/go/env', 'GOPROXY=https://roots.example\n', 0o644);
      chownSync(file, 0, 0);
      await refused(m, file, { before: AS_OTHER });
    },
  );

  test('the current folder is gone', async () => {
    using m = machine();
    const before = m.tree();
    const argv = ['/bin/sh', '-c', 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', 'sh'];
    const ended = await m.run(['apply', 'cn', '-y'], { before: argv });
    expect([0, 1]).toContain(ended.code);
    if (ended.code === 1) expect(m.tree()).toEqual(before);
  });
});

describe('the go/env file', () => {
  test('a folder, a fifo, a loop of links, a read-only file: exit 1', async () => {
    for (const [make, code] of [
      [(path: string) => mkdirSync(path), 'NOT_A_FILE'],
      [(path: string) => symlinkSync('env', path), 'LINK_LOOP'],
      [(path: string) => symlinkSync('/dev/null', path), 'NOT_A_FILE'],
      [(path: string) => writeFileSync(path, 'x', { mode: 0o444 }), 'READ_ONLY_FILE'],
    ] as const) {
      using m = machine();
      make(join(m.home, '.config/go/env'));
      await refused(m, code);
    }
  });

  test('.config is a file: exit 1', async () => {
    using m = machine();
    rmSync(join(m.home, '.config'), { recursive: true });
    m.write('.config', 'x');
    await refused(m, '.config');
  });

  test('CRLF and quotes: said, kept, and every byte back', async () => {
    using m = machine();
    m.write('.config/go/env', 'GOPROXY="https://q.example"\r\nGOBIN=/x\r\n');
    const before = m.tree();
    const applied = await m.run(['apply', '-', '-y'], { stdin: ACME });
    expect(applied.code, applied.err).toBe(0);
    expect(m.read('.config/go/env')).toContain('GOBIN=/x\r\n');
    expect((await m.run(['plan', 'cn'])).err).toMatch(/GO_ENV_CRLF/);
    expect((await m.run(['revert', '-y'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });

  test.each([
    [{ GOENV: 'off' }, 'GOENV_OFF'],
    [{ GOENV: 'go/env' }, 'GOENV_RELATIVE'],
    [{ XDG_CONFIG_HOME: 'cfg' }, 'XDG_CONFIG_HOME_RELATIVE'],
  ])('%j: exit 1, from plan too', async (env, code) => {
    using m = machine();
    await refused(m, code, { env });
    expect((await m.run(['plan', 'cn'], { env })).code).toBe(1);
  });

  test('GOENV=off after an apply: check and revert say so, and revert works without it', async () => {
    using m = machine();
    const before = m.tree();
    await m.run(['apply', 'cn', '-y']);
    const applied = m.tree();
    for (const args of [['check'], ['revert', '-y']])
      expect((await m.run(args, { env: { GOENV: 'off' } })).code).toBe(1);
    expect(m.tree()).toEqual(applied);
    expect((await m.run(['revert', '-y'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });

  test('GOENV names another file after an apply: nothing of the first file is lost', async () => {
    using m = machine();
    const before = m.tree();
    await m.run(['apply', 'cn', '-y']);
    const other = m.write('../work/env', 'GOPROXY=https://other.example\n');
    await m.run(['apply', 'cn', '-y'], { env: { GOENV: other } });
    await m.run(['revert', '-y'], { env: { GOENV: other } });
    await m.run(['revert', '-y']);
    expect(m.tree()).toEqual(before);
    expect(m.read(other)).toBe('GOPROXY=https://other.example\n');
  });
});

describe("git's files", () => {
  test('a syntax error of the user: named with its file, exit 1, nothing changed', async () => {
    using m = machine();
    m.write('.gitconfig', '[user]\n\tname = x\n[broken\n');
    await refused(m, 'GIT_CONFIG_BROKEN');
  });

  test('.gitconfig is a folder: exit 1; a profile without git parts does not care', async () => {
    using m = machine();
    mkdirSync(join(m.home, '.gitconfig'));
    await refused(m, '.gitconfig');
    expect((await m.run(['apply', 'cn', '-y'])).code).toBe(0);
  });

  test('a stale lock: exit 1 at planning, the lock stays, its file is named', async () => {
    using m = machine();
    m.write('.gitconfig', '[user]\n\tname = x\n');
    utimesSync(m.write('.gitconfig.lock', ''), 1, 1);
    await refused(m, '.gitconfig.lock');
    expect((await m.run(['plan', '-'], { stdin: ACME })).code).toBe(1);
  });

  test('a fresh lock that goes away after a second is waited for', async () => {
    using m = machine();
    m.write('.gitconfig', '[user]\n\tname = x\n');
    const before = m.tree();
    const lock = m.write('.gitconfig.lock', '');
    const applying = m.run(['apply', '-', '-y'], { stdin: ACME });
    setTimeout(() => rmSync(lock), 1000);
    const ended = await applying;
    expect(ended.code, ended.err).toBe(0);
    expect(ended.took).toBeGreaterThan(900);
    expect((await m.run(['revert', '-y'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });

  test('a fresh lock that stays: a code of the contract, said, revert brings all back', async () => {
    using m = machine();
    m.write('.gitconfig', '[user]\n\tname = x\n');
    const before = m.tree();
    const lock = m.write('.gitconfig.lock', '');
    const ended = await m.run(['apply', '-', '-y'], { stdin: ACME });
    expect(ended.err).toContain('GIT_LOCK_HELD');
    expect([1, 5]).toContain(ended.code);
    rmSync(lock);
    // 1 says that nothing was changed: then nothing was.
    if (ended.code === 1) expect(m.tree()).toEqual(before);
    expect((await m.run(['revert', '-y'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });
});

describe('the journal: exit 1 from every command, nothing changed, the journal kept', () => {
  const path = '.local/state/goenv/journal.json';
  test.each<[string, (m: Machine) => void, string]>([
    ['cut off', (m) => m.write(path, m.read(path).slice(0, 300)), 'JOURNAL_BROKEN'],
    ['empty', (m) => m.write(path, ''), 'JOURNAL_BROKEN'],
    ['null', (m) => m.write(path, 'null'), 'JOURNAL_BROKEN'],
    [
      'of a newer version',
      (m) => m.write(path, '{"formatVersion":2,"planners":{},"folders":[]}'),
      'JOURNAL_NEWER',
    ],
    ['a folder', toFolder, 'journal.json'],
    [
      'with a planner that is none',
      edited('"go-env":{"keys":{', '"go-env":{"keys":{"x":null,'),
      'JOURNAL_BROKEN',
    ],
    ['with an applied that is none', edited(/"applied":\{.*\}\}/s, '"applied":5}'), 'JOURNAL_BROKEN'],
    ['with a pending that is none', edited('"folders":', '"pending":3,"folders":'), 'JOURNAL_BROKEN'],
  ])('%s', async (_, spoil, code) => {
    using m = machine();
    await m.run(['apply', 'cn', '-y']);
    spoil(m);
    const before = m.tree();
    for (const args of [['plan', 'cn'], ['apply', 'direct', '-y'], ['check'], ['revert', '-y'], ['status']]) {
      const ended = await m.run(args);
      expect(ended.err, args.join(' ')).toContain(code);
      expect(ended, args.join(' ')).toMatchObject({ code: 1, out: '' });
    }
    expect(m.tree()).toEqual(before);
  });

  function toFolder(m: Machine): void {
    rmSync(join(m.home, path));
    mkdirSync(join(m.home, path));
  }

  function edited(from: string | RegExp, to: string) {
    return (m: Machine) => void m.write(path, m.read(path).replace(from, to));
  }
});
