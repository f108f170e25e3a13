import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readBundle } from '../../src/pki/bundle.ts';
import { certificateMill } from '../pki/make-certificates.ts';
import { type Machine, machine, PROGRAM } from './kit.ts';
import { ACME, day } from './profiles.ts';

const mill = certificateMill();
afterAll(() => mill[Symbol.dispose]());
mill.make('acme');
const PRINT = mill.fingerprint('acme.pem');

/** Runs a command with a profile; everything it may write to is looked at before and after. */
async function lend(
  m: Machine,
  profile: string,
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  const file = m.write('../work/p.yaml', profile);
  const before = m.tree();
  const result = await m.run(['run', file, '--', ...command], {
    env: { TMPDIR: temp(m), LANG: 'C', ...env },
  });
  expect(m.tree()).toEqual(before);
  expect(readdirSync(temp(m))).toEqual([]);
  return result;
}

function temp(m: Machine): string {
  mkdirSync(join(m.dir, 'tmp'), { recursive: true });
  return join(m.dir, 'tmp');
}

/** The environment of a command. */
async function lentEnv(m: Machine, profile: string, env: Readonly<Record<string, string>> = {}) {
  const { out, err, code } = await lend(m, profile, ['env', '-0'], env);
  if (code !== 0) throw new Error(err);
  const pairs = out
    .split('\0')
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

async function goEnv(m: Machine, profile: string, env: Readonly<Record<string, string>> = {}) {
  const { out, err } = await lend(m, profile, ['go', 'env', '-json'], env);
  return out === '' ? { err } : (JSON.parse(out) as Record<string, string>);
}

describe('go', () => {
  test('the real go sees the profile, and the machine keeps nothing', async () => {
    using m = machine(['go', 'git']);
    const seen = await goEnv(m, ACME);
    expect(seen).toMatchObject({
      GOPROXY: 'https://athens.acme.example,direct',
      GOPRIVATE: 'git.acme.example',
      GONOPROXY: 'git.acme.example',
      GONOSUMDB: 'git.acme.example',
      GOFLAGS: '-modcacherw',
      GOENV: join(m.home, '.config/go/env'),
    });
  });

  test.each([
    ['go/env', 'GOPRIVATE=mine.example\n', {}, 'git.acme.example,mine.example'],
    [
      'the environment',
      'GOPRIVATE=hidden.example\n',
      { GOPRIVATE: 'mine.example' },
      'git.acme.example,mine.example',
    ],
    [
      'an empty variable counts as none',
      'GOPRIVATE=mine.example\n',
      { GOPRIVATE: '' },
      'git.acme.example,mine.example',
    ],
    ['the same twice', 'GOPRIVATE=git.acme.example\n', {}, 'git.acme.example'],
  ])('private patterns of the user stay: %s', async (_, file, env, wanted) => {
    using m = machine(['go']);
    m.write('.config/go/env', file);
    const { GOPRIVATE, GONOPROXY, GONOSUMDB } = (await goEnv(m, ACME, env)) as Record<string, string>;
    expect([GOPRIVATE, GONOPROXY, GONOSUMDB]).toEqual([wanted, wanted, wanted]);
  });

  test('where the user has set GONOPROXY and GONOSUMDB, the private patterns are in them', async () => {
    using m = machine(['go']);
    m.write('.config/go/env', 'GONOPROXY=a.example\nGONOSUMDB=b.example\n');
    const seen = await goEnv(m, ACME);
    expect(seen).toMatchObject({
      GONOPROXY: 'git.acme.example,a.example',
      GONOSUMDB: 'git.acme.example,b.example',
    });
  });

  test('what $GOROOT/go.env says is joined, too', async () => {
    using m = machine(['go']);
    const goroot = join(m.dir, 'goroot');
    const real = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
    mkdirSync(goroot);
    for (const name of readdirSync(real))
      if (name !== 'go.env') symlinkSync(join(real, name), join(goroot, name));
    m.write(join(goroot, 'go.env'), 'GOPRIVATE=all.example\nGONOSUMDB=b.example\nGOTOOLCHAIN=local\n');
    const seen = await goEnv(m, ACME, { GOROOT: goroot });
    expect(seen).toMatchObject({
      GOPRIVATE: 'git.acme.example,all.example',
      GONOPROXY: 'git.acme.example,all.example',
      GONOSUMDB: 'git.acme.example,b.example',
    });
  });

  test('via: proxy keeps what the user has private', async () => {
    using m = machine(['go']);
    m.write('.config/go/env', 'GOPRIVATE=mine.example\n');
    const profile = ACME.replace(
      '[git.acme.example]',
      '[git.acme.example, { path: p.example/x, via: proxy }]',
    );
    expect(await goEnv(m, profile)).toMatchObject({
      GOPRIVATE: 'git.acme.example,p.example/x,mine.example',
      GONOPROXY: 'git.acme.example,mine.example',
    });
  });

  test('without go the rest is lent all the same', async () => {
    using m = machine(['env']);
    m.write('.config/go/env', 'GOSUMDB=off\nGOPRIVATE=mine.example\n');
    const seen = await lentEnv(m, ACME.replace('go:\n', 'go:\n  sumdb: default\n'));
    expect(seen).toMatchObject({
      GOPRIVATE: 'git.acme.example,mine.example',
      GOSUMDB: 'sum.golang.google.cn',
    });
  });

  test('GOSUMDB and GOINSECURE that the file weakens are as if they were not there', async () => {
    using m = machine(['go']);
    const profile = ACME.replace('go:\n', 'go:\n  sumdb: default\n');
    const own = ((await goEnv(m, profile)) as Record<string, string>)['GOSUMDB'];
    m.write('.config/go/env', 'GOSUMDB=off\nGOINSECURE=x.example\n');
    const seen = await goEnv(m, profile, { GOINSECURE: 'y.example', GOSUMDB: 'off' });
    expect(seen).toMatchObject({ GOSUMDB: own, GOINSECURE: 'none' });
    expect(own).not.toBe('off');
  });

  test('GOENV=off is no obstacle: go reads the variables alone', async () => {
    using m = machine(['go']);
    expect(await goEnv(m, ACME, { GOENV: 'off' })).toMatchObject({
      GOENV: '',
      GOPRIVATE: 'git.acme.example',
    });
  });

  test('an exception past its date counts as absent, also where an apply has written it', async () => {
    using m = machine(['go', 'git', 'env']);
    m.write(
      '.config/go/env',
      'GOSUMDB=off\nGONOSUMDB=x.example\nGOINSECURE=h.example\nGOPRIVATE=p.example\n',
    );
    const entry = (what: string) => `  - { ${what}, reason: r, expires: ${day(-2)} }\n`;
    const profile = `version: 1\nname: old\nenvironment: test\ngo: { toolchain: local }\ninsecure:\n${[
      'allow: no-sumdb, module: all',
      'allow: no-sumdb, module: x.example',
      'allow: plain-http, module: h.example',
      'allow: skip-tls-verify, host: t.example',
    ]
      .map(entry)
      .join('')}`;
    const seen = await lentEnv(m, profile);
    expect(seen).toMatchObject({ GONOSUMDB: 'p.example', GOINSECURE: 'none', GIT_CONFIG_VALUE_0: 'true' });
    expect(seen['GOSUMDB']).toMatch(/^sum\./);
    const { out, err } = await lend(m, profile, [
      'git',
      'config',
      '--get-urlmatch',
      'http.sslVerify',
      'https://t.example/x',
    ]);
    expect(out.trim()).toBe('true');
    expect(err).toContain('EXCEPTION_EXPIRED');
  });
});

describe('git', () => {
  test('rewrites and settings are there for the real git, behind those of the environment', async () => {
    using m = machine(['git']);
    const env = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: 'Mine' };
    const git = async (...args: string[]) => (await lend(m, ACME, ['git', ...args], env)).out.trim();
    expect(await git('ls-remote', '--get-url', 'https://git.acme.example/a')).toBe(
      'ssh://git@git.acme.example/a',
    );
    expect(await git('config', '--get-urlmatch', 'http.proxy', 'https://git.partner.example/r')).toBe(
      'http://other.example:3128',
    );
    expect(await git('config', 'user.name')).toBe('Mine');
  });

  test("a rewrite of the user's that git prefers is named", async () => {
    using m = machine(['git']);
    m.write('.gitconfig', '[url "ssh://mine.example/"]\n\tinsteadOf = https://git.acme.example/\n');
    const { out, err } = await lend(m, ACME, ['git', 'ls-remote', '--get-url', 'https://git.acme.example/a']);
    expect(out.trim()).toBe('ssh://mine.example/a');
    expect(err).toMatch(/warning NOT_IN_FORCE[\s\S]*\.gitconfig:2/);
  });

  test('a configuration that git cannot read is no obstacle for other commands', async () => {
    using m = machine(['git']);
    m.write('.gitconfig', '[broken\n');
    expect((await lend(m, ACME, ['sh', '-c', 'exit 0'])).code).toBe(0);
  });

  test('a certificate of the environment still counts for hosts that the profile does not name', async () => {
    using m = machine(['git', 'env']);
    const profile = `version: 1\nname: c\ngit:\n  http: [{ url: "https://a.example/", clientCert: /c.pem, clientKey: /k.pem }]\n`;
    const env = { GIT_SSL_CERT: '/mine.pem' };
    const cert = async (url: string) =>
      (await lend(m, profile, ['git', 'config', '--get-urlmatch', 'http.sslCert', url], env)).out.trim();
    expect([await cert('https://a.example/r'), await cert('https://b.example/r')]).toEqual([
      '/c.pem',
      '/mine.pem',
    ]);
    expect((await lentEnv(m, profile, env))['GIT_SSL_CERT']).toBeUndefined();
  });
});

