import { existsSync, lstatSync, mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Machine, machine } from './kit.ts';
import { ACME } from './profiles.ts';
import { snapshot, withoutAuditLog } from './snapshot.ts';

/** An image under which the home of HOME lies at the same path. */
function image(m: Machine): { readonly root: string; readonly home: string } {
  const root = join(m.dir, 'image');
  const home = join(root, m.home);
  mkdirSync(home, { recursive: true });
  return { root, home };
}

test('all goes under DIR: files, journal, lock; nothing outside of it, and all of it comes back', async () => {
  using m = machine();
  const { root, home } = image(m);
  m.write(join(home, '.gitconfig'), '[user]\n\tname = image', 0o600);
  m.write('.config/go/env', 'GOPROXY=https://machine.example\n');
  m.write('.gitconfig', '[broken\n');
  const outside = m.tree();
  const inside = snapshot(root);
  const applied = await m.run(['apply', '-', '-y', '--root', root], { stdin: ACME });
  expect(applied.code, applied.err).toBe(0);
  expect(m.tree()).toEqual(outside);
  expect(m.read(join(home, '.config/go/env'))).toContain('athens.acme.example');
  expect(existsSync(join(home, '.local/state/goenv/journal.json'))).toBe(true);
  expect((await m.run(['check', '--root', root])).code).toBe(0);
  expect((await m.run(['status', '--root', root])).out).toContain('acme');
  expect((await m.run(['status'])).out).toBe('No profile is applied here.\n');
  expect((await m.run(['revert', '-y', `--root=${root}`])).code).toBe(0);
  expect(withoutAuditLog(snapshot(root), inside)).toEqual(inside);
  expect(m.tree()).toEqual(outside);
});

describe('links inside DIR that point to absolute paths are meant inside DIR', () => {
  test('the go/env file and the git configuration', async () => {
    using m = machine();
    const { root, home } = image(m);
    m.write(join(root, 'etc/dotfiles/gitconfig'), '[user]\n\tname = x');
    mkdirSync(join(home, '.config/go'), { recursive: true });
    symlinkSync('/etc/dotfiles/gitconfig', join(home, '.gitconfig'));
    symlinkSync('/opt/env', join(home, '.config/go/env'));
    const before = snapshot(root);
    expect((await m.run(['apply', '-', '-y', '--root', root], { stdin: ACME })).code).toBe(0);
    expect(m.read(join(root, 'opt/env'))).toContain('athens.acme.example');
    expect(readlinkSync(join(home, '.gitconfig'))).toBe('/etc/dotfiles/gitconfig');
    expect(m.read(join(root, 'etc/dotfiles/gitconfig'))).toContain('goenv');
    expect(existsSync('/etc/dotfiles')).toBe(false);
    expect((await m.run(['revert', '-y', '--root', root])).code).toBe(0);
    expect(withoutAuditLog(snapshot(root), before)).toEqual(before);
  });

  test.each(['.local', '.local/state', '.config'])(
    'the folder %s, for the journal and the settings too',
    async (folder) => {
      using m = machine();
      const { root, home } = image(m);
      const outside = join(m.dir, 'outside');
      mkdirSync(outside);
      m.write(join(outside, 'goenv/config.yaml'), 'lang: zh\n');
      mkdirSync(join(root, outside), { recursive: true });
      mkdirSync(join(home, folder, '..'), { recursive: true });
      symlinkSync(outside, join(home, folder));
      const before = snapshot(outside);
      const applied = await m.run(['apply', '-', '-y', '--root', root], { stdin: ACME });
      expect(applied.code, applied.err).toBe(0);
      expect(snapshot(outside)).toEqual(before);
      expect(applied.out).not.toMatch(/\p{Script=Han}/u);
      expect((await m.run(['revert', '-y', '--root', root])).code).toBe(0);
      expect(snapshot(outside)).toEqual(before);
      expect(lstatSync(join(home, folder)).isSymbolicLink()).toBe(true);
    },
  );

  test('`..` cannot climb out', async () => {
    using m = machine();
    const { root, home } = image(m);
    mkdirSync(join(home, '.config/go'), { recursive: true });
    symlinkSync(`${'../'.repeat(20)}escaped/env`, join(home, '.config/go/env'));
    expect((await m.run(['apply', '-', '-y', '--root', root], { stdin: ACME })).code).toBe(0);
    expect(existsSync('/escaped')).toBe(false);
    expect(m.read(join(root, 'escaped/env'))).toContain('athens.acme.example');
  });
});

test('DIR that is not there is a typing error, and is not made', async () => {
  using m = machine();
  const outside = m.tree();
  const ended = await m.run(['plan', 'cn', '--root', join(m.dir, 'nowhere')]);
  expect(ended.code, ended.err).toBe(64);
  expect(existsSync(join(m.dir, 'nowhere'))).toBe(false);
  expect(m.tree()).toEqual(outside);
});

test('the programs of this machine are not asked about an image', async () => {
  using m = machine();
  m.script('go', `touch ${m.dir}/asked`);
  m.script('git', `touch ${m.dir}/asked`);
  const { root } = image(m);
  expect((await m.run(['apply', '-', '-y', '--root', root], { stdin: ACME })).code).toBe(0);
  expect(existsSync(join(m.dir, 'asked'))).toBe(false);
});
