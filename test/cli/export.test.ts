import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { plain } from '../doctor/servers.ts';
import { type Web, web } from '../host/web.ts';
import { documentOf } from './json-document.ts';
import { execute, locate, machine } from './kit.ts';
import { ACME, goProxy } from './profiles.ts';

test('without a target: the targets, and what they are for', async () => {
  using m = machine();
  const { out, code } = await m.run(['export']);
  expect(code).toBe(0);
  expect(out).toMatch(/^Targets of goenv export:\n {2}allowlist {2}every host and port/);
});

test('the allow-list as Markdown on stdout, without asking anybody', async () => {
  using m = machine();
  const before = m.tree();
  const { out, code, err } = await m.run(['export', 'allowlist', '-', '--offline'], { stdin: ACME });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^# Network allow-list: acme\n/);
  expect(out).toContain('Made without asking the network');
  expect(out).toMatch(/\| `git\.acme\.example` \| 22 \| ssh \| required \|/);
  expect(m.tree()).toEqual(before);
});

test('--json is a document of its schema; YAML is the same', async () => {
  using m = machine();
  const { out } = await m.run(['export', 'allowlist', '-', '--offline', '--json'], { stdin: ACME });
  const document = documentOf(out, 'allowlist');
  expect(document).toMatchObject({ kind: 'goenv-allowlist', asked: false, profile: { name: 'acme' } });
  const yaml = await m.run(['export', 'allowlist', '-', '--offline', '--format', 'yaml'], { stdin: ACME });
  expect(parse(yaml.out)).toEqual(document);
});

test('the default of go is asked of go, whatever the user has set', async () => {
  using m = machine();
  m.write('.config/go/env', 'GOPROXY=https://mine.example\n');
  const stdin = 'version: 1\nname: x\ngo: { toolchain: local }\n';
  const { out } = await m.run(['export', 'allowlist', '-', '--offline', '--json'], {
    stdin,
    env: { GOPROXY: 'https://exported.example' },
  });
  expect(out).not.toContain('mine.example');
  expect(out).not.toContain('exported.example');
  const { rows } = documentOf(out, 'allowlist');
  const told = await execute([locate('go'), 'env', 'GOPROXY'], { env: { ...m.env, GOENV: 'off' } });
  const [first = ''] = told.out.split(',');
  expect(rows).toContainEqual(expect.objectContaining({ host: new URL(first).host, need: 'required' }));
});

test('without go its defaults are said to be unknown', async () => {
  using m = machine([]);
  const stdin = 'version: 1\nname: x\n';
  const { out, code } = await m.run(['export', 'allowlist', '-', '--offline'], { stdin });
  expect(code).toBe(0);
  expect(out).toContain("(Go's default)");
});

test('into a folder: all three; into a file: the form that its name says', async () => {
  using m = machine();
  m.write('../work/out/keep', '');
  m.write('../work/p.yaml', ACME);
  const folder = await m.run(['export', 'allowlist', './p.yaml', '--offline', '-o', 'out']);
  expect(folder.out).toBe('Wrote out/allowlist.md.\nWrote out/allowlist.csv.\nWrote out/allowlist.yaml.\n');
  expect(readdirSync(join(m.dir, 'work/out')).toSorted()).toEqual([
    'allowlist.csv',
    'allowlist.md',
    'allowlist.yaml',
    'keep',
  ]);
  await m.run(['export', 'allowlist', './p.yaml', '--offline', '-o', 'list.csv', '--quiet']);
  const csv = readFileSync(join(m.dir, 'work/list.csv'), 'utf8');
  expect(csv).toBe(readFileSync(join(m.dir, 'work/out/allowlist.csv'), 'utf8'));
  expect(csv).toMatch(/^\ufeffHost,Port,/);
});