describe('shell and network', () => {
  const NET = `version: 1
name: net
network:
  proxy: "http://\${env:PROXY_USER}:\${env:PROXY_PASS}@proxy.example:3128"
  noProxy: [acme.example]
shell:
  env: { GODEBUG: netdns=go }
  unset: [GOPROXY, DROPPED]
  path: [/opt/acme/bin, /usr/bin]
`;

  test('proxies in both cases, references, shell.env, shell.unset, PATH', async () => {
    using m = machine(['env']);
    const env = {
      PROXY_USER: 'u',
      PROXY_PASS: 'p@ss',
      DROPPED: 'x',
      GOPROXY: 'off',
      PATH: `${m.bin}:/usr/bin`,
    };
    const seen = await lentEnv(m, NET, env);
    const url = 'http://u:p%40ss@proxy.example:3128';
    expect(seen).toMatchObject({ HTTP_PROXY: url, http_proxy: url, HTTPS_PROXY: url, https_proxy: url });
    expect(seen).toMatchObject({ GODEBUG: 'netdns=go', PATH: `${m.bin}:/usr/bin:/opt/acme/bin` });
    expect([seen['NO_PROXY'], seen['no_proxy']]).toEqual(
      Array(2).fill('acme.example,localhost,127.0.0.1,::1'),
    );
    expect([seen['DROPPED'], seen['GOPROXY'], seen['GIT_CONFIG_COUNT']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('references without a value are all named, and nothing is run', async () => {
    using m = machine([]);
    const { code, err, out } = await lend(m, NET, ['sh', '-c', 'echo ran'], { PROXY_USER: 'u' });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/REFERENCES_MISSING[\s\S]*\$\{env:PROXY_PASS\}/);
  });
});

describe('certificates', () => {
  const TRUST = `version: 1\nname: t\ntrust:\n  scope: machine\n  certificates:\n    - { file: "${join(mill.dir, 'acme.pem')}", sha256: ${PRINT} }\n`;
  const COPY = 'cat "$SSL_CERT_FILE" > "$OUT"; stat -c %a "$SSL_CERT_FILE" "${SSL_CERT_FILE%/*}"; env -0';

  test('are lent as files that are gone afterwards, whatever their scope', async () => {
    using m = machine(['git', 'env', 'stat']);
    const copy = join(m.dir, 'copy.pem');
    const { out, code } = await lend(m, TRUST, ['sh', '-c', COPY], {
      OUT: copy,
      GIT_SSL_CAINFO: '/mine.pem',
    });
    expect(code).toBe(0);
    expect(readBundle(readFileSync(copy)).map(({ sha256 }) => sha256)).toContain(PRINT);
    expect(out).toMatch(/^600\n700\n/);
    const bundle = /SSL_CERT_FILE=([^\0]+)/.exec(out)?.[1] ?? '';
    expect(bundle).toContain(temp(m));
    for (const name of ['CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE']) expect(out).toContain(`${name}=${bundle}\0`);
    expect(out).toContain(`NODE_EXTRA_CA_CERTS=${bundle.replace('ca-bundle', 'ca-extra')}\0`);
    expect(out).not.toContain('GIT_SSL_CAINFO');
    const git = await lend(m, TRUST, ['sh', '-c', 'git config http.sslCAInfo; echo "$SSL_CERT_FILE"']);
    const [asked, given] = git.out.trim().split('\n');
    expect(asked).toBe(given);
  });

  test('a wrong pin is refused before anything is run', async () => {
    using m = machine([]);
    const { code, out } = await lend(m, TRUST.replace(PRINT, '0'.repeat(64)), ['sh', '-c', 'echo ran']);
    expect([code, out]).toEqual([4, '']);
  });

  test('after kill -9 the files stay for the command that still runs, and the next run sweeps them', async () => {
    using m = machine(['env']);
    const started = await start(m, TRUST, 'exec sleep 60');
    started.child.kill('SIGKILL');
    await started.ended;
    const left = readdirSync(temp(m));
    expect(left.length).toBe(1);
    expect(statSync(join(temp(m), left[0] ?? '')).mode & 0o777).toBe(0o700);
    const other = join(temp(m), 'goenv-run-of-somebody-else');
    mkdirSync(other);
    const again = () => m.run(['run', 'cn', '--', 'true'], { env: { TMPDIR: temp(m) } });
    expect((await again()).code).toBe(0);
    expect(readdirSync(temp(m)).sort()).toEqual([...left, 'goenv-run-of-somebody-else'].sort());
    process.kill(started.pid, 'SIGKILL');
    while (isRunning(started.pid)) await pause();
    expect((await again()).code).toBe(0);
    expect(readdirSync(temp(m))).toEqual(['goenv-run-of-somebody-else']);
  });

  test.each([
    ['SIGINT', 'trap "exit 9" INT; while :; do sleep 0.05; done', 9],
    ['SIGTERM', 'exec sleep 60', 143],
    ['SIGHUP', 'trap "exit 8" HUP; while :; do sleep 0.05; done', 8],
    ['SIGQUIT', 'trap "exit 7" QUIT; while :; do sleep 0.05; done', 7],
  ] as const)('%s goes to the command, and its end is ours', async (signal, script, code) => {
    using m = machine([]);
    const { child, ended } = await start(m, TRUST, script);
    expect(readdirSync(temp(m)).length).toBe(1);
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(readdirSync(temp(m))).toEqual([]);
  });
});

describe('the command', () => {
  test.each([
    ['its exit code', ['sh', '-c', 'exit 7'], 7],
    ['its signal', ['sh', '-c', 'kill -9 $$'], 137],
    ['no such program', ['no-such-program'], 127],
    ['the empty name', [''], 127],
    ['a folder', ['/'], 126],
    ['options of its own', ['sh', '-c', 'test "$1" = --json', 'x', '--json'], 0],
    ['a second --', ['sh', '-c', 'test "$1$2" = --x', 'x', '--', 'x'], 0],
  ])('%s', async (_, command, code) => {
    using m = machine([]);
    expect((await lend(m, ACME, command)).code).toBe(code);
  });

  test('has our streams and our folder, and the warnings of the profile are on stderr alone', async () => {
    using m = machine([]);
    const file = m.write(
      '../work/p.yaml',
      ACME.replace('https://athens', 'http://athens').replace(/ {2}private.*\n/, ''),
    );
    const result = await m.run(['run', file, '--', 'sh', '-c', 'cat; echo out; echo err >&2; pwd'], {
      stdin: 'in\n',
    });
    expect(result.out).toBe(`in\nout\n${join(m.dir, 'work')}\n`);
    expect(result.err).toMatch(/warning [A-Z_]+:[\s\S]*err\n$/);
  });

  test('a program in the way of its mode: 126', async () => {
    using m = machine([]);
    const script = m.write('plain.sh', '#!/bin/sh\n', 0o644);
    expect((await lend(m, ACME, [script])).code).toBe(126);
  });

  test.each([
    ['no command', ['run', 'cn'], 64],
    ['nothing after --', ['run', 'cn', '--'], 64],
    ['no profile', ['run', '--', 'true'], 64],
    ['two profiles', ['run', 'cn', 'direct', '--', 'true'], 64],
    ['another root', ['run', 'cn', '--root', '/tmp', '--', 'true'], 64],
    ['an unknown profile', ['run', 'nowhere', '--', 'true'], 1],
    ['an invalid profile', ['run', '../bad.yaml', '--', 'sh', '-c', 'echo ran'], 3],
    ['offline is not there yet', ['run', '../offline.yaml', '--', 'sh', '-c', 'echo ran'], 3],
  ])('%s', async (_, args, code) => {
    using m = machine([]);
    m.write('../bad.yaml', 'version: 1\nname: x\ngoo: {}\n');
    m.write('../offline.yaml', 'version: 1\nname: x\noffline:\n  bundles: []\n');
    const result = await m.run(args);
    expect([result.code, result.out]).toEqual([code, '']);
  });

  test("a checkout's settings may not choose the environment; its user may", async () => {
    using m = machine([]);
    m.write('../work/p.yaml', ACME);
    const config = m.write('../work/goenv.config.yaml', 'profile: ./p.yaml\n');
    const refused = await m.run(['run', '--', 'true']);
    expect([refused.code, refused.err.includes('SETTINGS_PROFILE_NEEDS_CONFIG')]).toEqual([64, true]);
    expect((await m.run(['run', '--config', config, '--', 'true'])).code).toBe(0);
  });
});

/** Starts a script that says its pid first; resolves once it runs. */
async function start(m: Machine, profile: string, script: string) {
  const file = m.write('../work/p.yaml', profile);
  const pidFile = join(m.dir, 'pid');
  const body = `echo $$ > ${pidFile}.new; read x < ${pidFile}.new; : > ${pidFile}; ${script}`;
  const [program = '', ...args] = [...PROGRAM, 'run', file, '--', 'sh', '-c', body];
  const child = spawn(program, args, {
    env: { ...m.env, TMPDIR: temp(m) },
    cwd: m.dir,
    stdio: 'ignore',
  });
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('exit', (code, signal) => resolve(code ?? signal)),
  );
  while (!existsSync(pidFile)) await pause();
  return { child, ended, pid: Number(readFileSync(`${pidFile}.new`, 'utf8')) };
}

function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
