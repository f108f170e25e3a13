import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { TARGETS } from '../../src/export/index.ts';
import type { Addresses, Ask, ExportInput, Redirects } from '../../src/export/target.ts';
import type { Profile } from '../../src/profile/sections/profile.ts';
import { stringify } from '../../src/profile/yaml.ts';
import { load, sourceOf } from '../profile/loading.ts';

/** A verifier key as go checks it: its hash is of its name and itself. */
function verifierKey(name: string): string {
  const key = Buffer.concat([Buffer.from([1]), Buffer.alloc(32, 7)]);
  const hash = createHash('sha256').update(`${name}\n`).update(key).digest('hex').slice(0, 8);
  return `${name}+${hash}+${key.toString('base64')}`;
}

const DEFAULTS = new Map([
  ['GOPROXY', 'https://modules.example,direct'],
  ['GOSUMDB', verifierKey('sums.example')],
]);
const OFFLINE: Ask = {
  goDefaults: async () => DEFAULTS,
  addresses: async () => undefined,
  redirects: async () => undefined,
};

function profileOf(text: string): Profile {
  const { profile, diagnostics } = load([sourceOf(`version: 1\nname: acme\nenvironment: test\n${text}`)]);
  if (!profile) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')));
  return profile;
}

async function exported(profile: Profile, more: Partial<ExportInput> = {}) {
  const [target] = TARGETS.filter(({ name }) => name === 'allowlist');
  if (!target) throw new Error('no such target');
  return target.make({
    profile,
    ref: { name: profile.name, source: 'acme.yaml', sha256: '0'.repeat(64) },
    sources: [],
    today: '2026-11-20',
    version: '0.1.0',
    language: 'en',
    formats: ['markdown'],
    yaml: (value) => stringify(value),
    ask: OFFLINE,
    ...more,
  });
}

interface Row {
  readonly host: string;
  readonly port: number;
  readonly protocol: string;
  readonly allowAt: string;
  readonly through: string | null;
  readonly need: string;
  readonly purposes: readonly { name: string }[];
  readonly notes: readonly { name: string }[];
  readonly why: readonly { key: string; file: string | null; line: number | null }[];
  readonly addresses: object;
  readonly redirects: object;
  readonly approver: string;
  readonly ticket: string;
}

async function rowsOf(text: string, more: Partial<ExportInput> = {}): Promise<readonly Row[]> {
  const { document } = await exported(profileOf(text), more);
  // The document's own schema is held by the command-line tests.
  return (document as { rows: readonly Row[] }).rows;
}

/** `https athens.example:443 required modules`, and through what. */
function short({ protocol, host, port, need, purposes, through }: Row): string {
  const way = through === null ? '' : ` by ${through}`;
  return `${protocol} ${host}:${port} ${need} ${purposes.map(({ name }) => name).join('+')}${way}`;
}

const QUIET = 'go: { proxy: ["file:///srv/modules"], sumdb: sum.golang.google.cn, toolchain: local';
const ALWAYS = ['https sum.golang.google.cn:443 required sumdb', 'https vuln.go.dev:443 optional vuln'];

