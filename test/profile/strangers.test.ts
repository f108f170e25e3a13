import { describe, expect, test } from 'vitest';
import { lint } from '../../src/profile/lint/index.ts';
import type { Profile } from '../../src/profile/sections/profile.ts';
import { strangerMistakes } from '../../src/profile/stranger-mistakes.ts';
import { touches } from '../../src/profile/strangers.ts';
import { renderTouches } from '../../src/ui/render-touches.ts';
import { PLAIN } from '../../src/ui/style.ts';
import { load, said, sourceOf } from './loading.ts';

const URL = 'https://acme.example/go.yaml';
const stranger = (text: string) => ({ ...sourceOf(text, URL), dir: '/p', stranger: true as const });

/** What a stranger's text touches, as `kind what @line`. */
function found(text: string, ...mine: readonly string[]): readonly string[] {
  const theirs = stranger(text);
  const own = mine.map((one) => sourceOf(one, '/p/mine.yaml'));
  const { profile, diagnostics } = load([...own, theirs]);
  if (!profile) throw new Error(diagnostics.map(({ code }) => code).join());
  return list(profile, [...own, theirs]);
}

function list(profile: Profile, sources: Parameters<typeof touches>[1]): readonly string[] {
  return touches(profile, sources).map(({ kind, what, where }) => `${kind} ${what} @${where.line}`);
}

const HEAD = 'version: 1\nname: acme\n';

describe('what a stranger may say without being asked about', () => {
  test.each([
    ['names and words', `${HEAD}description: hello\nenvironment: test\nscope: user\n`],
    [
      'a module proxy by https, direct, off',
      `${HEAD}go: { proxy: ["https://athens.acme.example", direct] }\n`,
    ],
    ['the checksum databases go knows', `${HEAD}go: { sumdb: sum.golang.google.cn }\n`],
    ['the default one', `${HEAD}go: { sumdb: default }\n`],
    ['version control programs that go takes anyway', `${HEAD}go: { vcs: [{ "*": [git, hg] }] }\n`],
    [
      'toolchain and harmless settings',
      `${HEAD}go: { toolchain: local, env: { GOFLAGS: -modcacherw, GOOS: linux } }\n`,
    ],
    ['what goes past the proxy', `${HEAD}network: { noProxy: [acme.example] }\n`],
    [
      'what git may ask, and what is unset',
      `${HEAD}shell: { env: { GIT_TERMINAL_PROMPT: "0" }, unset: [GOPROXY] }\n`,
    ],
  ])('%s', (_, text) => expect(found(text)).toEqual([]));
});

