// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this in a profile.
import { exception, privates, proxies, type Row, shellEnv } from './row.ts';

const print = 'ab'.repeat(32);

export const textRows: readonly Row[] = [
  {
    title: 'a control character',
    profile: { go: privates('git.corp.example\r') },
    finds: ['VALUE_HAS_CONTROL_CHARACTER'],
    severity: 'error',
  },
  {
    title: 'a character that reorders a line',
    profile: { description: 'a\u202eb' },
    finds: ['VALUE_HAS_CONTROL_CHARACTER'],
  },
  { title: 'a newline in prose', profile: { description: 'two\nlines，全角' }, finds: [] },
  {
    title: 'a full-width comma',
    profile: { go: privates('a.example，b.example') },
    finds: ['VALUE_HAS_FULL_WIDTH'],
    severity: 'error',
  },
  {
    title: 'a full-width colon in a proxy',
    profile: { go: proxies('https：//goproxy.cn') },
    finds: ['VALUE_HAS_FULL_WIDTH', 'PROXY_SCHEME_IMPLIED'],
  },
  {
    title: 'a full-width semicolon in a variable',
    profile: shellEnv({ GODEBUG: 'netdns=go；http2client=0' }),
    finds: ['VALUE_HAS_FULL_WIDTH', 'GODEBUG_MALFORMED'],
  },
  {
    title: 'quotes in a pattern',
    profile: { go: privates('"none.example"') },
    finds: ['VALUE_HAS_QUOTES', 'PATTERN_BAD_CHARACTER'],
  },
  {
    title: 'a blank behind a pattern',
    profile: { go: privates('a.example ') },
    finds: ['VALUE_HAS_BLANK'],
    severity: 'error',
  },
  { title: 'a no-break space', profile: { go: privates('a.example\u00a0') }, finds: ['VALUE_HAS_BLANK'] },
];

export const unsupportedRows: readonly Row[] = [
  {
    title: 'a section',
    profile: { network: { noProxy: ['a.example'] } },
    context: { unsupported: new Set(['network']) },
    finds: ['UNSUPPORTED_KEY'],
    severity: 'error',
  },
  {
    title: 'a dotted key',
    profile: { go: { install: '1.26.8' } },
    context: { unsupported: new Set(['go.install', 'network']) },
    finds: ['UNSUPPORTED_KEY'],
  },
  {
    title: 'a value',
    profile: { scope: 'machine' },
    context: { unsupported: new Set(['scope.machine']) },
    finds: ['UNSUPPORTED_KEY'],
  },
  {
    title: 'the other value',
    profile: { scope: 'user' },
    context: { unsupported: new Set(['scope.machine']) },
    finds: [],
  },
  {
    title: 'an empty list asks for nothing',
    profile: {},
    context: { unsupported: new Set(['insecure']) },
    finds: [],
  },
  {
    title: 'a refused section still gets its lint',
    profile: { network: { noProxy: ['*.a.example'] } },
    context: { unsupported: new Set(['network']) },
    finds: ['UNSUPPORTED_KEY', 'NOPROXY_SUBDOMAIN_FORM'],
  },
];

