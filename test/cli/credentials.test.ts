// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this in a profile.
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAbsent, type Machine, machine } from './kit.ts';
import { onTerminal } from './on-terminal.ts';

const THEIRS = 'machine x.example login a password b\r\ndefault login anonymous';
const ENV = { LOGIN: 'ci', TOKEN: 't0ken-of-today' };

function profile(m: Machine, password = '${env:TOKEN}', machineName = 'athens.acme.internal'): string {
  return m.write(
    '../work/p.yaml',
    `version: 1
name: creds
environment: test
credentials:
  - machine: ${machineName}
    login: "\${env:LOGIN}"
    password: "${password}"
`,
  );
}

const modeOf = (m: Machine) => (statSync(join(m.home, '.netrc')).mode & 0o777).toString(8);

test('a whole life: 0600 while a password is in it, byte for byte and mode by mode as before at the end', async () => {
  using m = machine([]);
  m.write('.netrc', THEIRS, 0o644);
  const before = m.tree();
  const path = profile(m);
  const shown = await m.run(['plan', path], { env: ENV });
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.err).toContain('NETRC_TIGHTENED');
  expect(await m.run(['apply', path, '-y'], { env: ENV })).toMatchObject({ code: 0 });
  expect(m.read('.netrc')).toContain('machine athens.acme.internal login ci password t0ken-of-today\n');
  expect(m.read('.netrc').endsWith(THEIRS)).toBe(true);
  expect(modeOf(m)).toBe('600');
  const applied = m.tree();
  expect(await m.run(['apply', path, '-y'], { env: ENV })).toMatchObject({ code: 0 });
  expect(await m.run(['check'])).toMatchObject({ code: 0 });
  expect(m.tree()).toEqual(applied);
  const rotated = { ...ENV, TOKEN: 't0ken-of-tomorrow' };
  const plan = await m.run(['plan', path], { env: rotated });
  expect(plan.out).toContain('Plan: 0 to create, 1 to update, 0 to delete, 0 unchanged.');
  expect(await m.run(['apply', path, '-y'], { env: rotated })).toMatchObject({ code: 0 });
  expect(m.read('.netrc')).toContain('t0ken-of-tomorrow');
  expect(await m.run(['revert', '-y'])).toMatchObject({ code: 0 });
  expect(m.tree()).toEqual(before);
});

test('of a variable nothing is remembered but a digest with a salt of this machine’s own', async () => {
  const digests = (m: Machine) => JSON.parse(m.read('.local/state/goenv/settled.json')).testimony.env;
  using one = machine([]);
  using two = machine([]);
  for (const m of [one, two])
    expect(await m.run(['apply', profile(m), '-y'], { env: ENV })).toMatchObject({ code: 0 });
  expect(digests(one)['TOKEN']).toMatch(/^[0-9a-f]{64}$/);
  expect(digests(one)['TOKEN']).not.toBe(createHash('sha256').update(ENV.TOKEN).digest('hex'));
  expect(digests(one)['TOKEN']).not.toBe(digests(two)['TOKEN']);
  // One of an earlier version, without a salt, is as good as none.
  const path = '.local/state/goenv/settled.json';
  const { testimony, ...known } = JSON.parse(one.read(path));
  one.write(path, JSON.stringify({ ...known, testimony: { ...testimony, salt: undefined } }));
  expect(await one.run(['apply', profile(one), '-y'], { env: ENV })).toMatchObject({ code: 0 });
  expect(JSON.parse(one.read(path)).testimony.salt).toMatch(/^[0-9a-f]{32}$/);
});

test('a block that another journal left: what cannot be written again comes back with the file, or goes', async () => {
  using m = machine([]);
  const two = profile(m);
  const both = `${m.read('../work/p.yaml')}  - { machine: b.internal, login: "\${env:LOGIN}", password: "\${env:TOKEN}" }\n`;
  m.write('../work/p.yaml', both);
  await m.run(['apply', two, '-y'], { env: ENV });
  rmSync(join(m.home, '.local'), { recursive: true });
  const before = m.tree();
  const rotated = { ...ENV, TOKEN: 'another' };
  expect((await m.run(['apply', two, '-y'], { env: rotated })).out).toContain('2 updated');
  const one = profile(m);
  expect(await m.run(['apply', one, '-y'], { env: rotated })).toMatchObject({ code: 0 });
  expect(m.read('.netrc')).not.toContain('b.internal');
  expect(await m.run(['revert', '-y'])).toMatchObject({ code: 0 });
  expect(m.tree()).toEqual(before);
});

test('a file that others can read again is drift; apply closes it', async () => {
  using m = machine([]);
  const path = profile(m);
  await m.run(['apply', path, '-y'], { env: ENV });
  chmodSync(join(m.home, '.netrc'), 0o644);
  const check = await m.run(['check']);
  expect(check.code).toBe(2);
  expect(check.out).toContain('(sensitive; mode 0644)');
  expect(await m.run(['apply', path, '-y'], { env: ENV })).toMatchObject({ code: 0 });
  expect(modeOf(m)).toBe('600');
});

