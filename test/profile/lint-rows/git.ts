import { exception, privates, proxies, type Row, rewrite } from './row.ts';

const host = 'https://git.corp.example/';
const ssh = 'ssh://git@git.corp.example/';
const twice = (first: [string, string], second: [string, string]) => ({
  go: privates('git.corp.example', 'a.example'),
  git: { rewrite: [first, second].map(([from, to]) => ({ from, to })) },
});

export const rewriteRows: readonly Row[] = [
  { title: 'https to ssh', profile: rewrite(host, ssh), finds: [] },
  { title: 'https to the scp form', profile: rewrite(host, 'git@git.corp.example:'), finds: [] },
  { title: 'the scp form to https', profile: rewrite('git@git.corp.example:', host), finds: [] },
  { title: 'http up to https', profile: rewrite('http://git.corp.example/', host), finds: [] },
  { title: 'an empty from', profile: rewrite('', host), finds: ['REWRITE_EMPTY'], severity: 'error' },
  { title: 'an empty to', profile: rewrite(host, ''), finds: ['REWRITE_EMPTY'] },
  {
    title: 'no slash at the end',
    profile: rewrite('https://git.corp.example', ssh),
    finds: ['REWRITE_NO_BOUNDARY'],
    severity: 'error',
  },
  {
    title: 'no slash at the end of the target',
    profile: rewrite(host, 'https://b.example/x'),
    finds: ['REWRITE_NO_BOUNDARY'],
  },
  {
    title: 'a host that is an option',
    profile: rewrite(host, '-oProxyCommand=x:'),
    finds: ['REWRITE_LIKE_OPTION'],
    severity: 'error',
  },
  {
    title: 'a user that is an option',
    profile: rewrite(host, 'ssh://-oProxyCommand=x@git.corp.example/'),
    finds: ['REWRITE_LIKE_OPTION'],
  },
  { title: 'no host', profile: rewrite('https://', ssh), finds: ['REWRITE_NO_HOST'], severity: 'error' },
  {
    title: 'a file target',
    profile: rewrite(host, 'file:///srv/git/'),
    finds: ['REWRITE_NO_HOST', 'REWRITE_TO_SCHEME'],
  },
  {
    title: 'a target that runs a program',
    profile: rewrite(host, 'ext::sh'),
    finds: ['REWRITE_NO_HOST', 'REWRITE_TO_SCHEME'],
  },
  {
    title: 'a password in the target',
    profile: rewrite(host, 'https://oauth2:token@git.corp.example/'),
    finds: ['CREDENTIALS_IN_URL'],
    severity: 'error',
  },
  { title: 'a git:// target', profile: rewrite(host, 'git://git.corp.example/'), finds: ['REWRITE_TO_HTTP'] },
  {
    title: 'a clear target with an exception',
    profile: {
      ...rewrite(host, 'http://git.corp.example/'),
      insecure: [exception({ allow: 'http-rewrite', host: 'git.corp.example' })],
    },
    finds: ['EXCEPTION_HTTP_REWRITE'],
    severity: 'warning',
  },
  {
    title: 'a clear target with an exception that is over: the policy takes both out and says so',
    profile: {
      ...rewrite(host, 'http://git.corp.example/'),
      insecure: [exception({ allow: 'http-rewrite', host: 'git.corp.example', expires: '2026-05-31' })],
    },
    finds: [],
  },
  {
    title: 'a clear target with an exception of another host',
    profile: {
      ...rewrite(host, 'http://git.corp.example/'),
      insecure: [exception({ allow: 'http-rewrite', host: 'b.example' })],
    },
    finds: ['REWRITE_TO_HTTP', 'HTTP_REWRITE_UNUSED', 'EXCEPTION_HTTP_REWRITE'],
  },
  {
    title: 'a host in capitals',
    profile: rewrite('https://Git.corp.example/', ssh),
    finds: ['REWRITE_SELDOM_MATCHES'],
  },
  {
    title: 'the default port',
    profile: rewrite('https://git.corp.example:443/', ssh),
    finds: ['REWRITE_SELDOM_MATCHES'],
  },
  {
    title: 'a host outside go.private, same host',
    profile: rewrite('https://b.example/', 'ssh://git@b.example/'),
    finds: ['REWRITE_OUTSIDE_PRIVATE'],
    severity: 'warning',
  },
  {
    title: 'a supply-chain redirect',
    profile: rewrite('https://github.com/', 'https://evil.example/'),
    finds: ['REWRITE_REDIRECTS_OUTSIDE'],
    severity: 'warning',
  },
  {
    title: 'one private organisation of a host',
    profile: {
      go: privates('github.com/acme'),
      git: { rewrite: [{ from: 'https://github.com/', to: 'ssh://git@github.com/' }] },
    },
    finds: [],
  },
  {
    title: 'a path below one private organisation',
    profile: {
      go: privates('github.com/acme'),
      git: { rewrite: [{ from: 'https://github.com/acme/', to: 'ssh://git@github.com/acme/' }] },
    },
    finds: [],
  },
  {
    title: 'two rewrites of one URL',
    profile: twice([host, ssh], [host, 'https://a.example/']),
    finds: ['REWRITE_DUPLICATE'],
    severity: 'error',
  },
  {
    title: 'a rewrite to itself',
    profile: rewrite(host, host),
    finds: ['REWRITE_IDENTICAL'],
    severity: 'warning',
  },
  {
    title: 'a rewrite to itself that exempts a subtree',
    profile: twice([host, ssh], [`${host}x/`, `${host}x/`]),
    finds: [],
  },
  {
    title: 'a chain',
    profile: twice(['https://a.example/', host], [host, ssh]),
    finds: ['REWRITE_CHAIN'],
    severity: 'warning',
  },
];

