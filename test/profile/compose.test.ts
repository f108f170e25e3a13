import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { load, said, sourceOf } from './loading.ts';

const FINGERPRINT = '9f2c'.repeat(16);
const HEAD = 'version: 1\n';
const file = (path: string, text: string) => sourceOf(HEAD + text, path);
const own = (text: string) => file('/p/own.yaml', text);
const a = (text: string) => file('/p/a.yaml', text);
const b = (text: string) => file('/p/b.yaml', text);

/** The one section that is asked for, of a load that must succeed. */
function section(name: 'go' | 'network' | 'shell' | 'git', ...sources: Parameters<typeof load>[0][number][]) {
  const { profile, diagnostics } = load(sources);
  expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
  return profile?.[name];
}

describe('what wins', () => {
  test('scalars, chains and keys with several forms replace whole', () => {
    const base = a(
      'go: { proxy: [https://a.example, direct], sumdb: { name: s.example, key: s.example+1234abcd+AbcdAbcd } }\nnetwork: { proxy: { http: "http://a.example:1", https: "http://a.example:2" } }\n',
    );
    const top = own(
      'extends: [./a.yaml]\ngo: { proxy: [https://b.example], sumdb: default }\nnetwork: { proxy: "http://b.example:3" }\n',
    );
    expect(section('go', top, base)).toMatchObject({
      proxy: [{ url: 'https://b.example', fallback: 'not-found' }],
      sumdb: 'default',
    });
    expect(section('network', top, base)).toMatchObject({
      proxy: { http: 'http://b.example:3', https: 'http://b.example:3' },
    });
  });

  test('maps merge by key', () => {
    const base = a('go: { env: { GOFLAGS: -v, GOPATH: ~/a } }\n');
    const top = own('extends: [./a.yaml]\ngo: { env: { GOPATH: ~/own } }\n');
    expect(section('go', top, base)).toMatchObject({ env: { GOFLAGS: '-v', GOPATH: '/home/gopher/own' } });
  });

  test('sets unite; an entry of the same identity is replaced where it stands, in either form', () => {
    const base = a('go: { private: [x.example, { path: y.example, via: proxy }] }\n');
    const top = own('extends: [./a.yaml]\ngo: { private: [z.example, y.example] }\n');
    expect(section('go', top, base)).toMatchObject({
      private: [
        { path: 'x.example', via: 'direct' },
        { path: 'y.example', via: 'direct' },
        { path: 'z.example', via: 'direct' },
      ],
    });
  });

  test('name, description and requires are not inherited; the name is that of the file', () => {
    const base = a('name: base\ndescription: base\nrequires: ">=0.1"\nscope: user\n');
    const { profile } = load([file('/p/My Profile.yaml', 'extends: [./a.yaml]\n'), base]);
    expect(profile).toMatchObject({ name: 'my-profile', scope: 'user' });
    expect(profile).not.toHaveProperty('description');
    expect(profile).not.toHaveProperty('requires');
  });

  test('relative paths start at the file that wrote them, and one file is one entry', () => {
    const base = file(
      '/q/base.yaml',
      'git: { http: [{ url: "https://a.example/", clientCert: c.pem, clientKey: ../k.pem }] }\n',
    );
    expect(section('git', own('extends: [../q/base.yaml]\n'), base)).toMatchObject({
      http: [{ clientCert: '/q/c.pem', clientKey: '/k.pem' }],
    });
  });

  test('a path may be written from the home, a bare word is a built-in', () => {
    const home = file('/home/gopher/h.yaml', 'go: { toolchain: local }\n');
    const { profile } = load([
      own('extends: [~/h.yaml, cn]\n'),
      home,
      file('cn', 'go: { sumdb: default }\n'),
    ]);
    expect(profile?.go).toEqual({ toolchain: 'local', sumdb: 'default' });
  });

  test('every value keeps its origin, by the pointer into the composed profile', () => {
    const base = a('go:\n  private: [x.example]\n');
    const { profile } = load([
      own('extends: [./a.yaml]\ngo:\n  private:\n    - y.example\n  vcs:\n    - a.example: [git]\n'),
      base,
    ]);
    expect(profile?.origins).toMatchObject({
      '/go/private/0': { file: '/p/a.yaml', line: 3, column: 13, pointer: '/go/private/0' },
      '/go/private/1': { file: '/p/own.yaml', line: 5, column: 7, pointer: '/go/private/0' },
      '/go/private': { file: '/p/own.yaml', line: 4, column: 3, pointer: '/go/private' },
      '/go/vcs/0/allow/0': { file: '/p/own.yaml', line: 7, column: 19, pointer: '/go/vcs/0/a.example/0' },
    });
  });

  test('what is loaded is plain data', () => {
    const { profile } = load([own('extends: [./a.yaml]\n'), a('go: { private: [x.example] }\n')]);
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  });
});

