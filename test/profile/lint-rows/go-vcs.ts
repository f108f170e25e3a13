import { proxies, type Row } from './row.ts';

const athens = 'https://athens.corp.example';

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