describe('which connections a profile needs', () => {
  test.each<[title: string, profile: string, rows: readonly string[]]>([
    [
      'nothing said: what go does by default',
      '',
      [
        'https modules.example:443 required modules+toolchain',
        'https (any host):443 fallback public-direct',
        'https sums.example:443 fallback sumdb',
        'https vuln.go.dev:443 optional vuln',
      ],
    ],
    ['modules of this machine alone', `${QUIET} }`, ALWAYS],
    [
      'a chain: the first is required, what stands behind it a fallback, what stands behind off is never asked',
      'go: { proxy: [https://a.example:8443/x, "https://b.example", "off"], toolchain: local, sumdb: { name: sums.example, key: KEY } }',
      [
        'https a.example:8443 required modules',
        'https b.example:443 fallback modules',
        'https sums.example:443 fallback sumdb',
        'https vuln.go.dev:443 optional vuln',
      ],
    ],
    [
      'nothing but direct: any host, and the checksum database itself',
      'go: { proxy: [direct], toolchain: local, sumdb: { name: sums.example, key: KEY } }',
      [
        'https (any host):443 required public-direct',
        'https sums.example:443 required sumdb',
        'https vuln.go.dev:443 optional vuln',
      ],
    ],
    [
      'a checksum database with an address is asked past all proxies',
      'go: { proxy: [https://a.example], toolchain: local, sumdb: { name: sums.example, key: KEY, url: "https://sums.acme.example:444/db" } }',
      [
        'https a.example:443 required modules',
        'https sums.acme.example:444 required sumdb',
        'https vuln.go.dev:443 optional vuln',
      ],
    ],
    [
      'a private host without a rewrite: one row for asking and cloning',
      `${QUIET}, private: [git.acme.example/team] }`,
      ['https git.acme.example:443 required import-path+git', ...ALWAYS],
    ],
    [
      'a private host by ssh: asked over https still',
      `${QUIET}, private: [git.acme.example] }\ngit: { rewrite: [{ from: "https://git.acme.example/", to: "ssh://git@git.acme.example:2222/" }] }`,
      [
        'https git.acme.example:443 required import-path',
        'ssh git.acme.example:2222 required git',
        ...ALWAYS,
      ],
    ],
    [
      'the scp form, and an ssh entry that names another host and port',
      `${QUIET}, private: [git.acme.example] }\ngit: { rewrite: [{ from: "https://git.acme.example/", to: "git@git.acme.example:" }] }\nssh: { hosts: [{ host: git.acme.example, hostName: real.acme.example, port: 2200 }] }`,
      [
        'https git.acme.example:443 required import-path',
        'ssh real.acme.example:2200 required git+ssh',
        ...ALWAYS,
      ],
    ],
    [
      'a host that go knows is not asked where its repositories are',
      `${QUIET}, private: [github.com/acme] }`,
      ['https github.com:443 required git', ...ALWAYS],
    ],
    [
      'private modules through a proxy need no host of their own',
      `go: { proxy: [https://a.example], private: [{ path: p.example, via: proxy }], toolchain: local, sumdb: sum.golang.google.cn }`,
      ['https a.example:443 required modules', ...ALWAYS],
    ],
    [
      'a jump host: from here to it, from it to the target',
      `${QUIET} }\nssh: { hosts: [{ host: git.acme.example, proxyJump: "ops@bastion" }, { host: bastion, hostName: bastion.acme.example, port: 2022 }] }`,
      [
        'ssh bastion.acme.example:2022 required jump+ssh',
        ...ALWAYS,
        'ssh git.acme.example:22 required ssh by bastion.acme.example',
      ],
    ],
    [
      'a network proxy: https through it, what noProxy names around it, ssh past it',
      `network: { proxy: "http://\${env:U}:\${env:P}@proxy.acme.example:8080", noProxy: [acme.example] }\ngo: { proxy: [https://athens.acme.example, https://b.example], toolchain: local, sumdb: sum.golang.google.cn }\nssh: { hosts: [{ host: git.partner.example }] }`,
      [
        'https athens.acme.example:443 required modules',
        'ssh git.partner.example:22 required ssh',
        'http CONNECT proxy.acme.example:8080 required network-proxy',
        'https sum.golang.google.cn:443 required sumdb by proxy.acme.example:8080',
        'https b.example:443 fallback modules by proxy.acme.example:8080',
        'https vuln.go.dev:443 optional vuln by proxy.acme.example:8080',
      ],
    ],
    [
      'a proxy of git for one host alone',
      `${QUIET}, private: [git.partner.example] }\ngit: { http: [{ url: "https://git.partner.example/", proxy: "http://other.example:3128" }] }`,
      [
        'https git.partner.example:443 required import-path',
        'http CONNECT other.example:3128 required git-proxy',
        ...ALWAYS,
        'https git.partner.example:443 required git by other.example:3128',
      ],
    ],
    [
      'plain http where an exception allows it',
      `${QUIET}, private: [git.lab.example] }\ninsecure: [{ allow: plain-http, module: git.lab.example/x, reason: r, expires: 2026-12-01 }]`,
      [
        'http git.lab.example:80 required import-path',
        'https git.lab.example:443 required import-path+git',
        ...ALWAYS,
      ],
    ],
    [
      'loopback passes no firewall',
      'go: { proxy: ["http://127.0.0.1:3000", "https://localhost:3001"], toolchain: local, sumdb: sum.golang.google.cn }',
      ALWAYS,
    ],
    [
      'an installed Go comes through the chain',
      'go: { proxy: [https://a.example], install: 1.26.8, toolchain: local, sumdb: sum.golang.google.cn }',
      ['https a.example:443 required modules+toolchain', ...ALWAYS],
    ],
  ])('%s', async (_, profile, rows) => {
    const found = await rowsOf(profile.replaceAll('KEY', verifierKey('sums.example')));
    expect(new Set(found.map(short))).toEqual(new Set(rows));
    expect(found).toHaveLength(rows.length);
  });

  test('offline bundles need nothing but what tools of their own ask', async () => {
    const profile: Profile = {
      ...profileOf(''),
      offline: { bundles: [{ file: '/b', sha256: '0'.repeat(64) }] },
    };
    const { document } = await exported(profile);
    expect((document as { rows: readonly Row[] }).rows.map(short)).toEqual([
      'https vuln.go.dev:443 optional vuln',
    ]);
  });

  test('a base from the network is read from somewhere', async () => {
    const sources = [{ ref: 'https://team.example:8443/p.yaml', file: 'p.yaml' }];
    expect((await rowsOf(`${QUIET} }`, { sources })).map(short)).toContain(
      'https team.example:8443 required base',
    );
  });

  test('go that does not answer is no reason to leave its hosts out', async () => {
    const ask = { ...OFFLINE, goDefaults: async () => new Map<string, string>() };
    const found = await rowsOf('', { ask });
    expect(found.map(short)).toEqual([
      "https (Go's default):443 required modules+sumdb",
      'https vuln.go.dev:443 optional vuln',
    ]);
    expect(found[0]?.notes.map(({ name }) => name)).toEqual(['go-unknown']);
  });
});

