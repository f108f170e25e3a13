import { describe, expect, test } from 'vitest';
import { machine } from '../cli/kit.ts';

const UNKNOWN_CA =
  'go: example.com/a@v1.0.0: Get "https://goproxy.corp.internal/example.com/a/@v/v1.0.0.mod": tls: failed to verify certificate: x509: certificate signed by unknown authority\n';

describe('goenv explain', () => {
  test('names the cause of a log on standard input, and ends 2', async () => {
    using m = machine();
    const { code, out } = await m.run(['explain'], { stdin: UNKNOWN_CA });
    expect(code).toBe(2);
    expect(out).toContain('error tls.unknown_ca.private_ca: ');
    expect(out).toContain('module proxy (GOPROXY)');
    expect(out).toContain('GOSUMDB=off: ');
    expect((await m.run(['explain', '-', '--lang=zh'], { stdin: UNKNOWN_CA })).out).toContain('私有 CA');
  });

  test('gives the contract as JSON', async () => {
    using m = machine();
    const log = m.write('build.log', `go: downloading example.com/b v1.0.0\n${UNKNOWN_CA.repeat(5)}`);
    const { code, out } = await m.run(['explain', log, '--json']);
    const { formatVersion, findings, abstained } = JSON.parse(out);
    expect([code, formatVersion, abstained, findings.length]).toEqual([2, '1.0', false, 1]);
    expect(findings[0]).toMatchObject({
      code: 'tls.unknown_ca.private_ca',
      severity: 'error',
      where: { file: log, line: 2 },
      hop: 'goproxy',
      layer: 'tls',
      confidence: 'likely',
      count: 5,
      remedy: { profile: expect.stringContaining('trust:\n  certificates:') },
    });
    expect(findings[0].evidence[0]).toEqual({ line: 2, text: UNKNOWN_CA.trim() });
    expect(findings[0].candidates[0]).toEqual({
      code: 'tls.unknown_ca.mitm_proxy',
      decideBy: expect.any(String),
    });
    expect(findings[0].never.join()).toContain('sslVerify=false');
  });

  test('ends 0 and proposes nothing for what is no fault of the environment', async () => {
    using m = machine();
    const compile = await m.run(['explain', '--json'], {
      stdin: '# app\n./main.go:12:5: undefined: frobnicate\n',
    });
    expect(compile.code).toBe(0);
    const { findings, abstained } = JSON.parse(compile.out);
    expect([findings[0].code, findings[0].remedy.profile, abstained]).toEqual([
      'not_network.compile_error',
      null,
      true,
    ]);
    const strange = await m.run(['explain', '--json'], { stdin: 'all well\nerror: the moon is full\n' });
    expect(strange.code).toBe(0);
    expect(JSON.parse(strange.out).findings[0]).toMatchObject({
      code: 'unclassified',
      evidence: [{ line: 2, text: 'error: the moon is full' }],
    });
    const fine = await m.run(['explain', '--json'], { stdin: 'ok  \texample.com/a\t0.01s\n' });
    expect([fine.code, JSON.parse(fine.out).findings]).toEqual([0, []]);
    expect((await m.run(['explain'], { stdin: '' })).code).toBe(0);
  });

  test('ends 1 for a log that cannot be read', async () => {
    using m = machine();
    expect((await m.run(['explain', '/nonexistent/build.log'])).code).toBe(1);
    expect((await m.run(['explain', m.home])).code).toBe(1);
    expect((await m.run(['explain', 'a.log', 'b.log'])).code).toBe(64);
    expect((await m.run(['explain', '--'])).code).toBe(64);
  });

  test('runs a command, passes its output and its code on, and explains it when it fails', async () => {
    using m = machine();
    const failing = await m.run([
      'explain',
      '--',
      '/bin/sh',
      '-c',
      `echo out; printf '%s' '${UNKNOWN_CA}' >&2; exit 7`,
    ]);
    expect(failing.code).toBe(7);
    expect(failing.out).toBe('out\n');
    expect(failing.err).toContain(UNKNOWN_CA);
    expect(failing.err).toContain('tls.unknown_ca.private_ca');
    const good = await m.run(['explain', '--', '/bin/echo', '--json', 'x']);
    expect([good.code, good.out, good.err]).toEqual([0, '--json x\n', '']);
    const missing = await m.run(['explain', '--', '/nonexistent/program']);
    expect(missing.code).toBe(127);
    const killed = await m.run(['explain', '--', '/bin/sh', '-c', 'kill -9 $$']);
    expect(killed.code).toBe(137);
  });

  test('shows no secret of the log', async () => {
    using m = machine();
    const { out } = await m.run(['explain'], {
      stdin: "fatal: Authentication failed for 'https://alice:hunter2@git.corp.internal/a.git/'\n",
    });
    expect(out).toContain('git.auth.bad_credentials');
    expect(out).not.toContain('hunter2');
  });
});

