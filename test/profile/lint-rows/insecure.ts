import { exception, privates, proxies, type Row } from './row.ts';

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
