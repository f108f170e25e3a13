import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAbsent, machine } from './kit.ts';

const USER = 'svc-build';
const PASSWORD = 'tr0ub4dor/&3';
const ENCODED = 'tr0ub4dor%2F%263';
const PROFILE = `version: 1
name: proxy
environment: test
network:
  proxy: "http://\${env:PROXY_USER}:\${env:PROXY_PASSWORD}@proxy.acme.example:8080"
  noProxy: [acme.example]
`;
const SHELL = `version: 1
name: shell
environment: test
shell:
  env: { GIT_TERMINAL_PROMPT: "0" }
  unset: [GOPROXY]
  path: [~/go/bin]
`;
const env = { PROXY_USER: USER, PROXY_PASSWORD: PASSWORD };

test('a resolved password is in the env files alone, 0600, and nowhere else', async () => {
  using m = machine();
  const before = m.tree();
  const profile = m.write('../work/p.yaml', PROFILE);
  const saved = join(m.dir, 'work/plan');
  const said = [
    await m.run(['plan', profile, '--out', saved], { env }),
    await m.run(['apply', profile, '-y', '--verbose'], { env }),
    await m.run(['check', '--verbose'], { env }),
    await m.run(['apply', profile, '-y', '--json'], { env }),
    await m.run(['show', profile], { env }),
    await m.run(['status'], { env }),
  ];
  expect(said.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(said[1]?.out).toContain('(sensitive)');
  const file = m.read('.config/goenv/env.sh');
  expect(file).toContain(`export HTTPS_PROXY='http://${USER}:${ENCODED}@proxy.acme.example:8080' # from`);
  const holders = filesWith(m.dir, [PASSWORD, ENCODED]);
  const names = holders.map((path) => path.slice(m.home.length + 1));
  expect(names.filter((name) => name !== '.config/goenv/env.fish')).toEqual(['.config/goenv/env.sh']);
  expect(holders.map((path) => statSync(path).mode & 0o777)).toEqual(holders.map(() => 0o600));
  for (const { out, err } of said) expect(out + err).not.toMatch(/tr0ub4dor/);
  const gone = await m.run(['revert', '-y', '--verbose'], { env });
  expect([gone.code, gone.out + gone.err]).toEqual([0, expect.not.stringMatching(/tr0ub4dor/)]);
  expect(m.tree()).toEqual(before);
});

test('without the variables apply names all of them and changes nothing; check knows what was applied', async () => {
  using m = machine();
  const before = m.tree();
  const profile = m.write('../work/p.yaml', PROFILE);
  expect((await m.run(['plan', profile])).code).toBe(0);
  const refused = await m.run(['apply', profile, '-y']);
  expect(refused).toMatchObject({ code: 1 });
  for (const name of ['PROXY_USER', 'PROXY_PASSWORD'])
    expect(refused.err).toContain(`\${env:${name}} (p.yaml:5)`);
  expect(m.tree()).toEqual(before);
  await m.run(['apply', profile, '-y'], { env });
  expect(await m.run(['check'])).toMatchObject({ code: 0 });
  expect(await m.run(['apply', profile, '-y'])).toMatchObject({ code: 0 });
  // Something else changes: the text that is there is kept.
  m.write('../work/p.yaml', PROFILE.replace('[acme.example]', '[acme.example, b.example]'));
  expect(await m.run(['apply', profile, '-y'])).toMatchObject({ code: 0 });
  expect(m.read('.config/goenv/env.sh')).toMatch(new RegExp(`${ENCODED}[^]*b\\.example`));
  // Another password is a change, and so is an edit of the file.
  const rotated = { ...env, PROXY_PASSWORD: 'another' };
  expect(await m.run(['check'], { env: rotated })).toMatchObject({ code: 2 });
  expect(await m.run(['apply', profile, '-y'], { env: rotated })).toMatchObject({ code: 0 });
  expect(m.read('.config/goenv/env.sh')).not.toContain(ENCODED);
  m.write('.config/goenv/env.sh', m.read('.config/goenv/env.sh').replaceAll('another', 'edited'));
  const drift = await m.run(['check']);
  expect([drift.code, drift.out + drift.err]).toEqual([2, expect.not.stringMatching(/edited|another/)]);
});

test('a password is never written through a link, and a file that others could read is closed', async () => {
  using m = machine();
  const profile = m.write('../work/p.yaml', PROFILE);
  m.write('.config/goenv/env.sh', '# mine\n', 0o644);
  expect((await m.run(['apply', profile, '-y'], { env })).code).toBe(0);
  expect(statSync(join(m.home, '.config/goenv/env.sh')).mode & 0o777).toBe(0o600);
  await m.run(['revert', '-y']);
  expect(statSync(join(m.home, '.config/goenv/env.sh')).mode & 0o777).toBe(0o644);
  using other = machine();
  const second = other.write('../work/p.yaml', PROFILE);
  other.write('shared/env.sh', '');
  other.write('.config/goenv/.keep', '');
  symlinkSync(join(other.home, 'shared/env.sh'), join(other.home, '.config/goenv/env.sh'));
  const refused = await other.run(['apply', second, '-y'], { env });
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.err).toContain('symbolic link');
  expect(other.read('shared/env.sh')).toBe('');
});

