// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this in a profile.
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
