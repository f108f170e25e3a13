import { exception, goEnv, proxies, type Row, rewrite, shellEnv } from './row.ts';

/** Claims that circulate about TLS, mirrors and the checksum database, as a profile would say them. Titles are the claims. */
export const securityMyths: readonly Row[] = [
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
    finds: ['ENV_UNKNOWN'],
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
];