describe('what has to be accepted', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'modules that are not checked',
      'go: { private: [git.acme.example, { path: x.example, via: direct }, { path: y.example, via: proxy }] }',
      [
        'private-modules git.acme.example @3',
        'private-modules x.example @3',
        'unchecked-modules y.example @3',
      ],
    ],
    [
      'a module proxy without TLS',
      'go: { proxy: ["http://athens.acme.example"] }',
      ['module-proxy http://athens.acme.example @3'],
    ],
    [
      'a module proxy that is a folder',
      'go: { proxy: ["file:///srv/modules"] }',
      ['module-proxy file:///srv/modules @3'],
    ],
    [
      'version control programs that go takes for nobody',
      'go: { vcs: [{ "*": [all] }] }',
      ['version-control *: all @3'],
    ],
    [
      'folders of programs and modules',
      'go: { env: { GOBIN: /opt/bin, GOMODCACHE: /srv/cache } }',
      ['folder GOBIN=/opt/bin @3', 'folder GOMODCACHE=/srv/cache @3'],
    ],
    [
      'network proxies',
      'network: { proxy: { http: "http://a.example:1", https: "http://b.example:2" } }',
      ['network-proxy http://a.example:1 @3', 'network-proxy http://b.example:2 @3'],
    ],
    [
      'references in a proxy',
      'network: { proxy: "http://${env:U}:${env:P}@a.example:1" }',
      [
        'network-proxy http://${env:U}:${env:P}@a.example:1 @3',
        'reference ${env:U} -> a.example:1 @3',
        'reference ${env:P} -> a.example:1 @3',
      ],
    ],
    [
      'references in two proxies, one of them twice',
      'network: { proxy: { http: "http://${env:U}:${env:U}@a.example:1", https: "http://x:${env:P}@b.example:2" } }',
      [
        'network-proxy http://${env:U}:${env:U}@a.example:1 @3',
        'reference ${env:U} -> a.example:1 @3',
        'network-proxy http://x:${env:P}@b.example:2 @3',
        'reference ${env:P} -> b.example:2 @3',
      ],
    ],
    [
      'credentials',
      'credentials: [{ machine: a.example, login: "${env:U}", password: "${env:P}" }]',
      ['reference ${env:U}, ${env:P} -> a.example @3'],
    ],
    [
      'certificates, by file and pin',
      `trust: { certificates: [{ file: ./ca.pem, sha256: ${'AB'.repeat(32)} }] }`,
      [`certificate /p/ca.pem, SHA-256 ${'ab'.repeat(32)} @3`],
    ],
    ['trust for everybody', 'trust: { scope: machine }', ['everybody trust.scope: machine @3']],
    [
      'a rewrite outside go.private',
      'git: { rewrite: [{ from: "https://github.com/", to: "ssh://git@github.com/" }] }',
      ['rewrite https://github.com/ -> ssh://git@github.com/ @3'],
    ],
    [
      'a rewrite to another host, though it says the first is private',
      'go: { private: [github.com] }\ngit: { rewrite: [{ from: "https://github.com/", to: "https://evil.example/" }] }',
      ['private-modules github.com @3', 'rewrite https://github.com/ -> https://evil.example/ @4'],
    ],
    [
      'a rewrite to another path of a private host',
      'go: { private: [github.com] }\ngit: { rewrite: [{ from: "https://github.com/a/", to: "https://github.com/b/" }] }',
      ['private-modules github.com @3', 'rewrite https://github.com/a/ -> https://github.com/b/ @4'],
    ],
    [
      'a rewrite to another port of a private host',
      'go: { private: [g.example] }\ngit: { rewrite: [{ from: "https://g.example/", to: "https://g.example:8443/" }] }',
      ['private-modules g.example @3', 'rewrite https://g.example/ -> https://g.example:8443/ @4'],
    ],
    [
      'a module proxy, where modules come from it unproven',
      'go: { proxy: [https://a.example, direct], private: [{ path: g.example, via: proxy }] }',
      ['module-proxy https://a.example @3', 'unchecked-modules g.example @3'],
    ],
    [
      'but none within a private host, in the scp form neither',
      'go: { private: [git.acme.example] }\ngit: { rewrite: [{ from: "https://git.acme.example/", to: "git@git.acme.example:" }] }',
      ['private-modules git.acme.example @3'],
    ],
    [
      'variables that are unset, where something depends on them',
      'shell: { unset: [GOPROXY, SSL_CERT_FILE] }',
      ['variable unset SSL_CERT_FILE @3'],
    ],
    [
      'but none within a private host',
      'go: { private: [git.acme.example] }\ngit: { rewrite: [{ from: "https://git.acme.example/", to: "ssh://git@git.acme.example/" }] }',
      ['private-modules git.acme.example @3'],
    ],
    [
      'git through a proxy, with your certificate',
      'git: { http: [{ url: "https://g.example/", proxy: "http://p.example:1", clientCert: ~/c.pem, clientKey: ~/k.pem }] }',
      [
        'network-proxy http://p.example:1 (git, https://g.example/) @3',
        'client-certificate /home/gopher/c.pem, /home/gopher/k.pem -> https://g.example/ @3',
      ],
    ],
    [
      'ssh hosts',
      'ssh: { hosts: [{ host: git.acme.example, hostName: evil.example, port: 22, proxyJump: j.example, knownHosts: ["ssh-ed25519 AAAA"] }] }',
      ['ssh-host git.acme.example -> evil.example:22, via j.example, known as ssh-ed25519 AAAA @3'],
    ],
    [
      'variables',
      'shell: { env: { GODEBUG: netdns=go, NETRC: /run/netrc } }',
      ['variable GODEBUG=netdns=go @3', 'variable NETRC=/run/netrc @3'],
    ],
    ['folders in PATH', 'shell: { path: [/opt/theirs] }', ['folder PATH: /opt/theirs @3']],
    [
      'bundles',
      `offline: { bundles: [{ file: ./b.gobundle, sha256: ${'ab'.repeat(32)} }] }`,
      [`bundle /p/b.gobundle ${'ab'.repeat(32)} @3`],
    ],
    [
      'exceptions',
      'insecure: [{ allow: no-sumdb, module: x.example, reason: why, expires: 2026-12-01, approvedBy: me }]',
      ['exception no-sumdb x.example, 2026-12-01 @3'],
    ],
    ['everybody on the machine', 'scope: machine', ['everybody scope: machine @3']],
  ])('%s', (_, text, finds) => expect(found(`${HEAD}${text}\n`)).toEqual(finds));

  test('a checksum database of its own', () => {
    const name = ['sum', 'golang', 'org'].join('.');
    const key = `${name}+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8`;
    expect(found(`${HEAD}go:\n  sumdb: { name: ${name}, key: "${key}" }\n`)).toEqual([
      `checksum-database ${key} @4`,
    ]);
  });

  test('a key that nobody thought of', () => {
    // An addition to the grammar that these rules were not told of.
    const profile = { ...load([stranger(HEAD)]).profile, future: { key: 1 } } as unknown as Profile;
    const at = { file: URL, line: 9, column: 1, pointer: '/future/key' };
    const known = { ...profile, origins: { ...profile.origins, '/future/key': at } };
    expect(list(known, [stranger(HEAD)])).toEqual(['setting future.key: 1 @9']);
  });
});

