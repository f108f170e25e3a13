import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { execute, isAbsent, locate, type Machine, machine } from './kit.ts';

/** What a path may be made of, and what a shell, git or systemd would run or read of it if it were not quoted. */
const PATHS = [
  '/x/`touch MARK`',
  '/x/"; touch MARK; "',
  "/x/'; touch MARK; '",
  "/x/\\'; touch MARK; #",
  '/x/; touch MARK',
  '/x/& touch MARK',
  '/x/| touch MARK',
  '/x/) (touch MARK)',
  '/x/\\',
  "/x/' # from elsewhere",
  '/x/*?[a]{b,c}',
  '/x/!touch MARK',
  '/x/%h %n',
  '/x/"]',
  '/x/" ; [core] sshCommand = touch MARK',
  '/x/; # \\n\\t\\"',
  '/x/$',
];

/** Applies a profile in whose allowed keys such a path stands. */
async function apply(m: Machine, path: string): Promise<void> {
  const text = JSON.stringify({
    version: 1,
    name: 'hostile',
    description: path,
    go: { env: { GOBIN: path } },
    git: { http: [{ url: 'https://git.example/', clientCert: path, clientKey: path }] },
    shell: { env: { NETRC: path, PIP_CERT: path }, path: [path] },
  });
  m.write('.profile', '# mine\n');
  m.write('.bashrc', '# mine\n');
  m.write('.zshenv', '# mine\n');
  const ended = await m.run(['apply', '-', '-y'], { stdin: text, env: { SHELL: '/bin/bash' } });
  expect(ended.code, ended.err).toBe(0);
}

describe.each(PATHS.map((path) => [path.replaceAll('MARK', 'marker')] as const))('%j', (path) => {
  test('is that path for every program, and runs nothing', async () => {
    using m = machine(['go', 'git', ...(FISH.length > 0 ? ['fish'] : [])]);
    await apply(m, path);
    const cwd = join(m.dir, 'work');
    const how = { cwd, env: { PATH: m.bin, HOME: m.home } };
    const file = join(m.home, '.config/goenv/env.sh');
    const script = `. '${file}'; printf '%s\\n' "$NETRC" "$PIP_CERT" "$PATH"`;
    const expected = `${path}\n${path}\n${m.bin}:${path}\n`;
    for (const shell of ['/bin/sh', '/bin/bash', ...OTHERS]) {
      const ended = await execute([shell, '-c', script], how);
      expect(ended.out, `${shell}: ${ended.err}`).toBe(expected);
    }
    for (const fish of FISH) {
      const ended = await execute([fish, '-c', 'printf "%s\\n" $NETRC $PATH[-1]'], how);
      expect(ended.out, ended.err).toBe(`${path}\n${path}\n`);
    }
    // A new login shell, by way of the start-up file.
    const login = await execute(['/bin/bash', '-lc', 'printf "%s\\n" "$NETRC"'], how);
    expect(login.out, login.err).toBe(`${path}\n`);
    const git = await execute([locate('git'), 'config', '--global', '--includes', '--list', '-z'], how);
    expect(git.out.split('\0').filter(Boolean).sort()).toEqual([
      expect.stringMatching(/^http\.https:\/\/git\.example\/\.sslcert\n/),
      expect.stringMatching(/^http\.https:\/\/git\.example\/\.sslkey\n/),
      expect.stringMatching(/^include\.path\n/),
    ]);
    const key = 'http.https://git.example/.sslCert';
    expect((await execute([locate('git'), 'config', '--includes', '-z', key], how)).out).toBe(`${path}\0`);
    expect((await execute([locate('go'), 'env', 'GOBIN'], how)).out).toBe(`${path}\n`);
    expect(readdirSync(cwd)).toEqual([]);
    expect((await m.run(['revert', '-y'])).code).toBe(0);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

const OTHERS = isAbsent('zsh') ? [] : [locate('zsh')];
const FISH = isAbsent('fish') ? [] : [locate('fish')];
