// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this in a profile.
import { generateKeyPairSync } from 'node:crypto';
import { keyHash } from '../../../src/go/verifier-key.ts';
import { privates, proxies, type Row } from './row.ts';

const athens = 'https://athens.corp.example';

export const proxyRows: readonly Row[] = [
  { title: 'a sound list finds nothing', profile: { go: proxies(athens, 'direct') }, finds: [] },
  { title: 'an empty list', profile: { go: { proxy: [] } }, finds: ['PROXY_LIST_EMPTY'], severity: 'error' },
  {
    title: 'two proxies in one entry',
    profile: { go: proxies('https://goproxy.cn,direct') },
    finds: ['PROXY_SEPARATOR_IN_ENTRY'],
  },
  {
    title: 'a bar in an entry',
    profile: { go: proxies('https://goproxy.cn|direct') },
    finds: ['PROXY_SEPARATOR_IN_ENTRY'],
  },
  { title: 'a bare word', profile: { go: proxies('athens') }, finds: ['PROXY_BARE_WORD'], severity: 'error' },
  { title: 'Direct with a capital', profile: { go: proxies(athens, 'Direct') }, finds: ['PROXY_BARE_WORD'] },
  {
    title: 'an absolute path without file://',
    profile: { go: proxies('/srv/proxy') },
    finds: ['PROXY_BARE_WORD'],
  },
  {
    title: 'a host without scheme',
    profile: { go: proxies('athens.corp.example') },
    finds: ['PROXY_SCHEME_IMPLIED'],
    severity: 'warning',
  },
  { title: 'ftp', profile: { go: proxies('ftp://athens.corp.example') }, finds: ['PROXY_UNKNOWN_SCHEME'] },
  {
    title: 'a port that is none',
    profile: { go: proxies('https://athens.corp.example:x') },
    finds: ['PROXY_URL_MALFORMED'],
  },
  { title: 'https without a host', profile: { go: proxies('https:///x') }, finds: ['PROXY_URL_MALFORMED'] },
  { title: 'a file URL', profile: { go: proxies('file:///srv/proxy') }, finds: [] },
  {
    title: 'a file URL with a host',
    profile: { go: proxies('file://srv/proxy') },
    finds: ['PROXY_FILE_NOT_PLAIN'],
  },
  {
    title: 'a user and password',
    profile: { go: proxies('https://u:secret@athens.corp.example') },
    finds: ['PROXY_CREDENTIALS'],
    severity: 'error',
  },
  {
    title: 'plain http',
    profile: { go: proxies('http://athens.corp.example') },
    finds: ['PROXY_PLAIN_HTTP'],
    severity: 'warning',
  },
  {
    title: 'plain http on this machine',
    profile: { go: proxies('http://127.0.0.1:3000', 'http://[::1]:3000', 'http://localhost:3000') },
    finds: [],
  },
  {
    title: 'plain http for private modules',
    profile: {
      go: { ...proxies('http://athens.corp.example'), private: [{ path: 'git.corp.example', via: 'proxy' }] },
    },
    finds: ['PROXY_PLAIN_HTTP_PRIVATE'],
    severity: 'error',
  },
  {
    title: 'plain http with credentials',
    profile: {
      go: proxies('http://athens.corp.example:8080'),
      credentials: [{ machine: 'athens.corp.example:8080', login: '${env:U}', password: '${env:P}' }],
    },
    finds: ['PROXY_PLAIN_HTTP_CREDENTIALS'],
    severity: 'error',
  },
  {
    title: 'an entry after direct',
    profile: { go: proxies(athens, 'direct', 'https://goproxy.cn') },
    finds: ['PROXY_AFTER_END'],
    severity: 'error',
  },
  { title: 'an entry after off', profile: { go: proxies('off', athens) }, finds: ['PROXY_AFTER_END'] },
  {
    title: 'the same proxy twice, with a slash',
    profile: { go: proxies(athens, `${athens}/`) },
    finds: ['PROXY_DUPLICATE'],
    severity: 'warning',
  },
  {
    title: 'an outage that leaks to a public mirror',
    profile: { go: proxies([athens], 'https://goproxy.cn') },
    finds: ['PROXY_FALLBACK_LEAK'],
    severity: 'warning',
  },
  {
    title: 'an outage that leaks to direct',
    profile: { go: proxies([athens], 'direct') },
    finds: ['PROXY_FALLBACK_LEAK'],
  },
  {
    title: 'any-error between two proxies of the company',
    profile: { go: proxies([athens], 'https://nexus.corp.example') },
    finds: [],
  },
  {
    title: 'any-error after a public mirror',
    profile: { go: proxies(['https://goproxy.cn'], 'direct') },
    finds: [],
  },
  {
    title: 'off and a private module',
    profile: { go: { ...proxies('off'), ...privates('git.corp.example') } },
    finds: ['PROXY_OFF_NOT_ABSOLUTE'],
  },
];