test.each([
  ['an unknown target', ['allowlst', 'cn'], 'EXPORT_TARGET_UNKNOWN', '(allowlist?)'],
  [
    'an unknown format',
    ['allowlist', 'cn', '--format', 'pdf'],
    'EXPORT_FORMAT_UNKNOWN',
    'markdown, csv, yaml',
  ],
  ['no profile', ['allowlist'], 'NO_PROFILE', ''],
  ['two profiles', ['allowlist', 'cn', 'direct'], 'WRONG_USAGE', ''],
])('%s: 64', async (_, args, code, hint) => {
  using m = machine();
  const ended = await m.run(['export', ...args]);
  expect(ended).toMatchObject({ code: 64, out: '' });
  expect(ended.err).toContain(code);
  expect(ended.err).toContain(hint);
});

test('a file that cannot be written: 1, by name', async () => {
  using m = machine();
  const ended = await m.run(['export', 'allowlist', 'cn', '--offline', '-o', 'nowhere/list.md']);
  expect(ended.code).toBe(1);
  expect(ended.err).toContain('OUTPUT_FAILED');
  expect(existsSync(join(m.dir, 'work/nowhere'))).toBe(false);
});

test('an invalid profile: 3', async () => {
  using m = machine();
  const ended = await m.run(['export', 'allowlist', '-', '--offline'], { stdin: goProxy('ftp://x.example') });
  expect(ended).toMatchObject({ code: 3, out: '' });
});

describe('whom an export talks to', () => {
  /** A network proxy that wants a login; what it hears, and a profile that would send one there by reference. */
  const stranger = async () => {
    const server = await plain((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 407 Login\r\nContent-Length: 0\r\n\r\n')),
    );
    const text = `version: 1\nname: theirs\nnetwork:\n  proxy: "http://\${env:WHO}:\${env:TOKEN}@127.0.0.1:${server.port}"\ngo:\n  proxy: ["https://192.0.2.1"]\n  toolchain: local\n`;
    return { server, text };
  };
  const env = { WHO: 'me', TOKEN: 's3cret' };

  test('the network proxy of a profile never gets a login; what it refuses is not determined', async () => {
    using m = machine();
    const { server, text } = await stranger();
    await using _ = server;
    const file = m.write('../work/p.yaml', text);
    const { out, code, err } = await m.run(['export', 'allowlist', file, '--json'], { env });
    expect(code, err).toBe(0);
    const { rows } = documentOf(out, 'allowlist');
    expect(rows).toContainEqual(
      expect.objectContaining({
        host: '192.0.2.1',
        redirects: { status: 'not-determined', hosts: [], problem: 'CONNECT 407' },
      }),
    );
    expect(server.heard.join()).toMatch(/CONNECT 192\.0\.2\.1:443/);
    expect(server.heard.join()).not.toMatch(/authorization/i);
  });

  test("a checkout's settings file does not choose; offline nobody is asked", async () => {
    using m = machine();
    const { server, text } = await stranger();
    await using _ = server;
    m.write('../work/p.yaml', text);
    m.write('../work/goenv.config.yaml', 'profile: ./p.yaml\n');
    const refused = await m.run(['export', 'allowlist'], { env });
    expect(refused).toMatchObject({ code: 64, out: '' });
    expect(refused.err).toContain('SETTINGS_PROFILE_NEEDS_CONFIG');
    expect(refused.err).toContain(`goenv export allowlist ${m.dir}/work/p.yaml`);
    expect((await m.run(['export', 'allowlist', '--offline'], { env })).code).toBe(0);
    expect(server.heard).toEqual([]);
  });

  test("a stranger's text is accepted first", async () => {
    using m = machine();
    await using net: Web = await web();
    const { server, text } = await stranger();
    await using _ = server;
    net.pages.set('/p.yaml', text);
    const digest = createHash('sha256').update(text).digest('hex');
    const args = ['export', 'allowlist', `${net.tls}/p.yaml#sha256=${digest}`];
    const how = { env: { ...env, SSL_CERT_FILE: net.ca, SSL_CERT_DIR: '/nowhere' } };
    const refused = await m.run(args, how);
    expect(refused).toMatchObject({ code: 4, out: '' });
    expect(refused.err).toContain(`goenv export --accept sha256:${digest} allowlist`);
    expect(server.heard).toEqual([]);
    const accepted = await m.run([...args, '--accept', `sha256:${digest}`], how);
    expect(accepted.code, accepted.err).toBe(0);
  });
});
