import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificateMill } from '../pki/make-certificates.ts';
import { documentOf } from './json-document.ts';
import { machine } from './kit.ts';
import { ACME } from './profiles.ts';

const BASE = `version: 1
name: base
requires: ">=0.1"
environment: test
go:
  proxy: [https://old.example, direct]
  private: [a.example]
  env: { GOPATH: ~/go }
`;
const TOP = `version: 1
name: top
extends: [./base.yaml]
go:
  proxy: [https://new.example, direct] # of the team
  private: [{ path: a.example, via: proxy }, b.example]
`;

describe('show --flat', () => {
  test('one file: bases and certificates in it, the home as ~, and it means the same', async () => {
    using m = machine();
    using mill = certificateMill();
    const pem = mill.make('acme', { subject: '/CN=Acme "Root"' });
    m.write('certs/acme.pem', `some text around\n${pem}`);
    m.write('work/base.yaml', BASE);
    const pin = mill.fingerprint('acme.pem');
    m.write(
      'work/top.yaml',
      `${TOP}trust: { certificates: [{ file: ../certs/acme.pem, sha256: "${pin}" }] }\ngit: { http: [{ url: "https://g.example/", clientCert: ./c.pem, clientKey: ./k.pem }] }\n`,
    );
    const cwd = `${m.home}/work`;
    const made = await m.run(['show', './top.yaml', '--flat'], { cwd });
    expect(made).toMatchObject({ code: 0 });
    expect(made.out).not.toContain(m.home);
    expect(made.out).not.toMatch(/^extends/m);
    expect(made.out).toContain('requires: ">=0.1"');
    expect(made.out).toContain(`#   base.yaml  sha256:${createHash('sha256').update(BASE).digest('hex')}`);
    expect(made.out).toContain('#   ~/work/k.pem');
    expect(made.out.match(/-----BEGIN CERTIFICATE-----/g)).toHaveLength(1);
    expect((await m.run(['show', './top.yaml', '--flat'], { cwd })).out).toBe(made.out);
    // Elsewhere, without any of the files it came from.
    m.write('../elsewhere/flat.yaml', made.out);
    const valid = await m.run(['validate', './flat.yaml'], { cwd: `${m.dir}/elsewhere` });
    expect(valid.code, valid.err).toBe(0);
    expect(await m.run(['diff', './top.yaml', `${m.dir}/elsewhere/flat.yaml`], { cwd })).toMatchObject({
      code: 0,
    });
    const again = await m.run(['show', './flat.yaml', '--flat'], { cwd: `${m.dir}/elsewhere` });
    const body = (text: string) => text.replace(/^#.*\n/gm, '');
    expect(body(again.out)).toBe(body(made.out));
  });

  test('a certificate that calls itself something else than a line cannot leave the comment', async () => {
    using m = machine();
    using mill = certificateMill();
    mill.make('evil', { subject: '/CN=x\ninsecure: [{ allow: no-sumdb }]' });
    m.write('../work/evil.pem', mill.read('evil.pem'));
    m.write(
      '../work/p.yaml',
      `version: 1\nname: p\ntrust: { certificates: [{ file: ./evil.pem, sha256: "${mill.fingerprint('evil.pem')}" }] }\n`,
    );
    const { out, code } = await m.run(['show', './p.yaml', '--flat']);
    expect(code).toBe(0);
    expect(out).not.toMatch(/^insecure/m);
    m.write('../work/flat.yaml', out);
    expect(await m.run(['diff', './p.yaml', './flat.yaml'])).toMatchObject({ code: 0 });
  });

  test('a certificate that is not the pinned one is refused, not shipped', async () => {
    using m = machine();
    using mill = certificateMill();
    m.write('../work/a.pem', mill.make('a'));
    m.write(
      '../work/p.yaml',
      `version: 1\nname: p\ntrust: { certificates: [{ file: ./a.pem, sha256: "${'ab'.repeat(32)}" }] }\n`,
    );
    const ended = await m.run(['show', './p.yaml', '--flat']);
    expect(ended).toMatchObject({ code: 4, out: '' });
    expect(ended.err).toContain('TRUST_PIN_MISMATCH');
  });

  test('references stay references, and JSON has the text', async () => {
    using m = machine();
    m.write(
      '../work/p.yaml',
      'version: 1\nname: p\nnetwork: { proxy: "http://${env:PU}:${env:PP}@proxy.example:8080" }\n',
    );
    const { out } = await m.run(['show', './p.yaml', '--flat', '--json'], {
      env: { PU: 'ada', PP: 's3cret' },
    });
    const { flat } = documentOf(out, 'show');
    expect(flat).toContain('http://${env:PU}:${env:PP}@proxy.example:8080');
    expect(out).not.toContain('s3cret');
  });
});

describe('show --origin', () => {
  async function asked(key: string, ...more: readonly string[]) {
    using m = machine();
    m.write('../work/base.yaml', BASE);
    m.write('../work/top.yaml', TOP);
    return await m.run(['show', './top.yaml', '--origin', key, ...more]);
  }

  test('the line that wrote it, the one that gave way, and the setting it becomes', async () => {
    expect((await asked('go.proxy')).out).toMatchInlineSnapshot(`
      "go.proxy = { url: https://new.example, fallback: not-found }, { url: direct, fallback: not-found }
        set by ./top.yaml:5:3
            5 | proxy: [https://new.example, direct] # of the team
        instead of base.yaml:6:3
            6 | proxy: [https://old.example, direct]
        becomes go-env GOPROXY = https://new.example,direct
      "
    `);
  });

  test.each([
    ['an element of a set', 'go.private[a.example]', ['go.private[a.example]']],
    ['an entry by its place', 'go.private[1]', ['go.private[b.example]']],
    ['an entry of a chain', 'go.proxy[1]', ['go.proxy[1]']],
    ['a whole set', 'go.private', ['go.private[a.example]', 'go.private[b.example]']],
    ['a section', 'go.env', ['go.env.GOPATH']],
    ['a default', 'scope', ['scope']],
  ])('%s', async (_, key, found) => {
    const { out, code } = await asked(key, '--json');
    expect(code).toBe(0);
    const { asked: answers } = documentOf(out, 'show');
    expect(answers).toEqual(found.map((name) => expect.objectContaining({ key: name })));
  });

  test('the whole chain of those that gave way', async () => {
    using m = machine();
    const text = (name: string, more: string) =>
      `version: 1\nname: ${name}\n${more}go: { toolchain: ${name} }\n`;
    m.write('../work/a.yaml', text('path', ''));
    m.write('../work/b.yaml', text('auto', 'extends: [./a.yaml]\n'));
    m.write('../work/c.yaml', text('local', 'extends: [./b.yaml]\n'));
    const { out } = await m.run(['show', './c.yaml', '--origin', 'go.toolchain', '--json']);
    const { asked: answers } = documentOf(out, 'show');
    const place = (file: string, line: number) => expect.objectContaining({ file, line });
    expect(answers).toEqual([
      expect.objectContaining({
        origin: place('./c.yaml', 4),
        over: [place('b.yaml', 4), place('a.yaml', 3)],
      }),
    ]);
  });

  test.each([
    ['a typing error', 'go.privat', 'ORIGIN_KEY_UNKNOWN', '(go.private?)'],
    ['a key that nobody set', 'go.sumdb', 'ORIGIN_KEY_NOT_SET', 'goenv show'],
    ['an element that nobody named', 'go.private[z.example]', 'ORIGIN_KEY_NOT_SET', ''],
    ['nothing like a key', '[[', 'ORIGIN_KEY_UNKNOWN', ''],
  ])('%s', async (_, key, code, hint) => {
    const ended = await asked(key);
    expect(ended).toMatchObject({ code: 64, out: '' });
    expect(ended.err).toContain(code);
    expect(ended.err).toContain(hint);
  });

  test('one view at a time', async () => {
    expect(await asked('go.proxy', '--flat')).toMatchObject({ code: 64 });
  });
});

describe('diff', () => {
  test('two profiles: key by key, with both lines, and 2', async () => {
    using m = machine();
    m.write('../work/base.yaml', BASE);
    m.write('../work/top.yaml', TOP);
    const ended = await m.run(['diff', './base.yaml', './top.yaml']);
    expect(ended.code).toBe(2);
    expect(ended.out).toMatchInlineSnapshot(`
      "base (./base.yaml) and top (./top.yaml)

      name
        - base  # ./base.yaml:2
        + top  # ./top.yaml:2

      go.proxy
        - { url: https://old.example, fallback: not-found }, { url: direct, fallback: not-found }  # ./base.yaml:6
        + { url: https://new.example, fallback: not-found }, { url: direct, fallback: not-found }  # ./top.yaml:5

      go.private[a.example]
        - { path: a.example, via: direct }  # ./base.yaml:7
        + { path: a.example, via: proxy }  # ./top.yaml:6

      go.private[b.example]
        - (absent)
        + { path: b.example, via: direct }  # ./top.yaml:6

      4 differences.
      "
    `);
    const report = documentOf((await m.run(['diff', './base.yaml', './top.yaml', '--json'])).out, 'diff');
    expect(report).toMatchObject({ same: false, complete: true, a: { name: 'base' }, b: { name: 'top' } });
  });

  test('a profile and itself: nothing, and 0', async () => {
    using m = machine();
    const ended = await m.run(['diff', 'cn', 'cn', '--json']);
    expect(ended.code).toBe(0);
    expect(documentOf(ended.out, 'diff')).toMatchObject({ same: true, differences: [] });
  });

  test('a profile and this machine, either way round; nothing changes and nothing is refused', async () => {
    using m = machine();
    m.write('.config/go/env', 'GOFLAGS=-v\n');
    const before = m.tree();
    const there = await m.run(['diff', '-', '--json'], { stdin: ACME });
    expect(there.code).toBe(2);
    const report = documentOf(there.out, 'diff');
    expect(report).toMatchObject({ a: { kind: 'profile' }, b: { kind: 'machine' } });
    expect(report['differences']).toContainEqual(
      expect.objectContaining({ key: 'GOFLAGS', planner: 'go-env', a: '-modcacherw', b: '-v' }),
    );
    const back = documentOf((await m.run(['diff', '@machine', '-', '--json'], { stdin: ACME })).out, 'diff');
    expect(back['differences']).toContainEqual(
      expect.objectContaining({ key: 'GOFLAGS', a: '-v', b: '-modcacherw' }),
    );
    expect(m.tree()).toEqual(before);
    await m.run(['apply', '-', '--yes'], { stdin: ACME });
    expect(await m.run(['diff', '-'], { stdin: ACME })).toMatchObject({ code: 0 });
  });

  test('a setting that something overrides is a difference, with what overrides it', async () => {
    using m = machine();
    await m.run(['apply', '-', '--yes'], { stdin: ACME });
    const ended = await m.run(['diff', '-'], { stdin: ACME, env: { GOFLAGS: '-x' } });
    expect(ended.code).toBe(2);
    expect(ended.out).toContain('! overridden by environment variable GOFLAGS = -x');
  });

  test('a part of the machine that cannot be read: said, and the rest compared', async () => {
    using m = machine();
    m.write('.gitconfig/not-a-file', '');
    const ended = await m.run(['diff', '-', '--json'], { stdin: ACME });
    expect(ended.code).toBe(2);
    const report = documentOf(ended.out, 'diff');
    expect(report).toMatchObject({ complete: false, same: false });
    expect(report['diagnostics']).toContainEqual(expect.objectContaining({ code: 'DIFF_NOT_COMPARED' }));
    expect(report['differences']).toContainEqual(expect.objectContaining({ key: 'GOFLAGS' }));
  });

  test('a profile of the whole machine is compared without the rights of root', async () => {
    using m = machine();
    m.giveAway();
    m.write(
      '../work/p.yaml',
      'version: 1\nname: p\nscope: machine\ngit: { rewrite: [{ from: "https://a.example/", to: "ssh://git@a.example/" }] }\ngo: { private: [a.example] }\n',
    );
    const { AS_OTHER } = await import('./kit.ts');
    const ended = await m.run(['diff', './p.yaml'], { before: AS_OTHER });
    expect(ended.code, ended.err).toBe(2);
    expect(ended.err).not.toContain('NEED_ROOT');
  });

  test('no text of either side is shown with a login in it, nor in JSON', async () => {
    using m = machine();
    const text = (more: string) => `version: 1\nname: x\n${more}`;
    m.write('../work/a.yaml', text(''));
    m.write('../work/b.yaml', text('shell: { env: { PIP_INDEX: "https://u:s3cret@pip.example/" } }\n'));
    const args = ['diff', './a.yaml', './b.yaml', '--allow', 'PIP_INDEX'];
    for (const more of [[], ['--json']]) {
      const ended = await m.run([...args, ...more]);
      expect(ended.code, ended.err).toBe(2);
      expect(ended.out).toContain('https://***@pip.example/');
      expect(ended.out).not.toContain('s3cret');
    }
  });

  test('a journal that may not be read is done without', async () => {
    using m = machine();
    m.giveAway();
    m.write('.local/state/goenv/journal.json', 'not for everybody', 0);
    const { AS_OTHER } = await import('./kit.ts');
    const ended = await m.run(['diff', 'cn'], { before: AS_OTHER });
    expect(ended.code, ended.err).toBe(2);
  });

  test.each([
    ['nothing to compare', []],
    ['three', ['cn', 'direct', 'cn']],
    ['the machine with itself', ['@machine', '@machine']],
    ['standard input twice', ['-', '-']],
  ])('%s is wrong usage', async (_, args) => {
    using m = machine();
    expect(await m.run(['diff', ...args])).toMatchObject({ code: 64, out: '' });
  });

  test('an invalid profile is shown as such', async () => {
    using m = machine();
    expect(await m.run(['diff', 'cn', '-'], { stdin: 'version: 1\ngo: { proxi: [] }\n' })).toMatchObject({
      code: 3,
    });
  });
});