test('every row says which line of the profile asks for it', async () => {
  const rows = await rowsOf(
    'go:\n  proxy:\n    - https://a.example\n    - direct\n  private: [git.acme.example]\n',
  );
  expect(rows.map(({ host, why }) => [host, ...why.map(({ key, line }) => `${key} ${line}`)])).toEqual([
    ['a.example', 'go.proxy[0] 6', 'GOTOOLCHAIN null'],
    ['git.acme.example', 'go.private[git.acme.example] 8'],
    ['(any host)', 'go.proxy[1] 7'],
    ['sums.example', 'GOSUMDB null'],
    ['vuln.go.dev', 'GOVULNDB null'],
  ]);
});

test.each([
  ['a ticket', 'SEC-20260401-015', { ticket: 'SEC-20260401-015', approver: '' }],
  ['a person', 'Ada Lovelace', { ticket: '', approver: 'Ada Lovelace' }],
])('who approved an exception: %s', async (_, approvedBy, expected) => {
  const exception = `insecure: [{ allow: skip-tls-verify, host: git.lab.example, reason: r, expires: 2026-12-01, approvedBy: ${approvedBy} }]`;
  const rows = await rowsOf(`${QUIET}, private: ["*.lab.example", a.example] }\n${exception}\n`);
  expect(rows.find(({ host }) => host === '*.lab.example')).toMatchObject(expected);
  expect(rows.find(({ host }) => host === 'a.example')).toMatchObject({ ticket: '', approver: '' });
});

