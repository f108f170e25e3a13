import { expect, test } from 'vitest';
import type { Facts } from '../../../src/core/facts.ts';
import { systemFileOf } from '../../../src/planners/git-config/ask-git.ts';
import { memoryReader } from '../memory-reader.ts';
import { factsFor, type GitHome, gitHome } from './real-git.ts';
import { applyProfile, look, profileOf } from './simulate.ts';

const profile = profileOf({
  scope: 'machine',
  git: {
    rewrite: [{ from: 'https://git.acme.internal/', to: 'ssh://git@git.acme.internal/' }],
    http: [{ url: 'https://p.example/', clientCert: '~/c.pem', proxy: 'http://other:3128' }],
  },
});

/** A git whose system file lies in the home. */
function machineHome(): GitHome {
  const box = gitHome({ GIT_CONFIG_NOSYSTEM: '0', GIT_CONFIG_SYSTEM: '~/etc/gitconfig' });
  const facts: Facts = { ...box.facts, scope: 'machine', ownConfig: `${box.home}/etc/goenv` };
  return { ...box, facts };
}

test('git reads the settings for everybody, and the home of whoever runs it', async () => {
  using box = machineHome();
  box.write('etc/gitconfig', '[user]\n\tname = all # of us');
  const { keys } = await applyProfile(box, profile);
  expect(box.git('ls-remote', '--get-url', 'https://git.acme.internal/a/b')).toBe(
    'ssh://git@git.acme.internal/a/b\n',
  );
  const asked = ['config', '--type=path', '--get-urlmatch', 'http.sslCert', 'https://p.example/x'];
  expect(box.git(...asked)).toBe(`${box.home}/c.pem\n`);
  expect(box.git('config', 'user.name')).toBe('all\n');
  const { rows } = await look(box, profile, keys);
  expect(rows.every(({ action, overriddenBy }) => action === 'no-op' && !overriddenBy)).toBe(true);
  await applyProfile(box, profileOf(), keys);
  expect(box.read('etc/gitconfig')).toBe('[user]\n\tname = all # of us\n');
});

test("a user's own setting wins for him, whatever came first", async () => {
  using box = machineHome();
  box.write('.gitconfig', '[http "https://p.example/"]\n\tproxy = http://mine:1\n');
  const { keys } = await applyProfile(box, profile);
  expect(box.git('config', '--get-urlmatch', 'http.proxy', 'https://p.example/x')).toBe('http://mine:1\n');
  const { rows } = await look(box, profile, keys);
  const over = rows.flatMap(({ key, overriddenBy }) => (overriddenBy ? [[key, overriddenBy.where]] : []));
  expect(over).toEqual([['http.https://p.example/.proxy', { file: `${box.home}/.gitconfig`, line: 2 }]]);
});

test.each([
  [
    'git 2.41 and later say where theirs is',
    { status: 0, stdout: '/opt/git/etc/gitconfig\n' },
    {},
    '/opt/git/etc/gitconfig',
  ],
  ['older ones print their usage', { status: 129, stdout: '' }, {}, '/etc/gitconfig'],
  [
    'reverting, it is the one that was written to',
    { status: 0, stdout: '/opt/x\n' },
    { places: { gitconfig: '/then' } },
    '/then',
  ],
])('%s', async (_, said, more, path) => {
  const reader = memoryReader(new Map(), () => ({ kind: 'done', stderr: '', ...said }));
  expect(await systemFileOf(reader, { ...factsFor('/root'), scope: 'machine', ...more })).toBe(path);
});