test('never through a link: refused at planning, nothing changed', async () => {
  using m = machine([]);
  m.write('dotfiles/netrc', THEIRS, 0o600);
  symlinkSync('dotfiles/netrc', join(m.home, '.netrc'));
  const before = m.tree();
  const path = profile(m);
  for (const command of [
    ['plan', path],
    ['apply', path, '-y'],
  ]) {
    const ended = await m.run(command, { env: ENV });
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('SECRET_THROUGH_LINK');
  }
  expect(m.tree()).toEqual(before);
  expect(lstatSync(join(m.home, '.netrc')).isSymbolicLink()).toBe(true);
});

test('NETRC and GOAUTH keep it from being in force: exit 2, the line named', async () => {
  using m = machine([]);
  m.write('.profile', 'export NETRC=/elsewhere\n');
  const path = profile(m);
  const ended = await m.run(['apply', path, '-y'], { env: { ...ENV, NETRC: '/elsewhere' } });
  expect(ended.code).toBe(2);
  expect(ended.out).toContain('overridden by environment variable NETRC = /elsewhere (~/.profile:1)');
  expect(await m.run(['check'])).toMatchObject({ code: 0 });
  const off = await m.run(['check'], { env: { GOAUTH: 'off' } });
  expect(off.code).toBe(2);
  expect(off.out).toContain('GOAUTH');
});

describe('${file:} and ${command:}', () => {
  test('are nothing without leave: exit 3, and 1 for a saved plan that has none', async () => {
    using m = machine([]);
    m.script('secret', 'echo ran >> "$HOME/ran"; echo from-command');
    const path = profile(m, '${command:secret show}');
    for (const command of ['validate', 'plan', 'check', 'apply'])
      expect(await m.run([command, path], { env: ENV })).toMatchObject({ code: 3 });
    const allowed = await m.run(['plan', path, '--allow', 'command', '--out', 'p.plan'], { env: ENV });
    expect(allowed).toMatchObject({ code: 0 });
    expect(allowed.out).toContain('(known after apply)');
    const saved = await m.run(['apply', '--plan', 'p.plan', '-y'], { env: ENV });
    expect(saved.code).toBe(1);
    expect(saved.err).toContain('REFERENCE_NOT_ALLOWED');
    expect(m.tree().has('ran')).toBe(false);
    const ended = await m.run(['apply', '--plan', 'p.plan', '-y', '--allow', 'command'], { env: ENV });
    expect(ended).toMatchObject({ code: 0 });
    expect(m.read('.netrc')).toContain('password from-command\n');
  });

  test('apply alone runs the command, each time, and a new value is an update', async () => {
    using m = machine([]);
    m.script('secret', 'cat "$HOME/value"');
    m.write('value', 'one\n', 0o600);
    const path = profile(m, '${command:secret}');
    const allow = ['--allow', 'command'];
    expect(await m.run(['apply', path, '-y', ...allow], { env: ENV })).toMatchObject({ code: 0 });
    m.write('value', 'two\n', 0o600);
    // Nobody but apply can know.
    expect(await m.run(['plan', path, '--detailed-exitcode', ...allow], { env: ENV })).toMatchObject({
      code: 0,
    });
    expect(await m.run(['check'])).toMatchObject({ code: 0 });
    expect((await m.run(['apply', path, '-y', ...allow], { env: ENV })).out).toContain('1 updated');
    expect(m.read('.netrc')).toContain('password two\n');
  });

  test('a file gives its first line; a path starts at the profile', async () => {
    using m = machine([]);
    m.write('../work/keys/token', 'from-file\r\nnot this\n', 0o600);
    const path = profile(m, '${file:./keys/token}');
    const ended = await m.run(['apply', path, '-y', '--allow', 'file'], { env: ENV, cwd: '/' });
    expect(ended).toMatchObject({ code: 0 });
    expect(m.read('.netrc')).toContain('password from-file\n');
  });

  test.each([
    ['${file:/nowhere/x}', 'REFERENCE_FILE_MISSING'],
    ['${file:~/open}', 'REFERENCE_FILE_OPEN'],
    ['${file:~/empty}', 'REFERENCE_NO_VALUE'],
    ['${file:~}', 'NOT_A_FILE'],
    ['${command:nowhere-to-be-found}', 'REFERENCE_COMMAND_FAILED'],
    ['${command:fails}', 'REFERENCE_COMMAND_FAILED'],
    ['${command:true}', 'REFERENCE_NO_VALUE'],
    ['${command:blanks}', 'CREDENTIAL_VALUE_UNFIT'],
  ])('%s: %s, nothing changed', async (reference, code) => {
    using m = machine([]);
    m.write('open', 'mark-in-file\n', 0o644);
    m.write('empty', '\nmark-in-file\n', 0o600);
    m.script('fails', 'echo mark-in-stdout; echo mark-in-stderr >&2; exit 3');
    m.script('blanks', 'echo mark in stdout');
    const path = profile(m, reference);
    const before = m.tree();
    const ended = await m.run(['apply', path, '-y', '--allow', 'file,command'], { env: ENV });
    expect(ended.code).toBe(1);
    expect(ended.err).toContain(code);
    expect(ended.err + ended.out).not.toMatch(/mark.in/);
    expect(m.tree()).toEqual(before);
  });
});