test('people are shown which variables a proxy is told, and no userinfo', () => {
  const proxy = 'http://x:${env:MY_TOKEN}@p.example:3128';
  const git = { url: 'https://g.example/', proxy: 'http://${env:GIT_TOKEN}@q.example:1' };
  const theirs = stranger(`${HEAD}network: { proxy: "${proxy}" }\n`);
  const { profile } = load([theirs]);
  // The grammar has no references there; what gets past it one day is shown all the same.
  const more = { ...profile, git: { http: [git] } } as unknown as Profile;
  const voice = { language: 'en', home: '/home/gopher', style: PLAIN } as const;
  const shown = renderTouches(touches(more, [theirs]), voice);
  expect(shown).toContain('your variables go to: ${env:MY_TOKEN} -> p.example:3128');
  expect(shown).toContain('your variables go to: ${env:GIT_TOKEN} -> q.example:1');
  expect(shown).not.toContain('x:$');
});

describe('whose a value is', () => {
  const mine = (more = '') => `version: 1\nname: mine\nextends: [{ use: ./theirs.yaml }]\n${more}`;
  const theirs =
    'version: 1\nname: theirs\nnetwork:\n  proxy: http://a.example:1\ngo:\n  private: [theirs.example]\n';
  const sources = (more = '') => [
    sourceOf(mine(more), '/p/mine.yaml'),
    { ...sourceOf(theirs, '/p/theirs.yaml'), stranger: true as const },
  ];
  const of = (texts: ReturnType<typeof sources>) => list(load(texts).profile as Profile, texts);

  test('a base is a stranger: its values are listed, with its own lines', () => {
    expect(of(sources('go: { private: [mine.example] }\n'))).toEqual([
      'network-proxy http://a.example:1 @4',
      'private-modules theirs.example @6',
    ]);
  });
  test('what the own file overrides is the own file’s', () => {
    expect(of(sources('network: { proxy: "http://mine.example:1" }\n'))).toEqual([
      'private-modules theirs.example @6',
    ]);
  });
  test('a value that has lost its origin is every stranger’s, whoever wrote what is around it', () => {
    const texts = sources('go: { env: { GOOS: linux } }\nshell: { env: { GODEBUG: netdns=go } }\n');
    const second = { ...sourceOf(HEAD, '/p/second.yaml'), stranger: true as const };
    const profile = load(texts).profile as Profile;
    const lost = ['/network/proxy', '/network', '/shell/env/GODEBUG'];
    const origins = Object.fromEntries(
      Object.entries(profile.origins).filter(
        ([one]) => !lost.some((at) => one === at || one.startsWith(`${at}/`)),
      ),
    );
    const found = touches({ ...profile, origins }, [...texts, second]);
    expect(found.map(({ kind, source }) => `${kind} ${source.file}`)).toEqual([
      'network-proxy /p/theirs.yaml',
      'network-proxy /p/second.yaml',
      'private-modules /p/theirs.yaml',
      'variable /p/theirs.yaml',
      'variable /p/second.yaml',
    ]);
  });
  test('no stranger, nothing to accept', () => {
    const own = sources().map(({ ref, file, text, sha256, dir }) => ({ ref, file, text, sha256, dir }));
    expect(of(own as ReturnType<typeof sources>)).toEqual([]);
  });
});