describe('--fix', () => {
  const BLOCKED = `go: x@v1: Get "https://${['proxy', 'golang', 'org'].join('.')}/x/@v/list": dial tcp 192.0.2.1:443: i/o timeout\n`;

  test('merges the lines into a profile, comments and order kept, and shows the difference', async () => {
    using m = machine();
    const profile = m.write(
      'acme.yaml',
      '# ours\nversion: 1\nname: acme\ngo:\n  toolchain: local # never download\n  private: [git.acme.internal]\n',
    );
    const { code, err } = await m.run(['explain', '--fix', profile], { stdin: BLOCKED });
    expect(code).toBe(2);
    expect(m.read('acme.yaml')).toBe(
      '# ours\nversion: 1\nname: acme\ngo:\n  toolchain: local # never download\n  private: [git.acme.internal]\n  proxy:\n    - https://goproxy.cn\n    - direct\n',
    );
    expect(err).toContain('+   proxy:');
    expect((await m.run(['validate', profile])).code).toBe(0);
    expect((await m.run(['explain', '--fix', profile], { stdin: BLOCKED })).err).toContain('already');
  });

  test('keeps the line ends of Windows', async () => {
    using m = machine();
    const profile = m.write('acme.yaml', '# ours\r\nversion: 1\r\nname: acme\r\n');
    const { err } = await m.run(['explain', '--fix', profile], { stdin: BLOCKED });
    expect(m.read('acme.yaml')).toBe(
      '# ours\r\nversion: 1\r\nname: acme\r\ngo:\r\n  proxy:\r\n    - https://goproxy.cn\r\n    - direct\r\n',
    );
    expect(err).not.toContain('- version');
  });

  test('makes a profile where there is none', async () => {
    using m = machine();
    await m.run(['explain', '--fix', './new.yaml'], { stdin: BLOCKED, cwd: m.home });
    expect(m.read('new.yaml')).toBe(
      'version: 1\nname: new\ngo:\n  proxy:\n    - https://goproxy.cn\n    - direct\n',
    );
  });

  test('writes nothing where the profile would not be valid with the lines, and says why', async () => {
    using m = machine();
    const own =
      'version: 1\nname: acme\noffline:\n  bundles: []\nshell:\n  env: { GODEBUG: x509ignoreCN=0 }\n';
    const profile = m.write('acme.yaml', own);
    const { code, err } = await m.run(['explain', '--fix', profile], { stdin: BLOCKED });
    expect([code, m.read('acme.yaml')]).toEqual([3, own]);
    expect(err).toContain('FIX_REFUSED');
    const command = [
      'explain',
      '--fix',
      profile,
      '--',
      '/bin/sh',
      '-c',
      `echo '${BLOCKED.trim()}' >&2; exit 9`,
    ];
    expect((await m.run(command)).code).toBe(9);
    expect(m.read('acme.yaml')).toBe(own);
  });

  test.each([
    ['no YAML', 'go: [unclosed\n'],
    ['an unknown key', 'version: 1\nname: acme\ngoproxy: x\n'],
    ['a list', '- a\n'],
    ['no UTF-8', '\u0000'],
  ])('leaves a profile alone that is %s', async (_, text) => {
    using m = machine();
    const profile = m.write('acme.yaml', text);
    const { code } = await m.run(['explain', '--fix', profile, '--json'], { stdin: BLOCKED });
    expect([code, m.read('acme.yaml')]).toEqual([3, text]);
  });

  test('refuses a folder, a built-in and a profile from elsewhere', async () => {
    using m = machine();
    for (const elsewhere of ['cn', 'https://profiles.example.com/acme.yaml'])
      expect((await m.run(['explain', '--fix', elsewhere], { stdin: BLOCKED })).code).toBe(64);
    expect((await m.run(['explain', '--fix', `${m.home}/`], { stdin: BLOCKED })).code).toBe(1);
  });
});