test('a linked start-up file stays a link', async () => {
  using m = machine();
  m.write('dotfiles/bashrc', 'export GOPROXY=off\n');
  symlinkSync('dotfiles/bashrc', join(m.home, '.bashrc'));
  const before = m.tree();
  const profile = m.write('../work/p.yaml', SHELL);
  expect((await m.run(['apply', profile, '-y'])).code).toBe(0);
  expect(lstatSync(join(m.home, '.bashrc')).isSymbolicLink()).toBe(true);
  expect(m.read('dotfiles/bashrc').split('\n')[1]).toBe('export GOPROXY=off');
  await m.run(['revert', '-y']);
  expect(m.tree()).toEqual(before);
});

test('the last line makes this shell current, in its own words', async () => {
  using m = machine();
  const profile = m.write('../work/p.yaml', SHELL);
  const last = async (args: readonly string[], more: Record<string, string>) =>
    (await m.run(args, { env: more })).out.trimEnd().split('\n').at(-1);
  const apply = ['apply', profile, '-y'];
  expect(await last(apply, { SHELL: '/bin/bash' })).toBe(
    'To make this shell current: . ~/.config/goenv/env.sh',
  );
  const current = { GIT_TERMINAL_PROMPT: '0', PATH: `${m.bin}:${m.home}/go/bin`, SHELL: '/bin/sh' };
  expect(await last(apply, current)).toMatch(/^Nothing to do/);
  expect(await last(apply, { ...current, GOPROXY: 'off' })).toBe(
    'To make this shell current: . ~/.config/goenv/env.sh',
  );
  expect(await last(['revert', '-y'], current)).toBe('To make this shell current: unset GIT_TERMINAL_PROMPT');
});

test.skipIf(isAbsent('fish'))('to somebody in fish it speaks fish', async () => {
  using m = machine(['go', 'git', 'fish']);
  const profile = m.write('../work/p.yaml', SHELL);
  const made = await m.run(['apply', profile, '-y'], { env: { SHELL: '/usr/bin/fish' } });
  expect(made.out).toContain('To make this shell current: source ~/.config/goenv/env.fish');
  const { out } = await m.run(['revert', '-y'], {
    env: { SHELL: '/usr/bin/fish', GIT_TERMINAL_PROMPT: '0' },
  });
  expect(out).toContain('set -e GIT_TERMINAL_PROMPT');
});

/** Files below a folder that hold one of the texts. */
function filesWith(folder: string, texts: readonly string[]): readonly string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return found.filter((path) => texts.some((text) => readFileSync(path, 'latin1').includes(text))).sort();
}

test('a HOME that is not the one of a login is named, and is where the lines go', async () => {
  using m = machine();
  const profile = m.write('../work/p.yaml', SHELL);
  const applied = await m.run(['apply', profile, '-y', '--verbose']);
  expect([applied.code, applied.err.includes('SHELL_OTHER_HOME')]).toEqual([0, true]);
  expect(applied.err).toContain(m.home);
  expect(m.read('.profile')).toContain('goenv/env.sh');
});