export const privateRows: readonly Row[] = [
  {
    title: 'sound patterns',
    profile: { go: privates('git.corp.example', 'github.com/acme', '*.lab.example', 'lab.example') },
    finds: [],
  },
  { title: 'a comma', profile: { go: privates('a.example,b.example') }, finds: ['PATTERN_HAS_COMMA'] },
  {
    title: 'a scheme',
    profile: { go: privates('https://git.corp.example/') },
    finds: ['PATTERN_HAS_SCHEME'],
    severity: 'error',
  },
  {
    title: 'a port',
    profile: { go: privates('git.corp.example:8443/team') },
    finds: ['PATTERN_HAS_PORT'],
    severity: 'error',
  },
  {
    title: 'dots for everything below',
    profile: { go: privates('git.corp.example/...') },
    finds: ['PATTERN_HAS_DOTS'],
  },
  {
    title: 'an unclosed class',
    profile: { go: privates('git.corp.example/[ab') },
    finds: ['PATTERN_MALFORMED'],
  },
  {
    title: 'a host with capitals',
    profile: { go: privates('Git.corp.example') },
    finds: ['PATTERN_UPPER_CASE_HOST'],
  },
  { title: 'capitals below the host are fine', profile: { go: privates('github.com/Acme') }, finds: [] },
  { title: 'a host without dot', profile: { go: privates('gitserver/team') }, finds: ['PATTERN_NO_DOT'] },
  {
    title: 'a character no path has',
    profile: { go: privates('git.corp.example/a$b') },
    finds: ['PATTERN_BAD_CHARACTER'],
  },
  {
    title: 'a leading slash',
    profile: { go: privates('/git.corp.example') },
    finds: ['PATTERN_NEVER_MATCHES'],
  },
  { title: 'a leading dot', profile: { go: privates('.corp.example') }, finds: ['PATTERN_NEVER_MATCHES'] },
  { title: 'a bare star', profile: { go: privates('*') }, finds: ['PATTERN_MATCHES_ALL'], severity: 'error' },
  { title: 'a star in two parts', profile: { go: privates('*/*') }, finds: ['PATTERN_MATCHES_ALL'] },
  { title: '*.com', profile: { go: privates('*.com') }, finds: ['PATTERN_TOO_WIDE'], severity: 'warning' },
  {
    title: 'all of github.com',
    profile: { go: privates('github.com') },
    finds: ['PATTERN_WHOLE_PUBLIC_HOST'],
  },
  {
    title: '*.corp.example misses corp.example',
    profile: { go: privates('*.corp.example') },
    finds: ['PATTERN_MISSES_APEX'],
  },
  {
    title: 'the same pattern twice, with a slash',
    profile: { go: privates('a.example', 'a.example/') },
    finds: ['PATTERN_DUPLICATE'],
  },
  {
    title: 'the same pattern both ways',
    profile: {
      go: {
        ...proxies(athens),
        private: [
          { path: 'a.example', via: 'proxy' },
          { path: 'a.example', via: 'direct' },
        ],
      },
    },
    finds: ['PATTERN_VIA_CONFLICT', 'PATTERN_VIA_SHADOWED'],
  },
  {
    title: 'via proxy below a direct host',
    profile: {
      go: {
        ...proxies(athens),
        private: [
          { path: 'a.example/x', via: 'proxy' },
          { path: 'a.example', via: 'direct' },
        ],
      },
    },
    finds: ['PATTERN_VIA_SHADOWED'],
    severity: 'error',
  },
  {
    title: 'via proxy without go.proxy',
    profile: { go: { private: [{ path: 'a.example', via: 'proxy' }] } },
    finds: ['VIA_PROXY_NO_PROXY'],
    severity: 'warning',
  },
  {
    title: 'via proxy behind a public mirror',
    profile: {
      go: { ...proxies('https://goproxy.cn', athens), private: [{ path: 'a.example', via: 'proxy' }] },
    },
    finds: ['VIA_PROXY_LEAK'],
  },
  {
    title: 'private modules whose systems are all off',
    profile: { go: { ...privates('a.example/x'), vcs: [{ pattern: 'a.example', allow: ['off'] }] } },
    finds: ['PRIVATE_VCS_OFF'],
  },
];

