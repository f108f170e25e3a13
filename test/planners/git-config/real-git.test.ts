import { describe, expect, test } from 'vitest';
import type { Profile } from '../../../src/profile/sections/profile.ts';
import { type GitHome, gitHome } from './real-git.ts';
import { applyProfile, look, profileOf } from './simulate.ts';

const rewrite = [
  { from: 'https://git.acme.internal/', to: 'ssh://git@git.acme.internal/' },
  { from: 'git@git.acme.internal:', to: 'ssh://git@git.acme.internal/' },
];
const profile: Profile = profileOf({
  git: {
    rewrite,
    http: [{ url: 'https://p.example/', proxy: 'http://other:3128', clientCert: '/my keys/#1;".pem' }],
  },
  insecure: [{ allow: 'skip-tls-verify', host: 'lab.example', reason: 'lab', expires: '2026-06-01' }],
});

describe('with the real git', () => {
  test('after the steps git says what the profile wants', async () => {
    using box = gitHome();
    await applyProfile(box, profile);
    expect(lines(box, 'url.ssh://git@git.acme.internal/.insteadOf')).toEqual([
      'git@git.acme.internal:',
      'https://git.acme.internal/',
    ]);
    expect(box.git('ls-remote', '--get-url', 'https://git.acme.internal/a/b')).toBe(
      'ssh://git@git.acme.internal/a/b\n',
    );
    expect(urlmatch(box, 'http.proxy', 'https://p.example/x')).toBe('http://other:3128');
    expect(urlmatch(box, 'http.sslCert', 'https://p.example/x')).toBe('/my keys/#1;".pem');
    expect(urlmatch(box, 'http.sslVerify', 'https://lab.example/x')).toBe('false');
    expect(
      (await look(box, profile)).rows.every(
        ({ action, overriddenBy }) => action === 'no-op' && !overriddenBy,
      ),
    ).toBe(true);
  });

  test("the user's own entries stay, the include at the end wins for single values", async () => {
    using box = gitHome();
    const text =
      '[include]\n\tpath = more\n[user]\n\tname = x # me\n[http "https://p.example/"]\n\tproxy = http://mine:1';
    box.write('.gitconfig', text);
    box.write('more', '[user]\n\temail = e\n');
    const { keys } = await applyProfile(box, profile);
    expect(urlmatch(box, 'http.proxy', 'https://p.example/x')).toBe('http://other:3128');
    expect([lines(box, 'user.name'), lines(box, 'user.email')]).toEqual([['x'], ['e']]);
    expect(box.read('.gitconfig').startsWith(text)).toBe(true);
    await applyProfile(box, profileOf(), keys);
    expect(box.read('.gitconfig')).toBe(`${text}\n`);
    expect(urlmatch(box, 'http.proxy', 'https://p.example/x')).toBe('http://mine:1');
  });

  test('what git itself writes later neither breaks the block nor is lost on the way back', async () => {
    using box = gitHome();
    const { keys } = await applyProfile(box, profile);
    box.git('config', '--global', '--add', 'include.path', 'theirs');
    box.git('config', '--global', 'user.name', 'x');
    box.git('config', '--global', 'http.https://p.example/.proxy', 'http://later:1');
    const { rows } = await look(box, profile, keys);
    expect(rows.every(({ action }) => action === 'no-op')).toBe(true);
    const late = rows.find(({ key }) => key === 'http.https://p.example/.proxy')?.overriddenBy;
    expect(late).toMatchObject({
      value: 'http://later:1',
      where: { file: `${box.home}/.gitconfig`, line: 9 },
    });
    expect(urlmatch(box, 'http.proxy', 'https://p.example/')).toBe('http://later:1');
    await applyProfile(box, profileOf(), keys);
    expect(lines(box, 'include.path')).toEqual(['theirs']);
    expect(lines(box, 'user.name')).toEqual(['x']);
    expect(box.read('.gitconfig')).not.toContain('goenv');
  });

  test("a tie is lost to the user's rule, and that is said with its line", async () => {
    using box = gitHome();
    box.write('.gitconfig', '[url "https://mirror/"]\n\tinsteadOf = https://git.acme.internal/\n');
    const { keys } = await applyProfile(box, profile);
    const row = (await look(box, profile, keys)).rows.find(({ key }) =>
      key.endsWith('[https://git.acme.internal/]'),
    );
    expect(row?.overriddenBy).toEqual({
      by: `${box.home}/.gitconfig`,
      value: 'https://mirror/',
      where: { file: `${box.home}/.gitconfig`, line: 2 },
    });
    expect(box.git('ls-remote', '--get-url', 'https://git.acme.internal/x')).toBe('https://mirror/x\n');
  });

  test('the environment beats single values and not an equal rewrite', async () => {
    const env = {
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'http.https://p.example/.proxy',
      GIT_CONFIG_VALUE_0: 'http://env:1',
      GIT_CONFIG_KEY_1: 'url.https://mirror/.insteadOf',
      GIT_CONFIG_VALUE_1: 'https://git.acme.internal/',
    };
    using box = gitHome(env);
    await applyProfile(box, profile);
    const { rows, observed } = await look(box, profile);
    const overridden = rows.filter(({ overriddenBy }) => overriddenBy);
    expect(overridden.map(({ key, overriddenBy }) => [key, overriddenBy?.variable])).toEqual([
      ['http.https://p.example/.proxy', 'GIT_CONFIG_COUNT'],
    ]);
    expect(observed.diagnostics.map(({ code }) => code)).toEqual(['GIT_CONFIG_IN_ENV']);
    expect(urlmatch(box, 'http.proxy', 'https://p.example/')).toBe('http://env:1');
    expect(box.git('ls-remote', '--get-url', 'https://git.acme.internal/x')).toBe(
      'ssh://git@git.acme.internal/x\n',
    );
  });

  test.each(['inside', 'outside'])(
    'an own folder %s the home whose name git would cut unquoted',
    async (side) => {
      using box = gitHome();
      using other = gitHome();
      const folder = 'a #b;"c';
      const ownConfig = `${side === 'inside' ? box.home : other.home}/${folder}`;
      await applyProfile({ ...box, facts: { ...box.facts, ownConfig } }, profile);
      expect(lines(box, 'include.path')).toEqual([
        `${side === 'inside' ? '~' : other.home}/${folder}/gitconfig`,
      ]);
      expect(lines(box, 'url.ssh://git@git.acme.internal/.insteadOf')).toHaveLength(2);
    },
  );

  test('GIT_CONFIG, which redirects git config alone, does not lead astray', async () => {
    using box = gitHome({ GIT_CONFIG: '/nonexistent/config' });
    box.write('.gitconfig', '[url "A:"]\n\tinsteadOf = https://h/\n');
    const wanted = profileOf({ git: { rewrite: [{ from: 'https://h/', to: 'A:' }] } });
    expect((await look(box, wanted)).rows.map(({ key, action }) => [key, action])).toEqual([
      ['url.A:.insteadOf[https://h/]', 'no-op'],
    ]);
  });
});

function lines(box: GitHome, key: string): string[] {
  return box.git('config', '--includes', '--global', '--get-all', key).split('\n').slice(0, -1);
}

function urlmatch(box: GitHome, key: string, url: string): string {
  return box.git('config', '--includes', '--get-urlmatch', key, url).replace(/\n$/, '');
}
