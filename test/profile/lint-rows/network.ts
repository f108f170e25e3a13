// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this in a profile.
import { privates, proxies, type Row } from './row.ts';

const proxy = (http: string, finds: string[], more: Partial<Row> = {}): Row => ({
  title: `network.proxy ${http}`,
  profile: { network: { proxy: { http, https: http }, noProxy: ['corp.example'] } },
  finds,
  ...more,
});
const noProxy = (entry: string, finds: string[]): Row => ({
  title: `noProxy ${JSON.stringify(entry)}`,
  profile: { network: { noProxy: [entry] } },
  finds,
});

export const networkRows: readonly Row[] = [
  proxy('http://proxy.corp.example:8080', []),
  proxy('proxy.corp.example:8080', []),
  proxy('socks5://proxy.corp.example', []),
  proxy('http://${env:U}:${env:P}@proxy.corp.example:8080', []),
  proxy('http://${file:/run/pw#1}@proxy.corp.example:8080', [], { context: { allow: ['file'] } }),
  proxy('http://u:${command:pass show pw}@proxy.corp.example:8080', ['REFERENCE_NEEDS_ALLOW'], {
    context: { allow: ['file'] },
    severity: 'error',
  }),
  proxy('http://u:p%zz@proxy.corp.example:3128', ['NETPROXY_UNPARSABLE'], { severity: 'error' }),
  proxy('http://', ['NETPROXY_UNPARSABLE']),
  proxy('http://u:p#w@proxy.corp.example:3128', ['NETPROXY_UNESCAPED'], { severity: 'error' }),
  proxy('http://u:p/w@proxy.corp.example:3128', ['NETPROXY_UNESCAPED']),
  proxy('http://u:secret@proxy.corp.example:3128', ['NETPROXY_LITERAL_PASSWORD'], { severity: 'error' }),
  proxy('ftp://proxy.corp.example:21', ['NETPROXY_SCHEME']),
  proxy('https://proxy.corp.example:8443', ['NETPROXY_HTTPS'], { severity: 'warning' }),
  proxy('http://proxy.corp.example', ['NETPROXY_NO_PORT'], { severity: 'warning' }),
  proxy('http://127.0.0.1:3128', ['NETPROXY_LOOPBACK'], { severity: 'info' }),
  {
    title: 'userinfo with scope machine',
    profile: { scope: 'machine', network: { proxy: { http: 'http://${env:U}:${env:P}@p.example:80' } } },
    finds: ['NETPROXY_USERINFO'],
    severity: 'error',
  },
  {
    title: 'two proxies, the second broken',
    profile: { network: { proxy: { http: 'http://p.example:80', https: 'http://p.example:x' } } },
    finds: ['NETPROXY_UNPARSABLE'],
  },
  noProxy('corp.example', []),
  noProxy('10.0.0.0/8', []),
  noProxy('fd00::/8', []),
  noProxy('::1', []),
  noProxy('localhost', []),
  noProxy('*.corp.example', ['NOPROXY_SUBDOMAIN_FORM']),
  noProxy('.corp.example', ['NOPROXY_SUBDOMAIN_FORM']),
  noProxy('corp.example:8443', ['NOPROXY_HAS_PORT']),
  noProxy('a.example,b.example', ['NOPROXY_SEPARATOR']),
  noProxy('https://a.example', ['NOPROXY_HAS_SCHEME']),
  noProxy('*', ['NOPROXY_EVERYTHING']),
  noProxy('10.*', ['NOPROXY_NEVER_MATCHES']),
  noProxy('10.0.0.0/33', ['NOPROXY_NEVER_MATCHES']),
  noProxy('10.0.0', ['NOPROXY_NEVER_MATCHES']),
  noProxy('a.example b.example', ['VALUE_HAS_BLANK', 'NOPROXY_SEPARATOR']),
  {
    title: 'a list that forgets the private host is only noted',
    profile: {
      go: privates('git.corp.example'),
      network: { proxy: { http: 'http://p.example:80' }, noProxy: ['other.example'] },
    },
    finds: ['NOPROXY_MISSES_PRIVATE'],
    severity: 'info',
  },
  {
    title: 'a list that covers them',
    profile: {
      go: { ...proxies('https://athens.corp.example'), ...privates('git.corp.example', 'github.com/acme') },
      network: { proxy: { http: 'http://p.example:80' }, noProxy: ['corp.example'] },
    },
    finds: [],
  },
];
