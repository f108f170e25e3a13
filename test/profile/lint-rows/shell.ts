import { type Row, shellEnv } from './row.ts';

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
  {
    title: 'two folders in one entry of PATH',
    profile: { shell: { path: ['/opt/bin:.'] } },
    finds: ['PATH_HAS_COLON'],
    severity: 'error',
  },
];
