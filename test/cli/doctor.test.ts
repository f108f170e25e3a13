import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closedPort, plain, saying } from '../doctor/servers.ts';
import { documentOf } from './json-document.ts';
import { type Machine, machine } from './kit.ts';

/** A module proxy over plain http on loopback: 200 and a list for everything. */
const healthy = () => plain(saying('200 OK', 'v1.0.0\n'));
const QUIET = { GOSUMDB: 'off', GOTOOLCHAIN: 'local', GOPRIVATE: '' };
const profileOf = (port: number) =>
  `version: 1\nname: lab\nenvironment: test\ngo:\n  proxy: ["http://127.0.0.1:${port}"]\n  toolchain: local\n`;

async function doctor(m: Machine, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const ended = await m.run(['doctor', '--json', '--timeout', '3', ...args], { env: { ...QUIET, ...env } });
  // The schema says so.
  const { findings, probes } = documentOf(ended.out, 'findings') as unknown as {
    findings: {
      code: string;
      severity: string;
      where: { file: string; line: number } | null;
      remedy: { profile: string | null };
    }[];
    probes: { name: string; target: string; status: string; fact: string }[];
  };
  return { ...ended, findings, probes, codes: findings.map(({ code }) => code) };
}

describe('goenv doctor', () => {
  test('finds nothing where all is well, and writes nothing anywhere', async () => {
    using m = machine();
    await using server = await healthy();
    const before = m.tree();
    const left = readdirSync(m.dir);
    const { code, findings, probes, err } = await doctor(m, [], {
      GOPROXY: `http://127.0.0.1:${server.port},direct`,
    });
    expect({ code, findings, err }).toEqual({ code: 0, findings: [], err: '' });
    expect(probes).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'http', status: 'ok' })]));
    expect(m.tree()).toEqual(before);
    expect(readdirSync(m.dir)).toEqual(left);
  });

  test('looks down the way of a profile that is not applied', async () => {
    using m = machine();
    await using server = await healthy();
    const profile = m.write('lab.yaml', profileOf(server.port));
    const { code, codes, probes } = await doctor(m, [profile], { GOPROXY: 'https://elsewhere.invalid' });
    expect(code).toBe(2);
    // The exported variable beats the profile; the way is the profile's all the same.
    expect(codes).toEqual(['env.os_env_overrides_go_env', 'DOCTOR_NOT_APPLIED']);
    expect(probes.filter(({ name }) => name === 'http').map(({ target }) => target)).toEqual([
      `http://127.0.0.1:${server.port}/golang.org/x/text/@v/list`,
    ]);
  });

  test('takes what was applied when none is named', async () => {
    using m = machine();
    await using server = await healthy();
    const profile = m.write('lab.yaml', profileOf(server.port));
    await m.run(['apply', profile, '--yes']);
    const { code, out } = await m.run(['doctor', '--timeout', '3'], { env: { GOSUMDB: 'off' } });
    expect(out).toContain('profile lab');
    expect(out).toContain('Every hop answers as it should.');
    expect(code).toBe(0);
  });

  test('names a fault by the code of explain, in text and as JSON, in both languages', async () => {
    using m = machine();
    const GOPROXY = `http://127.0.0.1:${await closedPort()}`;
    const { code, findings } = await doctor(m, [], { GOPROXY });
    expect(code).toBe(2);
    expect(findings[0]).toMatchObject({
      code: 'net.refused',
      severity: 'error',
      hop: 'goproxy',
      layer: 'tcp',
    });
    const env = { ...QUIET, GOPROXY };
    const text = await m.run(['doctor', '--timeout', '3'], { env });
    expect(text.out).toMatch(/✗ tcp +\d+ ms {2}127\.0\.0\.1 no \(refused\)/);
    expect(text.out).toContain('error net.refused: ');
    expect((await m.run(['doctor', '--timeout', '3', '--lang', 'zh'], { env })).out).toContain(
      '模块代理（GOPROXY）',
    );
  });

  test('ends within its time limit where nothing answers', async () => {
    using m = machine();
    await using silent = await plain(() => undefined);
    const { codes, took } = await doctor(m, ['--timeout', '700ms'], {
      GOPROXY: `http://127.0.0.1:${silent.port}`,
    });
    expect(codes).toEqual(['net.timeout']);
    // Not a measure of speed: without the limit it would never end.
    expect(took).toBeLessThan(20_000);
  });

  test.each([
    ['two profiles', ['cn', 'direct']],
    ['a time limit that is none', ['--timeout', 'soon']],
    ['a module that is none', ['--module', 'https://git.test/x']],
    ['another root', ['--root', '/tmp']],
  ])('%s is wrong usage', async (_, args) => {
    using m = machine();
    expect((await m.run(['doctor', ...args])).code).toBe(64);
  });

  test('an invalid profile is refused as everywhere', async () => {
    using m = machine();
    const profile = m.write('bad.yaml', 'version: 1\nname: bad\ngo: { proxi: [direct] }\n');
    expect((await m.run(['doctor', profile])).code).toBe(3);
    expect((await m.run(['doctor', './nowhere.yaml'])).code).toBe(1);
  });

  test('shows no secret of a network proxy, of netrc or of go/env', async () => {
    using m = machine();
    await using proxy = await plain((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 407 No\r\n\r\n')),
    );
    m.write('.netrc', 'machine git.test login me password s3cret-1\n', 0o600);
    m.write('.config/go/env', 'GOAUTH=off s3cret-2\n');
    const env = { GOPROXY: 'https://git.test', HTTPS_PROXY: `http://u:s3cret-3@127.0.0.1:${proxy.port}` };
    const page = join(m.dir, 'page.html');
    const { codes, out, err } = await doctor(m, ['--html', page], env);
    expect(codes).toContain('proxy.auth_407');
    expect(proxy.heard[0]).toContain('Proxy-Authorization');
    expect(out + err + m.read(page)).not.toContain('s3cret');
  });
});

