import { privates, proxies, type Row } from './row.ts';

const athens = 'https://athens.corp.example';

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