export const shellRows: readonly Row[] = [
  {
    title: 'harmless variables',
    profile: shellEnv({
      GODEBUG: 'tlsmlkem=0,http2client=0',
      GIT_TERMINAL_PROMPT: '0',
      NETRC: '/n',
      PIP_CERT: '/c',
    }),
    finds: [],
  },
  {
    title: 'another needs --allow',
    profile: shellEnv({ FOO: '1' }),
    finds: ['SHELL_ENV_NEEDS_ALLOW'],
    severity: 'error',
  },
  { title: 'the same with --allow', profile: shellEnv({ FOO: '1' }), context: { allow: ['FOO'] }, finds: [] },
  ...['GOPROXY', 'GOPATH', 'GOFLAGS', 'GOENV'].map((name) => ({
    title: `${name} is Go's own`,
    profile: shellEnv({ [name]: 'x' }),
    context: { allow: [name] },
    finds: ['SHELL_ENV_GO_SETTING'],
  })),
  ...['HTTPS_PROXY', 'no_proxy', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS', 'PATH'].map((name) => ({
    title: `${name} has a section`,
    profile: shellEnv({ [name]: 'x' }),
    finds: ['SHELL_ENV_HAS_SECTION'],
  })),
  ...[
    'GIT_SSL_NO_VERIFY',
    'GIT_SSL_CAINFO',
    'GIT_SSH_COMMAND',
    'GIT_SSH',
    'GIT_PROXY_COMMAND',
    'GIT_EXEC_PATH',
    'GIT_TEMPLATE_DIR',
    'GIT_CONFIG_COUNT',
    'GIT_CONFIG_GLOBAL',
    'BASH_ENV',
    'LD_PRELOAD',
    'NODE_OPTIONS',
  ].map((name) => ({
    title: `${name} is never allowed`,
    profile: shellEnv({ [name]: '0' }),
    context: { allow: [name] },
    finds: ['SHELL_ENV_FORBIDDEN'],
  })),
  { title: 'a name that is none', profile: shellEnv({ '1A': 'x' }), finds: ['SHELL_NAME_INVALID'] },
  { title: 'NETRC as a relative path', profile: shellEnv({ NETRC: 'netrc' }), finds: ['PATH_NOT_ABSOLUTE'] },
  {
    title: 'GIT_TERMINAL_PROMPT=no',
    profile: shellEnv({ GIT_TERMINAL_PROMPT: 'no' }),
    finds: ['ENV_BAD_VALUE'],
  },
  { title: 'a malformed GODEBUG', profile: shellEnv({ GODEBUG: 'netdns' }), finds: ['GODEBUG_MALFORMED'] },
  {
    title: 'a GODEBUG that Go forgot',
    profile: shellEnv({ GODEBUG: 'tlskyber=0' }),
    finds: ['GODEBUG_DEAD'],
  },
  {
    title: 'a GODEBUG that weakens',
    profile: shellEnv({ GODEBUG: 'rsa1024min=0' }),
    finds: ['GODEBUG_WEAKENS'],
    severity: 'warning',
  },
  { title: 'unset PATH', profile: { shell: { unset: ['PATH'] } }, finds: ['SHELL_UNSET_NEEDED'] },
  {
    title: 'unset a name that is none',
    profile: { shell: { unset: ['GO PROXY'] } },
    finds: ['VALUE_HAS_BLANK', 'SHELL_NAME_INVALID'],
  },
  {
    title: 'set by network and unset',
    profile: {
      network: { proxy: { https: 'http://p.example:1' } },
      shell: { unset: ['HTTPS_PROXY', 'no_proxy', 'HTTP_PROXY', 'SSL_CERT_FILE'] },
    },
    finds: ['SHELL_UNSET_AND_SET', 'SHELL_UNSET_AND_SET'],
  },
  {
    title: 'set and unset',
    profile: { shell: { env: { NETRC: '/n' }, unset: ['NETRC'] } },
    finds: ['SHELL_UNSET_AND_SET'],
  },
  { title: 'unset what overrides', profile: { shell: { unset: ['GOPROXY', 'GOSUMDB'] } }, finds: [] },
  {
    title: 'a relative folder for PATH',
    profile: { shell: { path: ['bin'] } },
    finds: ['PATH_NOT_ABSOLUTE'],
  },
];

const certificate = (part: object) => ({
  trust: { certificates: [{ file: '/c.pem', sha256: [print], leaf: false, ...part }] },
});
const credential = (part: object) => ({
  credentials: [{ machine: 'a.example', login: '${env:U}', password: '${env:P}', ...part }],
});
const sshHost = (part: object, more: object = {}) => ({
  ssh: { hosts: [{ host: 'git.corp.example', ...part }] },
  ...more,
});
const bundle = (part: object, more: object = {}) => ({
  offline: { bundles: [{ file: '/b', sha256: print, ...part }] },
  ...more,
});