describe('what is in force here', () => {
  test.each<readonly [string, string, string, Readonly<Record<string, string>>]>([
    ['a quoted value in go/env', '.config/go/env', 'GO_ENV_QUOTES', {}],
    ['GOROOT of another Go', '', 'env.goroot_stale', { GOROOT: '/usr/local/go-of-old' }],
    ['flags that go cannot read', '', 'DOCTOR_GOFLAGS_BROKEN', { GOFLAGS: 'mod=vendor' }],
    ['git that verifies nothing', '', 'GIT_NO_VERIFY_SET', { GIT_SSL_NO_VERIFY: '0' }],
    ['a network proxy that cannot be read', '', 'proxy.bad_url', { HTTP_PROXY: 'http://u:p%zz@h:3128' }],
    ['punctuation of a Chinese keyboard', '', 'DOCTOR_FULL_WIDTH', { GONOSUMDB: 'a.test，b.test' }],
    ['a rewrite to http', '.gitconfig', 'DOCTOR_INSTEADOF_CLEAR', {}],
    ['a lock that nobody let go of', '.gitconfig.lock', 'git.config_locked', {}],
    ['npm without verification', '.npmrc', 'DOCTOR_NPM_STRICT_SSL', {}],
    ['a netrc that others can read', '.netrc', 'DOCTOR_NETRC_MODE', {}],
  ])('%s', async (_, file, code, env) => {
    using m = machine();
    await using server = await healthy();
    if (file !== '') m.write(file, TEXTS[file] ?? '', 0o644);
    const found = await doctor(m, [], { GOPROXY: `http://127.0.0.1:${server.port}`, ...env });
    expect(found.codes).toContain(code);
    expect(found.code).toBe(2);
  });

  test('an exported variable, with the line that exports it', async () => {
    using m = machine();
    await using server = await healthy();
    m.write('.config/go/env', 'GOPRIVATE=git.a.test\n');
    const profile = m.write('.bashrc', '# mine\nexport GOPRIVATE=git.b.test\n');
    const env = { GOPROXY: `http://127.0.0.1:${server.port}`, GOPRIVATE: 'git.b.test', GONOPROXY: 'none' };
    const { findings } = await doctor(m, [], env);
    const found = findings.find(({ code }) => code === 'env.os_env_overrides_go_env');
    expect(found).toMatchObject({ severity: 'warning', where: { file: profile, line: 2 } });
    expect(found?.remedy.profile).toBe('shell:\n  unset: [GOPRIVATE]\n');
  });
});

test('--project looks at a module, and changes nothing in it', async () => {
  using m = machine();
  await using server = await healthy();
  m.write(
    'app/go.mod',
    'module x.test/app\n\ngo 1.99\n\nrequire (\n\texample.com/a v1.0.0\n)\n\nreplace example.com/b => ../gone\n',
  );
  m.write('app/go.sum', 'example.com/a v1.0.0 h1:short\n');
  m.write('app/Makefile', 'all:\n\tgo mod tidy -e\n\tGOSUMDB=off go build ./...\n');
  m.write('app/.gitlab-ci.yml', 'test:\n  cache:\n    paths:\n      - $GOPATH/pkg/mod\n');
  m.write('app/vendor/modules.txt', '# example.com/a v0.9.0\n## explicit\n');
  const before = m.tree();
  const { codes, findings } = await doctor(m, ['--project', join(m.home, 'app')], {
    GOPROXY: `http://127.0.0.1:${server.port}`,
  });
  expect(new Set(codes)).toEqual(
    new Set([
      'gosum.malformed',
      'gosum.missing_entry',
      'toolchain.local_forbids_download',
      'vendor.inconsistent',
      'DOCTOR_REPLACE_MISSING',
      'DOCTOR_TIDY_E',
      'DOCTOR_CHECK_OFF',
      'DOCTOR_CI_CACHE_OUTSIDE',
    ]),
  );
  expect(findings.find(({ code }) => code === 'DOCTOR_TIDY_E')?.where).toMatchObject({ line: 2 });
  expect(m.tree()).toEqual(before);
});

