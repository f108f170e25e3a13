import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { machine } from './kit.ts';
import { ACME } from './profiles.ts';
import { refused } from './refused.ts';

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
