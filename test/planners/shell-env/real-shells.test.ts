import { existsSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAbsent } from '../../cli/kit.ts';
import { onTerminal, SEE, shellMachine } from './shell-machine.ts';

/** Every way to start a shell that reads a file of the user's, as measured (bash 5.2, dash, zsh 5.9, fish 3.6). */
const STARTS: readonly (readonly [shell: string, argv: readonly string[], env?: Record<string, string>])[] = [
  ['bash', ['bash', '-l', '-c', SEE]],
  ['bash', onTerminal(`bash -i -c '${SEE}'`)],
  ['bash', onTerminal(`bash -l -i -c '${SEE}'`)],
  ['dash', ['dash', '-l', '-c', SEE]],
  ['zsh', ['zsh', '-c', SEE]],
  ['zsh', ['zsh', '-l', '-c', SEE]],
  ['zsh', onTerminal(`zsh -i -c '${SEE}'`)],
  ['fish', ['fish', '-c', SEE]],
  ['fish', ['fish', '-l', '-c', SEE]],
  ['fish', onTerminal(`fish -i -c '${SEE}'`)],
];
const SHELLS = ['bash', 'dash', 'zsh', 'fish', 'script'];
const missing = new Set(SHELLS.filter((one) => isAbsent(one)));
const skip = (shell: string, argv: readonly string[]) => missing.has(shell) || missing.has(argv[0] ?? '');
const title = ([, argv, env]: (typeof STARTS)[number]) => [...Object.keys(env ?? {}), ...argv].join(' ');

const NASTY = {
  PLAIN: 'on',
  EMPTY: '',
  QUOTES: `it's "quoted" '' \\'`,
  SHELL_WORDS: '$HOME ${PATH} $(touch pwned) `touch pwned` ; & | > < * ? ~ ! # \\ \\\\ \\n %s',
  UNICODE: '代理 é \u{1f98a} ü',
  ENDS: 'ends in \\',
};
const profile = {
  network: {
    proxy: { http: 'http://p.example:8080', https: 'http://p.example:8081' },
    noProxy: ['a.example'],
  },
  shell: { env: NASTY, unset: ['GOPROXY', 'GOSUMDB'], path: ["/opt/it's $x/bin", '/opt/go/bin'] },
};
const no = 'a.example,localhost,127.0.0.1,::1';
const WANTED = {
  ...NASTY,
  HTTP_PROXY: 'http://p.example:8080',
  http_proxy: 'http://p.example:8080',
  HTTPS_PROXY: 'http://p.example:8081',
  https_proxy: 'http://p.example:8081',
  NO_PROXY: no,
  no_proxy: no,
};

describe('every start sees exactly what the profile says, in a home of an awkward name', () => {
  for (const one of STARTS) {
    const [shell, argv, env] = one;
    test.skipIf(skip(shell, argv))(title(one), async () => {
      using machine = shellMachine(`ho"me $x 'é`);
      machine.write('.bashrc', '# mine\n[ -z "$PS1" ] && return\nexport GOPROXY=off\n');
      machine.write('.zshrc', 'export GOPROXY=off');
      machine.write('.zlogin', 'export GOPROXY=off\n');
      machine.write('.config/fish/config.fish', 'set -gx GOPROXY off\n');
      await machine.apply(profile);
      const seen = await machine.start(argv, { GOSUMDB: 'off', ...env });
      expect(seen).toMatchObject({ status: 0, said: '' });
      expect(Object.fromEntries(Object.keys(WANTED).map((name) => [name, seen.env.get(name)]))).toEqual(
        WANTED,
      );
      expect(seen.env.has('GOPROXY')).toBe(false);
      expect(seen.env.has('GOSUMDB')).toBe(false);
      const folders = seen.env
        .get('PATH')
        ?.split(':')
        .filter((folder) => folder.startsWith('/opt/'));
      expect(folders).toEqual(["/opt/it's $x/bin", '/opt/go/bin']);
      expect(machine.has('pwned')).toBe(false);
    });
    test.skipIf(skip(shell, argv))(`${title(one)}: without the env files`, async () => {
      using machine = shellMachine();
      machine.write('.bashrc', 'export MINE=1\n');
      await machine.apply(profile);
      rmSync(`${machine.home}/.config/goenv`, { recursive: true });
      const seen = await machine.start(argv, env);
      expect(seen).toMatchObject({ status: 0, said: '' });
      expect(seen.env.has('HTTPS_PROXY')).toBe(false);
    });
  }
});