const http = (part: object, more: object = {}) => ({
  go: privates('git.corp.example'),
  git: { http: [{ url: host, ...part }] },
  ...more,
});

export const gitHttpRows: readonly Row[] = [
  { title: 'a proxy for one host', profile: http({ proxy: 'http://p.example:3128' }), finds: [] },
  {
    title: 'no scheme',
    profile: http({ url: 'git.corp.example', proxy: 'http://p.example:3128' }),
    finds: ['GIT_HTTP_NO_SCHEME'],
    severity: 'error',
  },
  { title: 'ssh', profile: http({ url: ssh }), finds: ['GIT_HTTP_SCHEME'] },
  {
    title: 'a password in the URL',
    profile: http({ url: 'https://u:p@git.corp.example/' }),
    finds: ['CREDENTIALS_IN_URL'],
  },
  {
    title: 'a password in the proxy',
    profile: http({ proxy: 'http://u:p@p.example:3128' }),
    finds: ['NETPROXY_USERINFO'],
    severity: 'error',
  },
  {
    title: 'a key without certificate',
    profile: http({ clientKey: '/k.pem' }),
    finds: ['GIT_HTTP_KEY_WITHOUT_CERT'],
  },
  {
    title: 'a client certificate',
    profile: http({ clientCert: '/c.pem', clientKey: '/k.pem' }),
    finds: ['GIT_CLIENT_CERT_GIT_ONLY'],
    severity: 'info',
  },
  {
    title: 'a proxy that noProxy makes idle',
    profile: http({ proxy: 'http://p.example:3128' }, { network: { noProxy: ['corp.example'] } }),
    finds: ['GIT_HTTP_PROXY_IDLE'],
    severity: 'warning',
  },
  {
    title: 'a URL that a rewrite takes away',
    profile: {
      ...rewrite(host, ssh),
      git: { rewrite: [{ from: host, to: ssh }], http: [{ url: host, proxy: 'http://p.example:3128' }] },
    },
    finds: ['GIT_HTTP_REWRITTEN'],
  },
  {
    title: 'a host that is not private, behind a public mirror',
    profile: {
      go: proxies(['https://goproxy.cn'], 'direct'),
      git: { http: [{ url: host, proxy: 'http://p.example:3128' }] },
    },
    finds: ['PRIVATE_NOT_DECLARED'],
  },
];