describe('go.work', () => {
  test.each([
    ['a module that is not there', 'go 1.20\n\nuse (\n\t./app\n\t./gone\n)\n', ['DOCTOR_GO_WORK_MISSING'], 5],
    ['a module that it leaves out', 'go 1.20\n', ['DOCTOR_GO_WORK_LEAVES_OUT'], undefined],
    [
      'a replacement that is not there',
      'go 1.20\nuse ./app\nreplace a.test => ./b\n',
      ['DOCTOR_REPLACE_MISSING'],
      3,
    ],
    ['a Go that is not here', 'go 1.99\nuse ./app\n', ['toolchain.local_forbids_download'], 1],
    ['nothing wrong', 'go 1.20\nuse ./app\n', [], undefined],
  ])('%s', async (_, text, wanted, line) => {
    using m = machine();
    await using server = await healthy();
    m.write('go.work', text);
    m.write('app/go.mod', 'module x.test/app\n\ngo 1.20\n');
    const env = { GOPROXY: `http://127.0.0.1:${server.port}` };
    const { findings } = await doctor(m, ['--project', join(m.home, 'app')], env);
    const found = findings.filter(({ severity }) => severity !== 'info');
    expect(found.map(({ code }) => code)).toEqual(wanted);
    expect(found[0]?.where?.line).toBe(line);
    expect(findings.map(({ code }) => code)).toContain('DOCTOR_GO_WORK');
  });
});

describe('--html', () => {
  test('is one page that runs and loads nothing, with foreign text as text', async () => {
    using m = machine();
    await using server = await plain(saying('503 <script>alert(1)</script>', '<img src=x onerror=alert(2)>'));
    const page = join(m.dir, 'page.html');
    const { code, err } = await m.run(['doctor', '--html', page], {
      env: { ...QUIET, GOPROXY: `http://127.0.0.1:${server.port}` },
    });
    expect(code).toBe(2);
    expect(err).toContain('Page written: ');
    const text = m.read(page);
    expect(text).not.toMatch(/<script|<img|<link|<iframe|<[^>]*\s(?:on\w+|style)=|url\(|@import/i);
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(text) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(text).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(text).toContain('&lt;img src=x onerror=alert(2)&gt;');
  });

  test('that cannot be written is said, after the text', async () => {
    using m = machine();
    await using server = await healthy();
    const env = { ...QUIET, GOPROXY: `http://127.0.0.1:${server.port}` };
    const { code, out, err } = await m.run(['doctor', '--html', join(m.write('a-file', ''), 'page.html')], {
      env,
    });
    expect([code, err]).toEqual([1, expect.stringContaining('OUTPUT_FAILED')]);
    expect(out).toContain('Every hop');
  });
});

describe('apply --verify', () => {
  test('ends with what is reached now; the code is that of the apply', async () => {
    using m = machine();
    const profile = m.write('lab.yaml', profileOf(await closedPort()));
    const { code, out } = await m.run(['apply', profile, '--yes', '--verify'], { env: { GOSUMDB: 'off' } });
    expect(code).toBe(0);
    expect(out).toContain('What go and git reach now:');
    expect(out).toContain('net.refused: ');
    // Nothing to do the second time, and asked for all the same.
    expect((await m.run(['apply', profile, '--yes', '--verify'], { env: { GOSUMDB: 'off' } })).out).toContain(
      'net.refused: ',
    );
  });

  test('is not done without a terminal, nor against the wish', async () => {
    using m = machine();
    const profile = m.write('lab.yaml', profileOf(await closedPort()));
    for (const args of [[], ['--no-verify']]) {
      const { out } = await m.run(['apply', profile, '--yes', ...args]);
      expect(out).not.toContain('reach now');
    }
    expect(existsSync(profile)).toBe(true);
  });

  test('leaves the one document alone', async () => {
    using m = machine();
    const profile = m.write('lab.yaml', profileOf(await closedPort()));
    const { out, err } = await m.run(['apply', profile, '--yes', '--verify', '--json'], {
      env: { GOSUMDB: 'off' },
    });
    documentOf(out, 'change-report');
    expect(err).toContain('What go and git reach now:');
  });
});

const TEXTS: Readonly<Record<string, string>> = {
  '.config/go/env': 'GOPRIVATE="git.a.test"\n',
  '.gitconfig': '[url "http://git.test/"]\n\tinsteadOf = https://git.test/\n',
  '.npmrc': 'registry=https://npm.test/\nstrict-ssl=false\n',
  '.netrc': 'machine git.test login me password p\n',
};