const key = (name: string) => {
  const raw = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const bytes = Buffer.concat([Buffer.from([1]), raw]);
  return `${name}+${keyHash(name, bytes)}+${bytes.toString('base64')}`;
};
const sound = key('sum.corp.example');

export const sumdbRows: readonly Row[] = [
  { title: 'the default', profile: { go: { sumdb: 'default' } }, finds: [] },
  { title: 'the name in China', profile: { go: { sumdb: { name: 'sum.golang.google.cn' } } }, finds: [] },
  {
    title: 'a sound key and URL',
    profile: { go: { sumdb: { name: 'sum.corp.example', key: sound, url: 'https://sum.corp.example' } } },
    finds: [],
  },
  {
    title: 'an unknown name',
    profile: { go: { sumdb: { name: 'sum.corp.example' } } },
    finds: ['SUMDB_UNKNOWN_NAME'],
    severity: 'error',
  },
  {
    title: 'a key of the wrong form',
    profile: { go: { sumdb: { name: 'sum.corp.example', key: 'AAAA' } } },
    finds: ['SUMDB_KEY_MALFORMED'],
  },
  {
    title: 'a key whose name was changed',
    profile: { go: { sumdb: { name: 'other.example', key: sound.replace('sum.corp', 'other') } } },
    finds: ['SUMDB_KEY_HASH'],
  },
  {
    title: 'name and key of two databases',
    profile: { go: { sumdb: { name: 'other.example', key: sound } } },
    finds: ['SUMDB_KEY_NAME'],
  },
  {
    title: 'a name with a slash at the end',
    profile: { go: { sumdb: { name: 'a.example/', key: key('a.example/') } } },
    finds: ['SUMDB_NAME_MALFORMED'],
  },
  {
    title: 'a URL that is none',
    profile: { go: { sumdb: { name: 'sum.golang.google.cn', url: 'sum.corp.example' } } },
    finds: ['SUMDB_URL_MALFORMED'],
  },
  {
    title: 'a URL with a bad port',
    profile: { go: { sumdb: { name: 'sum.golang.google.cn', url: 'https://a:b' } } },
    finds: ['SUMDB_URL_MALFORMED'],
  },
  {
    title: 'a URL in clear',
    profile: { go: { sumdb: { name: 'sum.golang.google.cn', url: 'http://sum.corp.example' } } },
    finds: ['SUMDB_URL_PLAIN_HTTP'],
    severity: 'warning',
  },
  {
    title: 'a URL with a password',
    profile: { go: { sumdb: { name: 'sum.golang.google.cn', url: 'https://u:p@sum.corp.example' } } },
    finds: ['CREDENTIALS_IN_URL'],
  },
  {
    title: "the company's module proxy as database",
    profile: {
      go: {
        ...proxies(athens),
        sumdb: { name: 'sum.golang.google.cn', url: 'https://ATHENS.corp.example/' },
      },
    },
    finds: ['SUMDB_URL_IS_PROXY'],
    severity: 'error',
  },
];