describe('what asking gives', () => {
  const online = (redirects: Redirects, addresses: Addresses): Ask => ({
    goDefaults: async () => DEFAULTS,
    addresses: async () => addresses,
    redirects: async () => redirects,
  });
  const CHAIN = 'go: { proxy: [https://a.example], toolchain: local, sumdb: sum.golang.google.cn }';

  test('addresses with the day, and a row for each host that downloads lead on to', async () => {
    const ask = online(
      { to: ['https://storage.example', 'https://a.example', 'https://cdn.example:8443'] },
      { v4: ['192.0.2.1'], v6: ['2001:db8::1'] },
    );
    const rows = await rowsOf(CHAIN, { ask });
    expect(rows.map(short)).toEqual([
      'https a.example:443 required modules',
      'https cdn.example:8443 required redirect',
      'https storage.example:443 required redirect',
      ...ALWAYS,
    ]);
    expect(rows[0]).toMatchObject({
      addresses: { status: 'resolved', ipv4: ['192.0.2.1'], ipv6: ['2001:db8::1'], on: '2026-11-20' },
      redirects: { status: 'determined', hosts: ['cdn.example:8443', 'storage.example'] },
    });
    expect(rows[1]?.notes.map(({ name }) => name)).toEqual(['may-change']);
  });

  test('what could not be found out is said', async () => {
    const { files, document } = await exported(profileOf(CHAIN), {
      ask: online({ problem: 'ETIMEDOUT' }, { problem: 'ENOTFOUND' }),
    });
    expect((document as { rows: readonly Row[] }).rows[0]).toMatchObject({
      addresses: { status: 'unresolved', problem: 'ENOTFOUND', ipv4: [] },
      redirects: { status: 'not-determined', problem: 'ETIMEDOUT' },
    });
    expect(files[0]?.text).toContain('| not resolved (ENOTFOUND) | not determined here (ETIMEDOUT) |');
  });

  test('an address is its own answer, and a pattern is no name', async () => {
    const asked: string[] = [];
    const ask: Ask = {
      ...OFFLINE,
      addresses: async (host) => {
        asked.push(host);
        return { v4: [], v6: [] };
      },
    };
    const rows = await rowsOf(
      'go: { proxy: ["https://192.0.2.9", "https://[2001:db8::9]:444", direct], private: ["*.p.example"], toolchain: local, sumdb: sum.golang.google.cn }',
      { ask },
    );
    expect(asked.toSorted()).toEqual(['sum.golang.google.cn', 'vuln.go.dev']);
    const of = (name: string) => rows.find(({ host }) => host === name)?.addresses;
    expect(of('192.0.2.9')).toMatchObject({ ipv4: ['192.0.2.9'], ipv6: [] });
    expect(of('2001:db8::9')).toMatchObject({ ipv4: [], ipv6: ['2001:db8::9'] });
    expect(of('*.p.example')).toMatchObject({ status: 'not-a-name' });
    expect(of('(any host)')).toMatchObject({ status: 'not-a-name' });
  });
});