export const trustRows: readonly Row[] = [
  {
    title: 'a pinned certificate',
    profile: certificate({ sha256: [print, (print.toUpperCase().match(/../g) ?? []).join(':')] }),
    finds: [],
  },
  {
    title: 'a bad fingerprint',
    profile: certificate({ sha256: ['9F:2C'] }),
    finds: ['SHA256_MALFORMED'],
    severity: 'error',
  },
  { title: 'no fingerprint', profile: certificate({ sha256: [] }), finds: ['TRUST_NO_SHA256'] },
  { title: 'file and pem', profile: certificate({ pem: 'x' }), finds: ['TRUST_ONE_SOURCE'] },
  {
    title: 'a private key',
    profile: {
      trust: { certificates: [{ pem: '-----BEGIN PRIVATE KEY-----\nAAAA\n', sha256: [print], leaf: false }] },
    },
    finds: ['TRUST_PRIVATE_KEY'],
  },
  { title: 'credentials by reference', profile: credential({ machine: 'a.example:8443' }), finds: [] },
  {
    title: 'a password in the profile',
    profile: credential({ password: 'hunter2' }),
    finds: ['CREDENTIAL_LITERAL'],
    severity: 'error',
  },
  { title: 'half a reference', profile: credential({ login: 'x${env:U}' }), finds: ['CREDENTIAL_LITERAL'] },
  {
    title: 'a machine with a scheme',
    profile: credential({ machine: 'https://a.example/' }),
    finds: ['CREDENTIAL_MACHINE_MALFORMED'],
  },
  {
    title: 'default as machine',
    profile: credential({ machine: 'default' }),
    finds: ['CREDENTIAL_MACHINE_MALFORMED'],
  },
  {
    title: 'credentials for the whole machine',
    profile: { ...credential({}), scope: 'machine' },
    finds: ['CREDENTIALS_MACHINE_SCOPE'],
  },
  {
    title: 'NETRC beside credentials',
    profile: { ...credential({}), ...shellEnv({ NETRC: '/n' }) },
    finds: ['NETRC_BESIDE_CREDENTIALS'],
    severity: 'error',
  },
  {
    title: 'a sound ssh host',
    profile: sshHost({
      hostName: '10.0.0.1',
      port: 2222,
      user: 'git',
      proxyJump: 'me@bastion:22',
      identityFile: '/k',
      knownHosts: ['ssh-ed25519 AAAA'],
    }),
    finds: [],
  },
  {
    title: 'an option as host name',
    profile: sshHost({ hostName: '-oProxyCommand=x' }),
    finds: ['SSH_NAME_MALFORMED'],
    severity: 'error',
  },
  {
    title: 'a command as jump host',
    profile: sshHost({ proxyJump: '$(id)' }),
    finds: ['SSH_NAME_MALFORMED'],
  },
  { title: 'a relative key', profile: sshHost({ identityFile: '.ssh/k' }), finds: ['PATH_NOT_ABSOLUTE'] },
  {
    title: 'a host key that is none',
    profile: sshHost({ knownHosts: ['AAAA'] }),
    finds: ['SSH_KNOWN_HOST_MALFORMED'],
  },
  {
    title: 'an alias that a rewrite uses',
    profile: sshHost(
      { host: 'gh', hostName: 'git.corp.example' },
      {
        go: privates('git.corp.example'),
        git: { rewrite: [{ from: 'https://git.corp.example/', to: 'ssh://git@gh/' }] },
      },
    ),
    finds: [],
  },
  { title: 'a pinned bundle', profile: bundle({}), finds: [] },
  { title: 'offline without bundle', profile: { offline: {} }, finds: ['OFFLINE_NO_BUNDLE'] },
  {
    title: 'a bundle without pin',
    profile: { offline: { bundles: [{ file: '/b' }] } },
    finds: ['OFFLINE_BUNDLE_UNPINNED'],
    severity: 'error',
  },
  {
    title: 'go.proxy beside offline',
    profile: bundle({}, { go: proxies('https://athens.corp.example') }),
    finds: ['OFFLINE_IGNORES'],
    severity: 'info',
  },
  {
    title: 'toolchain auto beside offline',
    profile: bundle({}, { go: { toolchain: 'auto' } }),
    finds: ['TOOLCHAIN_AUTO_NOWHERE'],
  },
];