describe('environment: the strictest that the chain states', () => {
  const rows = [
    ['environment: development', 'environment: test', 'test'],
    ['environment: test', 'environment: development', 'test'],
    ['environment: production', 'environment: development', 'production'],
    ['', 'environment: development', 'development'],
    ['environment: development', '', 'development'],
    ['', '', 'production'],
  ] as const;
  for (const [base, top, expected] of rows) {
    test(`base "${base}", file "${top}": ${expected}`, () => {
      expect(load([own(`extends: [./a.yaml]\n${top}\n`), a(`${base}\n`)]).profile?.environment).toBe(
        expected,
      );
    });
  }

  test('of two siblings the stricter, and that is no conflict', () => {
    const sources = [
      own('extends: [./a.yaml, ./b.yaml]\n'),
      a('environment: test\n'),
      b('environment: development\n'),
    ];
    expect(load(sources).profile?.environment).toBe('test');
  });
});

describe('siblings that differ', () => {
  const left = a('scope: user\ngo:\n  sumdb: default\n  proxy: [direct]\n  env: { GOFLAGS: -v }\n');
  const right = b(
    'scope: user\ngo:\n  sumdb: sum.golang.google.cn\n  proxy: [https://b.example]\n  env: { GOFLAGS: -x, GOBIN: /b }\n',
  );

  test('in a scalar or chain: an error that names both lines', () => {
    const found = load([own('extends: [./a.yaml, ./b.yaml]\n'), left, right]);
    expect(said(found)).toMatchInlineSnapshot(`
      [
        "PROFILE_CONFLICT 4:10 {"key":"go.sumdb","first":"/p/a.yaml:4","second":"/p/b.yaml:4"}",
        "PROFILE_CONFLICT 5:3 {"key":"go.proxy","first":"/p/a.yaml:5","second":"/p/b.yaml:5"}",
        "PROFILE_CONFLICT 6:19 {"key":"go.env.GOFLAGS","first":"/p/a.yaml:6","second":"/p/b.yaml:6"}",
      ]
    `);
    expect(found.diagnostics[0]?.also).toMatchObject({
      file: '/p/a.yaml',
      line: 4,
      text: '  sumdb: default',
    });
  });

  test('unless the file itself sets the key', () => {
    const text =
      'extends: [./a.yaml, ./b.yaml]\ngo: { sumdb: default, proxy: [direct], env: { GOFLAGS: -x } }\n';
    expect(section('go', own(text), left, right)).toMatchObject({ env: { GOFLAGS: '-x', GOBIN: '/b' } });
  });

  test('or leaves it out of one of them', () => {
    const text = 'extends: [{ use: ./a.yaml, without: [go.sumdb, go.proxy, "go.env.GOFLAGS"] }, ./b.yaml]\n';
    expect(section('go', own(text), left, right)).toMatchObject({ sumdb: { name: 'sum.golang.google.cn' } });
  });

  test('two forms of one value do not differ', () => {
    const sources = [
      own('extends: [./a.yaml, ./b.yaml]\n'),
      a('go: { proxy: [direct] }\n'),
      b('go: { proxy: [{ url: direct, fallback: not-found }] }\n'),
    ];
    expect(load(sources).profile?.go?.proxy).toHaveLength(1);
  });
});

