import { exception, goEnv, privates, proxies, type Row, rewrite, shellEnv } from './row.ts';

/** Claims that circulate about private modules and settings, as a profile would say them. Titles are the claims. */
export const settingMyths: readonly Row[] = [
  {
    title: '"use | everywhere": on a company\'s proxy it leaks',
    profile: { go: proxies(['https://athens.corp.example'], 'direct') },
    finds: ['PROXY_FALLBACK_LEAK'],
    severity: 'warning',
  },
  {
    title: '"direct makes private modules bypass the mirror"',
    profile: {
      go: proxies(['https://goproxy.cn'], 'direct'),
      insecure: [exception({ module: 'git.corp.example' })],
    },
    finds: ['PRIVATE_NOT_DECLARED', 'EXCEPTION_PLAIN_HTTP'],
    severity: 'warning',
  },
  {
    title: '"GONOPROXY=none sends private modules to any proxy"',
    profile: {
      go: {
        ...proxies(['https://goproxy.cn'], 'direct'),
        private: [{ path: 'git.corp.example', via: 'proxy' }],
      },
    },
    finds: ['VIA_PROXY_PUBLIC_ONLY'],
    severity: 'error',
  },
  {
    title: '"GONOSUMDB makes modules bypass the proxy"',
    profile: goEnv({ GONOSUMDB: 'git.corp.example/*' }),
    finds: ['ENV_HAS_OWN_KEY'],
    severity: 'error',
  },
  {
    title: '"host/* covers the host"',
    profile: { go: privates('git.corp.example/*') },
    finds: ['PATTERN_MISSES_MODULE'],
    severity: 'warning',
  },
  {
    title: '"url.https://.insteadOf git:// because go may default to it"',
    profile: rewrite('git://', 'https://'),
    finds: ['REWRITE_NO_HOST', 'REWRITE_NO_HOST', 'REWRITE_GIT_INERT'],
  },
  {
    title: '"insteadOf git://host/ helps go"',
    profile: rewrite('git://git.corp.example/', 'https://git.corp.example/'),
    finds: ['REWRITE_GIT_INERT'],
    severity: 'warning',
  },
  {
    title: '"replace x => git@github.com:company/m forces SSH"',
    profile: { go: privates('git@github.com:company/m') },
    finds: ['PATTERN_IS_SCP'],
    severity: 'error',
  },
  {
    title: '"a tar of GOMODCACHE is an offline proxy"',
    profile: { go: proxies('file:///home/a/go/pkg/mod') },
    finds: ['PROXY_IS_MODULE_CACHE'],
    severity: 'warning',
  },
  {
    title: '"tidy -e gets over it" in GOFLAGS',
    profile: goEnv({ GOFLAGS: '-e' }),
    finds: ['FLAG_NOT_ALLOWED'],
    severity: 'error',
  },
  {
    title: '"export GOROOT in ~/.profile"',
    profile: shellEnv({ GOROOT: '/usr/local/go' }),
    finds: ['ENV_GOROOT'],
    severity: 'error',
  },
  {
    title: '"go env -w GOROOT"',
    profile: goEnv({ GOROOT: '/usr/local/go' }),
    finds: ['ENV_GOROOT'],
    severity: 'error',
  },
  {
    title: '"export GOPATH in ~/.profile"',
    profile: shellEnv({ GOPATH: '/go' }),
    finds: ['SHELL_ENV_GO_SETTING'],
    severity: 'error',
  },
  {
    title: '"export http_proxy in the shell is enough"',
    profile: shellEnv({ http_proxy: 'http://p.example:80' }),
    finds: ['SHELL_ENV_HAS_SECTION'],
    severity: 'error',
  },
  {
    title: '"a proxy without NO_PROXY is complete"',
    profile: {
      go: proxies('https://athens.corp.example'),
      network: { proxy: { http: 'http://p.example:80' } },
    },
    finds: ['NOPROXY_MISSES_PRIVATE'],
    severity: 'warning',
  },
  {
    title: '"GIT_SSL_CAINFO makes go trust the CA"',
    profile: shellEnv({ GIT_SSL_CAINFO: '/etc/ssl/certs/ca.pem' }),
    finds: ['SHELL_ENV_FORBIDDEN'],
    severity: 'error',
  },
  {
    title: '"GOMODCACHE=$GOPATH/pkg/mod" in a file without shell',
    profile: goEnv({ GOMODCACHE: '$GOPATH/pkg/mod' }),
    finds: ['PATH_HAS_VARIABLE'],
    severity: 'error',
  },
  {
    title: '"GO111MODULE=on"',
    profile: goEnv({ GO111MODULE: 'on' }),
    finds: ['ENV_GO111MODULE'],
    severity: 'warning',
  },
  {
    title: '"-mod=readonly protects go.mod"',
    profile: goEnv({ GOFLAGS: '-mod=readonly' }),
    finds: ['FLAG_POINTLESS'],
    severity: 'warning',
  },
  {
    title: '"go get -insecure"',
    profile: goEnv({ GOFLAGS: '-insecure' }),
    finds: ['FLAG_INSECURE'],
    severity: 'error',
  },
  {
    title: '"Host gh makes git@github.com use the key"',
    profile: { ssh: { hosts: [{ host: 'gh', hostName: 'github.com', identityFile: '/k' }] } },
    finds: ['SSH_ALIAS_UNUSED'],
    severity: 'warning',
  },
];