describe.skipIf(isAbsent('script'))('on a terminal', () => {
  test('what is missing is asked for once, unseen, after the consent; the next plan is no drift', async () => {
    using m = machine([]);
    const path = profile(m, '${env:TOKEN}', 'athens.acme.internal:8443');
    const ended = await onTerminal(m, `apply ${path} --no-verify`, {
      dialogue: [
        ['[y/N]', 'y\\n'],
        ['LOGIN} (p.yaml:5), not shown', 'ci\\n'],
        ['TOKEN} (p.yaml:5), not shown', 'typed-t0ken\\n'],
      ],
    });
    expect(ended.code, ended.out).toBe(0);
    expect(ended.out.match(/Value of/g)).toHaveLength(2);
    expect(ended.out).toContain('Value of ${env:TOKEN}');
    expect(ended.out).not.toContain('typed-t0ken');
    expect(m.read('.netrc')).toContain('login ci password typed-t0ken\n');
    expect(await m.run(['plan', path, '--detailed-exitcode'])).toMatchObject({ code: 0 });
    expect(await m.run(['apply', path, '-y'])).toMatchObject({ code: 0 });
  });

  test('--yes asks for values all the same; no answer is missing; Ctrl-C is 130; both change nothing', async () => {
    using m = machine([]);
    const path = profile(m);
    const before = m.tree();
    const none = await onTerminal(m, `apply ${path} --yes --no-verify`, {
      dialogue: [['TOKEN}', '\\n']],
      env: { LOGIN: 'ci' },
    });
    expect(none.out).toContain('REFERENCES_MISSING');
    expect(none.code).toBe(1);
    const stopped = await onTerminal(m, `apply ${path} --yes --no-verify`, {
      dialogue: [['LOGIN}', '\\003']],
    });
    expect(stopped.code, stopped.out).toBe(130);
    expect(m.tree()).toEqual(before);
  });
});

test('without a terminal all that is missing is named at once, with its line', async () => {
  using m = machine([]);
  const before = m.tree();
  const path = profile(m);
  const ended = await m.run(['apply', path, '-y']);
  expect(ended.code).toBe(1);
  expect(ended.err).toContain('${env:LOGIN} (p.yaml:5), ${env:TOKEN} (p.yaml:5)');
  expect(m.tree()).toEqual(before);
});

describe('goenv run', () => {
  const command = ['--', 'sh', '-c', 'cat "$NETRC"; ls -l "$NETRC"; printf "%s " "$NETRC" "$0" "$@"'];

  test('lends a private netrc with what is there below it, and leaves nothing', async () => {
    using m = machine(['ls']);
    m.write('.netrc', THEIRS, 0o600);
    const before = m.tree();
    const ended = await m.run(['run', profile(m), ...command], { env: { ...ENV, TMPDIR: m.dir } });
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toContain('machine athens.acme.internal login ci password t0ken-of-today\n');
    expect(ended.out).toContain(THEIRS);
    expect(ended.out).toContain('-rw------- ');
    expect(m.tree()).toEqual(before);
    expect(() => readFileSync(/(\S*goenv-run\S*)/.exec(ended.out)?.[1] ?? 'no name')).toThrow('ENOENT');
  });

  test.skipIf(isAbsent('git'))(
    'gives git the login for that address alone, before any other helper',
    async () => {
      using m = machine(['git']);
      m.write('.gitconfig', '[credential]\n\thelper = "!echo username=wrong; echo password=wrong; :"\n');
      const path = profile(m, '${env:TOKEN}', 'git.acme.internal:8443');
      const fill = async (host: string) => {
        const ask = `printf 'protocol=https\\nhost=${host}\\n\\n' | git credential fill`;
        return (await m.run(['run', path, '--', 'sh', '-c', ask], { env: ENV })).out;
      };
      expect(await fill('git.acme.internal:8443')).toContain('username=ci\npassword=t0ken-of-today\n');
      expect(await fill('git.acme.internal:9443')).toContain('password=wrong\n');
    },
  );

  test('says what curl does not see', async () => {
    using m = machine([]);
    m.script('curl', 'exit 0');
    const ended = await m.run(['run', profile(m), '--', 'curl', 'https://x'], { env: ENV });
    expect(ended.code).toBe(0);
    expect(ended.err).toContain('RUN_CURL_NETRC');
  });

  test('without the variables: exit 1, before anything runs', async () => {
    using m = machine([]);
    const ended = await m.run(['run', profile(m), '--', 'sh', '-c', 'echo ran']);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('REFERENCES_MISSING');
  });
});