describe('without', () => {
  const base = a(
    `environment: test\ngo: { private: [x.example, "github.com/acme"], sumdb: default }\ntrust: { certificates: [{ file: ./ca.pem, sha256: ${FINGERPRINT} }] }\ncredentials: [{ machine: a.example, login: "\${env:A}", password: "\${env:B}" }]\ninsecure: [{ allow: plain-http, module: x.example, reason: r, expires: 2026-12-01, approvedBy: T }]\n`,
  );
  const taking = (target: string) =>
    load([own(`extends:\n  - use: ./a.yaml\n    without: [${JSON.stringify(target)}]\n`), base]);

  test('drops entries, keys and whole sections', () => {
    expect(taking('go.private[github.com/acme]').profile?.go?.private).toEqual([
      { path: 'x.example', via: 'direct' },
    ]);
    expect(taking('go.sumdb').profile?.go).not.toHaveProperty('sumdb');
    expect(taking('go').profile).not.toHaveProperty('go');
    expect(taking('credentials[a.example]').profile?.credentials).toEqual([]);
  });

  test('a file goes by its name as the base wrote it, as this file would, and in full', () => {
    for (const name of ['./ca.pem', 'ca.pem', '/p/ca.pem']) {
      expect(taking(`trust.certificates[${name}]`).profile?.trust?.certificates).toEqual([]);
    }
  });

  test('never environment or insecure', () => {
    for (const target of ['environment', 'insecure', 'insecure[plain-http]']) {
      expect(said(taking(target)).slice(0, 1)).toEqual([
        `PROFILE_WITHOUT_REFUSED 4:15 {"target":"${target}"}`,
      ]);
    }
  });

  test('what the base has not is an error, with what was probably meant', () => {
    expect(
      [taking('go.private[github.com/acne]'), taking('go.sumbd'), taking('nothing')]
        .flatMap(said)
        .filter((one) => one.startsWith('PROFILE')),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_WITHOUT_UNKNOWN 4:15 {"target":"go.private[github.com/acne]","base":"./a.yaml","suggestion":"go.private[github.com/acme]"}",
        "PROFILE_WITHOUT_UNKNOWN 4:15 {"target":"go.sumbd","base":"./a.yaml","suggestion":"go.sumdb"}",
        "PROFILE_WITHOUT_UNKNOWN 4:15 {"target":"nothing","base":"./a.yaml","suggestion":"go | go.private | go.private[x.example] | go.private[github.com/acme] | go.sumdb | trust | trust.certificates | trust.certificates[/p/ca.pem] | trust.certificates[./ca.pem] | credentials | credentials[a.example]"}",
      ]
    `);
  });
});

describe('bases that cannot be used', () => {
  const pin = 'ab'.repeat(32);
  const signed = '{ use: ./a.yaml, signedBy: { file: keys, principal: me } }';

  test('not found, a URL that nothing vouches for, a signed one that nobody verified', () => {
    const text = `extends:\n  - nowhere\n  - ./none.yaml\n  - https://a.example/p.yaml\n  - ${signed}\n`;
    expect(said(load([own(text), a('')]))).toMatchInlineSnapshot(`
      [
        "PROFILE_EXTENDS_NOT_FOUND 3:5 {"base":"nowhere"}",
        "PROFILE_EXTENDS_NOT_FOUND 4:5 {"base":"./none.yaml"}",
        "PROFILE_URL_UNPINNED 5:5 {"url":"https://a.example/p.yaml"}",
        "PROFILE_EXTENDS_NOT_FOUND 6:12 {"base":"./a.yaml"}",
      ]
    `);
  });

  test('URLs that cannot be used', () => {
    const urls = [
      'ftp://a.example/p.yaml',
      'https://u:s3cret@a.example/p.yaml',
      'https://a.example/p.yaml#v1',
      `{ use: "https://a.example/p.yaml#sha256=${pin}", sha256: ${'cd'.repeat(32)} }`,
      'https://:x/',
    ];
    const found = said(load([own(`extends:\n${urls.map((url) => `  - ${url}\n`).join('')}`)]));
    expect(found).toMatchInlineSnapshot(`
      [
        "PROFILE_URL_BAD 3:5 {"url":"ftp://a.example/p.yaml","reason":"only https:// and http:// are known"}",
        "PROFILE_URL_BAD 4:5 {"url":"https://***@a.example/p.yaml","reason":"it has a user or password in it"}",
        "PROFILE_URL_BAD 5:5 {"url":"https://a.example/p.yaml#v1","reason":"what stands behind # must be sha256= and 64 hexadecimal digits"}",
        "PROFILE_URL_BAD 6:12 {"url":"https://a.example/p.yaml#sha256=abababababababababababababababababababababababababababababababab","reason":"the digest behind # and \`sha256\` differ"}",
        "PROFILE_URL_BAD 7:5 {"url":"https://:x/","reason":"it is no URL"}",
      ]
    `);
    expect(found.join()).not.toContain('s3cret');
  });

  test('a text counts by the ref of what vouches for it alone', () => {
    const url = 'https://a.example/p.yaml';
    const base = (ref: string) => ({ ...sourceOf(`${HEAD}go: { toolchain: local }\n`, url), ref });
    const sha256 = base('').sha256;
    const text = own(`extends: [{ use: "${url}", sha256: ${sha256} }]\n`);
    expect(section('go', text, base(`${url}#sha256=${sha256}`))).toEqual({ toolchain: 'local' });
    expect(said(load([text, base(url)]))).toEqual([`PROFILE_EXTENDS_NOT_FOUND 2:18 {"base":"${url}"}`]);
    const other = own(`extends: ["${url}#sha256=${pin}"]\n`);
    expect(said(load([other, base(`${url}#sha256=${pin}`)]))[0]).toMatch(/^PROFILE_EXTENDS_DIGEST 2:11/);
  });

  test('what a profile from a URL must not name; relative bases start at its URL', () => {
    const dir = 'https://a.example/team/';
    const text = `extends: [cn, ./b.yaml, /etc/x.yaml, ~/y.yaml, { use: "../c.yaml", signedBy: { file: keys, principal: me } }]
trust: { certificates: [{ file: /etc/ca.pem, sha256: ${pin} }] }
git: { http: [{ url: "https://g.example/", clientCert: c.pem, clientKey: ~/k.pem }] }
ssh: { hosts: [{ host: h.example, identityFile: id }] }
`;
    const entry = { ...sourceOf(HEAD + text, 'https://a.example/team/p.yaml?v=2'), dir };
    const loaded = load([entry, sourceOf(HEAD, 'cn')]);
    expect(said(loaded).filter((one) => /URL|NOT_FOUND/.test(one))).toMatchInlineSnapshot(`
      [
        "PROFILE_URL_CERTIFICATE_FILE 3:33 {"key":"trust.certificates[0].file","file":"/etc/ca.pem"}",
        "PROFILE_URL_LOCAL_FILE 4:56 {"key":"git.http[0].clientCert","file":"c.pem"}",
        "PROFILE_URL_LOCAL_FILE 5:49 {"key":"ssh.hosts[0].identityFile","file":"id"}",
        "PROFILE_URL_LOCAL_FILE 2:86 {"key":"extends[4].signedBy.file","file":"keys"}",
        "PROFILE_URL_UNPINNED 2:15 {"url":"./b.yaml"}",
        "PROFILE_URL_LOCAL_FILE 2:25 {"key":"extends","file":"/etc/x.yaml"}",
        "PROFILE_URL_LOCAL_FILE 2:38 {"key":"extends","file":"~/y.yaml"}",
        "PROFILE_EXTENDS_NOT_FOUND 2:55 {"base":"../c.yaml"}",
      ]
    `);
  });

  test('a profile from a URL is named by its last part', () => {
    const ref = `https://a.example/team/Acme.yaml?v=2#sha256=${pin}`;
    const entry = {
      ...sourceOf('version: 1\n', 'https://a.example/team/Acme.yaml?v=2'),
      ref,
      dir: 'https://a.example/team/',
    };
    expect(load([entry]).profile?.name).toBe('acme');
  });

  test('a circle, by its chain', () => {
    expect(
      said(load([own('extends: [./a.yaml]\n'), a('extends: [./b.yaml]\n'), b('extends: [./a.yaml]\n')])),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_EXTENDS_CYCLE 2:11 {"chain":"/p/a.yaml -> /p/b.yaml -> /p/a.yaml"}",
      ]
    `);
  });

  const chain = (length: number) =>
    Array.from({ length }, (_, index) => file(`/p/${index}.yaml`, `extends: [./${index + 1}.yaml]\n`));

  test('eight steps are followed, nine are not', () => {
    expect(load([...chain(8), file('/p/8.yaml', '')]).diagnostics).toEqual([]);
    expect(said(load([...chain(9), file('/p/9.yaml', '')]))).toMatchInlineSnapshot(`
      [
        "PROFILE_EXTENDS_DEPTH 2:11 {"chain":"/p/0.yaml -> /p/1.yaml -> /p/2.yaml -> /p/3.yaml -> /p/4.yaml -> /p/5.yaml -> /p/6.yaml -> /p/7.yaml -> /p/8.yaml -> /p/9.yaml","limit":"8"}",
      ]
    `);
  });

  test('a circle far down counts as a circle, and a base that many extend is judged once', () => {
    const broken = b('nmae: b\n');
    const sources = [own('extends: [./a.yaml, ./b.yaml]\n'), a('extends: [./b.yaml]\n'), broken];
    expect(said(load(sources))).toHaveLength(1);
  });

  test('a pinned base: the digest of its bytes, in any case, with or without the algorithm', () => {
    const base = a('go: { toolchain: local }\n');
    const right = createHash('sha256').update(base.text).digest('hex');
    for (const pin of [right, right.toUpperCase(), `sha256:${right}`]) {
      expect(load([own(`extends: [{ use: ./a.yaml, sha256: "${pin}" }]\n`), base]).diagnostics).toEqual([]);
    }
    const wrong = '0'.repeat(64);
    expect(load([own(`extends: [{ use: ./a.yaml, sha256: "${wrong}" }]\n`), base]).diagnostics).toMatchObject(
      [{ code: 'PROFILE_EXTENDS_DIGEST', params: { base: './a.yaml', expected: wrong, actual: right } }],
    );
  });

  test('mistakes of the file and of all its bases are said together, each at its own line', () => {
    const found = load([own('extends: [./a.yaml]\nnmae: x\n'), a('go: { toolchian: local }\n')]);
    expect(found.diagnostics.map((one) => one.where?.text)).toEqual(['nmae: x', 'go: { toolchian: local }']);
    expect(found.profile).toBeUndefined();
  });
});