describe('the forms', () => {
  const HOSTILE = `${QUIET}, private: [git.lab.example] }
insecure:
  - { allow: plain-http, module: git.lab.example, reason: "=HYPERLINK(\\"x\\"),|<b>*y*\\n@z", expires: 2026-12-01, approvedBy: "=1+1" }
  - { allow: skip-tls-verify, host: git.lab.example, reason: plain, expires: 2026-12-01, approvedBy: "+SUM(A1)" }
`;

  test('CSV: RFC 4180, and nothing that a spreadsheet runs', async () => {
    const { files } = await exported(profileOf(HOSTILE), { formats: ['csv'] });
    const text = files[0]?.text ?? '';
    expect(text.startsWith('\ufeffHost,Port,Protocol,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const cells = cellsOf(text.slice(1));
    expect(new Set(cells.map((row) => row.length))).toEqual(new Set([17]));
    expect(cells.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    expect(cells.flat()).toContain("'=1+1, +SUM(A1)");
  });

  test('Markdown: one line a row, as many cells as the head, and no tag, link or emphasis of others', async () => {
    const { files } = await exported(profileOf(HOSTILE), { formats: ['markdown'] });
    const text = files[0]?.text ?? '';
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.includes('git.lab.example'));
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(12);
    expect(text).not.toMatch(/(?<!\\)<b>|(?<!\\)\*y/);
  });

  test('YAML is the document', async () => {
    const { files, document } = await exported(profileOf(HOSTILE), { formats: ['yaml'] });
    expect(parse(files[0]?.text ?? '')).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('all three are the same again for the same profile, in both languages', async () => {
    for (const language of ['en', 'zh'] as const) {
      const formats = ['markdown', 'csv', 'yaml'];
      const once = await exported(profileOf(HOSTILE), { formats, language });
      expect(once.files.map(({ name }) => name)).toEqual(['allowlist.md', 'allowlist.csv', 'allowlist.yaml']);
      expect(await exported(profileOf(HOSTILE), { formats, language })).toEqual(once);
      expect(JSON.stringify(once)).not.toMatch(/\{(?:name|date|problem|allow|key)\}/);
    }
  });

  test('as it is read', async () => {
    const text =
      'network: { proxy: "http://proxy.acme.example:8080" }\ngo: { proxy: [https://a.example, direct], toolchain: local, sumdb: sum.golang.google.cn }';
    const { files } = await exported(profileOf(text));
    expect(files[0]?.text).toMatchInlineSnapshot(`
      "# Network allow-list: acme

      Every connection that the Go profile acme needs. All are outbound TCP; nothing has to be let in.

      Made by goenv 0.1.0 on 2026-11-20 (UTC) from acme.yaml, sha256 0000000000000000000000000000000000000000000000000000000000000000.

      Made without asking the network (--offline): addresses and redirects are not in it.

      | Approver | Ticket |
      |---|---|
      |  |  |

      ## From the machines, through the firewall

      | Host | Port | Protocol | Needed | What for | Addresses | Redirects to | Asked for by | Approver | Ticket |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | \`proxy.acme.example\` | 8080 | http CONNECT | required | Network proxy, through which the hosts of the next part are reached (CONNECT for https). | not asked |  | network.proxy.https (/p/acme.yaml:4); network.proxy.http (/p/acme.yaml:4) |  |  |

      ## Through the network proxy: proxy.acme.example:8080

      | Host | Port | Protocol | Needed | What for | Addresses | Redirects to | Asked for by | Approver | Ticket |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | \`a.example\` | 443 | https | required | Downloads Go modules (libraries) from this module proxy. | not asked | not asked | go.proxy\\[0\\] (/p/acme.yaml:5) |  |  |
      | \`sum.golang.google.cn\` | 443 | https | required | Checksum database: proves that a module is the same one that everybody gets. | not asked |  | go.sumdb (/p/acme.yaml:5) |  |  |
      | (any host) | 443 | https | fallback | Repositories of public modules: any host on the internet, go finds it out by the name of the module. Asked only for what the entries before it answer 404 or 410; cannot be listed; with a module proxy that has everything, leave \\\`direct\\\` out of go.proxy and this row goes. |  |  | go.proxy\\[1\\] (/p/acme.yaml:5) |  |  |
      | \`vuln.go.dev\` | 443 | https | optional | Go's vulnerability database, read by govulncheck. | not asked |  | GOVULNDB (Go's default) |  |  |
      "
    `);
  });
});

/** RFC 4180 as written there: a quoted cell may hold commas, line ends and doubled quotes. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && bare === '') break;
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