const insecure = (part: Parameters<typeof exception>[0], more: object = {}) => ({
  insecure: [exception(part)],
  ...more,
});
const lab = { module: 'git.lab.example' };

export const insecureRows: readonly Row[] = [
  {
    title: 'plain-http of one path',
    profile: insecure(lab),
    finds: ['EXCEPTION_PLAIN_HTTP'],
    severity: 'warning',
  },
  {
    title: 'a blank reason',
    profile: insecure({ ...lab, reason: '  ' }),
    finds: ['INSECURE_NO_REASON', 'EXCEPTION_PLAIN_HTTP'],
    severity: 'error',
  },
  {
    title: 'no approval in production',
    profile: { insecure: [{ allow: 'plain-http', ...lab, reason: 'x', expires: '2026-07-15' }] },
    finds: ['INSECURE_NEEDS_APPROVAL', 'EXCEPTION_PLAIN_HTTP'],
    severity: 'error',
  },
  {
    title: 'no approval in test',
    profile: {
      environment: 'test',
      insecure: [{ allow: 'plain-http', ...lab, reason: 'x', expires: '2026-07-15' }],
    },
    finds: ['EXCEPTION_PLAIN_HTTP'],
  },
  {
    title: 'a day that does not exist',
    profile: insecure({ ...lab, expires: '2026-02-30' }),
    finds: ['INSECURE_DATE_INVALID'],
  },
  {
    title: 'a day in another form',
    profile: insecure({ ...lab, expires: '30.6.2026' }),
    finds: ['INSECURE_DATE_INVALID'],
  },
  {
    title: '90 days ahead',
    profile: insecure({ ...lab, expires: '2026-08-30' }),
    finds: ['EXCEPTION_PLAIN_HTTP'],
  },
  {
    title: '91 days ahead',
    profile: insecure({ ...lab, expires: '2026-08-31' }),
    finds: ['INSECURE_TOO_LONG', 'EXCEPTION_PLAIN_HTTP'],
    severity: 'error',
  },
  {
    title: '180 days ahead in development',
    profile: insecure({ ...lab, expires: '2026-11-28' }, { environment: 'development' }),
    finds: ['EXCEPTION_PLAIN_HTTP'],
  },
  {
    title: '181 days ahead in test',
    profile: insecure({ ...lab, expires: '2026-11-29' }, { environment: 'test' }),
    finds: ['INSECURE_TOO_LONG', 'EXCEPTION_PLAIN_HTTP'],
  },
  {
    title: '14 days left',
    profile: insecure({ ...lab, expires: '2026-06-15' }),
    finds: ['EXCEPTION_PLAIN_HTTP', 'EXCEPTION_ENDS_SOON'],
  },
  {
    title: 'its last day is today',
    profile: insecure({ ...lab, expires: '2026-06-01' }),
    finds: ['EXCEPTION_PLAIN_HTTP', 'EXCEPTION_ENDS_SOON'],
  },
  {
    title: 'its last day was yesterday: the policy says so',
    profile: insecure({ ...lab, expires: '2026-05-31' }),
    finds: [],
  },
  {
    title: 'a host where a module is wanted',
    profile: insecure({ host: 'a.example' }),
    finds: ['INSECURE_WRONG_TARGET', 'EXCEPTION_PLAIN_HTTP'],
  },
  {
    title: 'a host and a module',
    profile: insecure({ allow: 'skip-tls-verify', host: 'a.example', module: 'a.example' }),
    finds: ['INSECURE_WRONG_TARGET', 'EXCEPTION_SKIP_TLS_MODULE'],
  },
  {
    title: 'no target',
    profile: insecure({ allow: 'no-sumdb' }),
    finds: ['INSECURE_WRONG_TARGET', 'EXCEPTION_NO_SUMDB'],
  },
  {
    title: 'a host with a scheme',
    profile: insecure({ allow: 'skip-tls-verify', host: 'https://a.example/' }),
    finds: ['INSECURE_HOST_MALFORMED', 'EXCEPTION_SKIP_TLS_GIT'],
  },
  {
    title: 'a host with a star',
    profile: insecure({ allow: 'skip-tls-verify', host: '*.a.example' }),
    finds: ['INSECURE_HOST_MALFORMED', 'EXCEPTION_SKIP_TLS_GIT'],
  },
  {
    title: 'a module with a port',
    profile: insecure({ module: 'a.example:80/x' }),
    finds: ['PATTERN_HAS_PORT', 'EXCEPTION_PLAIN_HTTP'],
  },
  {
    title: 'skip-tls-verify for every module',
    profile: insecure({ allow: 'skip-tls-verify', module: 'all' }),
    finds: ['INSECURE_EVERYTHING', 'EXCEPTION_SKIP_TLS_MODULE'],
  },
  {
    title: 'no-sumdb for a star',
    profile: insecure({ allow: 'no-sumdb', module: '*' }),
    finds: ['INSECURE_NO_SUMDB_EVERYTHING', 'EXCEPTION_NO_SUMDB'],
  },
  {
    title: 'no-sumdb for all, toolchain local',
    profile: insecure({ allow: 'no-sumdb', module: 'all' }, { go: { toolchain: 'local' } }),
    finds: ['EXCEPTION_NO_SUMDB_ALL'],
  },
  {
    title: 'no-sumdb for what is private already',
    profile: insecure({ allow: 'no-sumdb', module: 'a.example/x' }, { go: privates('a.example') }),
    finds: ['NO_SUMDB_REDUNDANT', 'EXCEPTION_NO_SUMDB'],
  },
  {
    title: 'a module that comes through a proxy',
    profile: insecure(lab, { go: proxies('https://athens.corp.example') }),
    finds: ['INSECURE_MODULE_NOT_DIRECT', 'EXCEPTION_PLAIN_HTTP'],
  },
  {
    title: 'a module that is fetched directly',
    profile: insecure(lab, {
      go: { ...proxies('https://athens.corp.example'), ...privates('git.lab.example') },
    }),
    finds: ['EXCEPTION_PLAIN_HTTP'],
  },
  {
    title: 'skip-tls-verify for the network proxy',
    profile: insecure(
      { allow: 'skip-tls-verify', host: 'p.example' },
      { network: { proxy: { http: 'http://p.example:80' } } },
    ),
    finds: ['SKIP_TLS_FOR_GO', 'EXCEPTION_SKIP_TLS_GIT'],
    severity: 'error',
  },
  {
    title: 'skip-tls-verify for the checksum database',
    profile: insecure(
      { allow: 'skip-tls-verify', host: 'sum.golang.google.cn' },
      { go: { sumdb: { name: 'sum.golang.google.cn' } } },
    ),
    finds: ['SKIP_TLS_FOR_GO', 'EXCEPTION_SKIP_TLS_GIT'],
  },
  {
    title: 'http-rewrite that nothing uses',
    profile: insecure({ allow: 'http-rewrite', host: 'a.example' }),
    finds: ['HTTP_REWRITE_UNUSED', 'EXCEPTION_HTTP_REWRITE'],
    severity: 'warning',
  },
];