test.skipIf(missing.has('bash'))(
  'bash reads .bashrc for a command over ssh, above the early return',
  async () => {
    using machine = shellMachine();
    machine.write('.bashrc', 'case $- in\n  *i*) ;;\n  *) return;;\nesac\n');
    await machine.apply(profile);
    expect(machine.read('.bashrc').split('\n')[0]).toContain('goenv');
    // How bash knows sshd: SSH_CLIENT, or a socket as standard input.
    const seen = await machine.start(['bash', '-c', SEE], { SSH_CLIENT: '::1 1 22' });
    expect(seen.env.get('HTTPS_PROXY')).toBe('http://p.example:8081');
  },
);

test.skipIf(missing.has('bash'))(
  'an existing .bash_profile hides .profile, and is tied in itself',
  async () => {
    using machine = shellMachine();
    machine.write('.bash_profile', 'export MINE=1');
    await machine.apply(profile);
    const seen = await machine.start(['bash', '-l', '-c', SEE]);
    expect([seen.env.get('MINE'), seen.env.get('PLAIN')]).toEqual(['1', 'on']);
    await machine.apply({});
    expect([machine.read('.bash_profile'), machine.has('.profile')]).toEqual(['export MINE=1', false]);
  },
);

test('no file that would hide another is made', async () => {
  using machine = shellMachine();
  await machine.apply(profile);
  expect(['.bash_profile', '.bash_login', '.bashrc', '.zshrc'].map((name) => machine.has(name))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

describe('sourced three times PATH has the folder once', () => {
  const posix = (shell: string) => [
    shell,
    '-c',
    `for i in 1 2 3; do . "$HOME/.config/goenv/env.sh"; done; ${SEE}`,
  ];
  const fish = ['fish', '-c', `for i in 1 2 3; source "$HOME/.config/goenv/env.fish"; end; ${SEE}`];
  test.each([
    ['bash', posix('bash')],
    ['dash', posix('dash')],
    ['zsh', posix('zsh')],
    ['fish', fish],
  ])('%s', async (shell, argv) => {
    if (missing.has(shell)) return;
    using machine = shellMachine();
    await machine.apply(profile);
    const { env } = await machine.start(argv);
    expect(
      env
        .get('PATH')
        ?.split(':')
        .filter((one) => one === '/opt/go/bin'),
    ).toEqual(['/opt/go/bin']);
    expect(env.get('PATH')?.split(':').at(-2)).toBe("/opt/it's $x/bin");
  });
});

test.skipIf(missing.has('bash'))('under set -eu a start-up file still ends well', async () => {
  using machine = shellMachine();
  machine.write('.bashrc', '');
  await machine.apply(profile);
  for (const shell of ['bash', 'dash']) {
    const argv = [
      shell,
      ...(shell === 'bash' ? ['--norc'] : []),
      '-euc',
      `. "$HOME/.profile"; unset PATH; . "$HOME/.profile"; echo "$PATH"`,
    ];
    expect(await machine.start(argv)).toMatchObject({ status: 0, said: "/opt/it's $x/bin:/opt/go/bin\n" });
  }
});

const GENERATOR = '/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator';
const isThere = existsSync(GENERATOR);
if (!isThere) console.log('SKIPPED: the generator of systemd is absent');
test.skipIf(!isThere)('systemd reads the same values for graphical programs', async () => {
  using machine = shellMachine();
  // systemd takes an empty value as none.
  const { EMPTY: _, ...full } = NASTY;
  const { EMPTY: __, ...wanted } = WANTED;
  await machine.apply({ ...profile, shell: { ...profile.shell, env: full } });
  const { said, status } = await machine.start([GENERATOR]);
  machine.write('generated', said.replaceAll(/^([A-Za-z_]\w*=)/gm, 'export $1'));
  expect(status).toBe(0);
  const { env } = await machine.start(['bash', '-c', `. ./generated; ${SEE}`]);
  expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, env.get(name)]))).toEqual(wanted);
  expect(env.get('PATH')).toBe("/usr/local/bin:/usr/bin:/bin:/opt/it's $x/bin:/opt/go/bin");
});
