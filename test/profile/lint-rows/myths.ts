import { exception, goEnv, privates, proxies, type Row, rewrite, shellEnv } from './row.ts';

/** Claims that circulate about go behind a proxy, as a profile would say them. Titles are the claims. */
export const mythRows: readonly Row[] = [
  {
    title: '"go trusts https:// or git://", so rewrite to git://',
    profile: rewrite('https://git.corp.example/', 'git://git.corp.example/'),
    finds: ['REWRITE_TO_HTTP'],
    severity: 'error',
  },
  {
    title: '"sslVerify=false and insteadOf https to http make it work"',
    profile: rewrite('https://git.corp.example/', 'http://git.corp.example/'),
    finds: ['REWRITE_TO_HTTP'],
    severity: 'error',
  },
  {
    title: '"turn git\'s certificate check off": said aloud, with scope and date',
    profile: { insecure: [exception({ allow: 'skip-tls-verify', host: 'git.corp.example' })] },
    finds: ['EXCEPTION_SKIP_TLS_GIT'],
    severity: 'warning',
  },
  {
    title: '"GOPROXY must be https or go refuses": it does not, so a warning',
    profile: { go: proxies('http://athens.corp.example') },
    finds: ['PROXY_PLAIN_HTTP'],
    severity: 'warning',
  },
  {
    title: '"GOTLS=auto negotiates TLS"',
    profile: goEnv({ GOTLS: 'auto' }),
    finds: ['ENV_UNKNOWN_NEAR'],
    severity: 'error',
  },
  {
    title: '"GODEBUG=x509ignoreCN=0 fixes missing roots"',
    profile: shellEnv({ GODEBUG: 'x509ignoreCN=0' }),
    finds: ['GODEBUG_X509IGNORECN'],
    severity: 'error',
  },
  ...['tlsrsakex=1', 'tls3des=1', 'tls10server=1', 'x509sha1=1'].map(
    (GODEBUG): Row => ({
      title: `"GODEBUG=${GODEBUG} brings old servers back": it crashes Go 1.27`,
      profile: shellEnv({ GODEBUG }),
      finds: ['GODEBUG_REMOVED'],
      severity: 'error',
    }),
  ),
  {
    title: '"GOINSECURE=* ignores certificate errors for all repositories"',
    profile: { insecure: [exception({ allow: 'skip-tls-verify', module: '*' })] },
    finds: ['INSECURE_EVERYTHING', 'EXCEPTION_SKIP_TLS_MODULE'],
    severity: 'error',
  },
  {
    title: '"GOINSECURE in go.env"',
    profile: goEnv({ GOINSECURE: '*' }),
    finds: ['ENV_HAS_OWN_KEY'],
    severity: 'error',
  },
  {
    title: '"GOINSECURE skips the proxy\'s certificate"',
    profile: {
      go: proxies('https://athens.corp.example'),
      insecure: [exception({ allow: 'skip-tls-verify', host: 'athens.corp.example' })],
    },
    finds: ['SKIP_TLS_FOR_GO', 'EXCEPTION_SKIP_TLS_GIT'],
    severity: 'error',
  },
  {
    title: '"GOSUMDB=off cures TLS failures"',
    profile: { go: { sumdb: { name: 'off' } } },
    finds: ['SUMDB_OFF'],
    severity: 'error',
  },
  {
    title: '"GOSUMDB=off and toolchains still download"',
    profile: { go: { toolchain: 'auto' }, insecure: [exception({ allow: 'no-sumdb', module: 'all' })] },
    finds: ['NO_SUMDB_TOOLCHAIN', 'EXCEPTION_NO_SUMDB_ALL'],
    severity: 'error',
  },
  {
    title: '"GOSUMDB takes the mirror as second field"',
    profile: { go: { sumdb: { name: 'sum.golang.google.cn', url: 'https://goproxy.io' } } },
    finds: ['SUMDB_URL_IS_PROXY'],
    severity: 'error',
  },
  {
    title: '"goproxy.io is a good mirror"',
    profile: { go: proxies(['https://goproxy.io'], 'direct') },
    finds: ['PROXY_DISTRUSTED'],
    severity: 'warning',
  },
  {
    title: '",direct takes over when the proxy is down"',
    profile: { go: proxies('https://goproxy.cn', 'direct') },
    finds: ['PROXY_FALLBACK_NOT_FOUND'],
    severity: 'info',
  },
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