describe('refused in a stranger’s text, accepted or not', () => {
  test.each<[string, string, readonly string[], RegExp]>([
    [
      'go.env that needs --allow',
      'go: { env: { CC: /tmp/x } }',
      ['CC'],
      /^STRANGER_NEEDS_ALLOW 3:\d+ {"name":"CC"/,
    ],
    ['shell.env that needs --allow', 'shell: { env: { FOO: bar } }', ['FOO'], /^STRANGER_NEEDS_ALLOW 3:/],
    [
      'GOFLAGS that need --allow',
      'go: { env: { GOFLAGS: "-ldflags=-extld=/tmp/x" } }',
      ['GOFLAGS'],
      /^STRANGER_NEEDS_ALLOW 3:/,
    ],
    [
      '${file:}',
      'credentials: [{ machine: a.example, login: "${env:U}", password: "${file:~/.ssh/id_ed25519}" }]',
      [],
      /^STRANGER_REFERENCE 3:/,
    ],
    [
      '${command:}',
      'credentials: [{ machine: a.example, login: "${env:U}", password: "${command:id}" }]',
      [],
      /^STRANGER_REFERENCE 3:/,
    ],
    [
      '${command:} in a proxy',
      'network: { proxy: "http://u:${command:id}@a.example:1" }',
      [],
      /^STRANGER_REFERENCE 3:/,
    ],
  ])('%s', (_, text, allow, finds) => {
    const loaded = load([stranger(`${HEAD}${text}\n`)], { allow });
    expect(loaded.profile).toBeUndefined();
    expect(said(loaded)).toEqual(expect.arrayContaining([expect.stringMatching(finds)]));
  });

  test('what has lost its origin is refused as every stranger’s, whoever wrote what is around it', () => {
    const proxy = 'http://u:${file:/etc/shadow}@a.example:1';
    const env = { FOO: 'bar' };
    const own = sourceOf(`${HEAD}network: { noProxy: [a.example] }\nshell: { path: [/x] }\n`, '/p/mine.yaml');
    const profile = load([own]).profile as Profile;
    const lost = { ...profile, network: { proxy: { http: proxy } }, shell: { env } } as unknown as Profile;
    const files = ['/p/one.yaml', '/p/two.yaml'];
    const sources = [own, ...files.map((file) => ({ file, stranger: true as const }))];
    const lintIt = (one: Profile) =>
      lint(one, { today: '2026-11-01', allow: [], unsupported: new Set<string>() });
    const mistakes = strangerMistakes(lost, sources, lintIt);
    expect(mistakes.map(({ code, where }) => `${code} ${where?.file}`)).toEqual(
      ['STRANGER_NEEDS_ALLOW', 'STRANGER_REFERENCE'].flatMap((code) =>
        files.map((file) => `${code} ${file}`),
      ),
    );
    expect(strangerMistakes(lost, [own], lintIt)).toEqual([]);
  });

  test('the same in the own file is what --allow says', () => {
    const text = `${HEAD}shell: { env: { FOO: bar } }\n`;
    expect(load([sourceOf(text)], { allow: ['FOO'] }).profile).toBeDefined();
  });
});