export const vcsRows: readonly Row[] = [
  {
    title: 'a sound rule',
    profile: {
      go: {
        vcs: [
          { pattern: 'git.corp.example', allow: ['git'] },
          { pattern: '*', allow: ['off'] },
        ],
      },
    },
    finds: [],
  },
  {
    title: 'an unknown system',
    profile: { go: { vcs: [{ pattern: 'a.example', allow: ['cvs'] }] } },
    finds: ['VCS_UNKNOWN'],
    severity: 'error',
  },
  {
    title: 'an empty list',
    profile: { go: { vcs: [{ pattern: 'a.example', allow: [] }] } },
    finds: ['VCS_MALFORMED'],
  },
  {
    title: 'a bar in a name',
    profile: { go: { vcs: [{ pattern: 'a.example', allow: ['git|hg'] }] } },
    finds: ['VCS_UNKNOWN'],
  },
  {
    title: 'a comma in a pattern',
    profile: { go: { vcs: [{ pattern: 'a.example:git,b.example', allow: ['git'] }] } },
    finds: ['VCS_MALFORMED'],
  },
  {
    title: 'a relative pattern',
    profile: { go: { vcs: [{ pattern: './a', allow: ['git'] }] } },
    finds: ['VCS_MALFORMED'],
  },
  {
    title: 'bzr',
    profile: { go: { vcs: [{ pattern: 'a.example', allow: ['bzr'] }] } },
    finds: ['VCS_BZR'],
    severity: 'warning',
  },
  {
    title: 'off beside git',
    profile: { go: { vcs: [{ pattern: 'a.example', allow: ['off', 'git'] }] } },
    finds: ['VCS_OFF_MIXED'],
  },
  {
    title: '*:all',
    profile: { go: { vcs: [{ pattern: '*', allow: ['all'] }] } },
    finds: ['VCS_WEAKENS'],
    severity: 'warning',
  },
  {
    title: 'public:all',
    profile: { go: { vcs: [{ pattern: 'public', allow: ['all'] }] } },
    finds: ['VCS_WEAKENS'],
  },
  {
    title: 'private:all is the default',
    profile: { go: { vcs: [{ pattern: 'private', allow: ['all'] }] } },
    finds: [],
  },
  {
    title: 'two rules for one pattern',
    profile: {
      go: {
        vcs: [
          { pattern: 'a.example', allow: ['git'] },
          { pattern: 'a.example', allow: ['hg'] },
        ],
      },
    },
    finds: ['VCS_DUPLICATE'],
    severity: 'error',
  },
  {
    title: 'a rule behind a wider one',
    profile: {
      go: {
        vcs: [
          { pattern: 'a.example', allow: ['git'] },
          { pattern: 'a.example/x', allow: ['hg'] },
        ],
      },
    },
    finds: ['VCS_UNREACHABLE'],
    severity: 'warning',
  },
  {
    title: 'a rule behind public and private',
    profile: {
      go: {
        vcs: [
          { pattern: 'public', allow: ['git'] },
          { pattern: 'private', allow: ['git'] },
          { pattern: 'a.example', allow: ['hg'] },
        ],
      },
    },
    finds: ['VCS_UNREACHABLE'],
  },
  {
    title: 'the narrower rule first',
    profile: {
      go: {
        vcs: [
          { pattern: 'a.example/x', allow: ['git'] },
          { pattern: 'a.example', allow: ['hg'] },
        ],
      },
    },
    finds: [],
  },
  {
    title: 'a pattern with a port',
    profile: { go: { vcs: [{ pattern: 'a.example:8443', allow: ['git'] }] } },
    finds: ['VCS_MALFORMED'],
  },
];

export const toolchainRows: readonly Row[] = [
  { title: 'local', profile: { go: { toolchain: 'local' } }, finds: [] },
  { title: 'path', profile: { go: { toolchain: 'path' } }, finds: ['TOOLCHAIN_PATH'], severity: 'info' },
  { title: 'auto with a proxy', profile: { go: { ...proxies(athens), toolchain: 'auto' } }, finds: [] },
  {
    title: 'auto with direct alone',
    profile: { go: { ...proxies('direct'), toolchain: 'auto' } },
    finds: ['TOOLCHAIN_AUTO_NOWHERE'],
  },
];
