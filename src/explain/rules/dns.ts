import type { CauseCode } from '../../core/codes/explain.ts';
import { isPrivateHost, isPublicHost } from '../request.ts';
import type { Rule, Scene } from '../rule.ts';

/** Names: Go's resolver, glibc, Windows, curl, git, ssh. */
export const DNS: readonly Rule[] = [
  {
    code: noSuchHost,
    any: [
      'no such host',
      '不知道这样的主机',
      'no address associated with hostname',
      'requested name is valid',
      '找不到请求的类型的数据',
      '未知的名称或服务',
      'getaddrinfow: ',
    ],
    match:
      /(?:lookup|dial tcp|getaddrinfow?)\b.*(?:no such host|No such host is known|不知道这样的主机|No address associated with hostname|requested name is valid|找不到请求的类型的数据)|resolve hostname \S+: 未知的名称或服务|getaddrinfow: (?!.*(?:temporary|暂时|non-authoritative|non-recoverable))\S/i,
    yes: [
      'go: example.com/a@v1.0.0: Get "https://goproxy.corp.internal/example.com/a/@v/v1.0.0.mod": dial tcp: lookup goproxy.corp.internal on 10.0.0.2:53: no such host',
      'dial tcp: lookup goproxy.cn: getaddrinfow: No such host is known.',
    ],
    no: ['the host said: no such hostel', 'no such host key'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/net/net.go#L641',
  },
  {
    code: noSuchHost,
    any: ['resolve host', 'unable to look up', '无法解析主机', 'resolve hostname'],
    match:
      /(?:could ?n[o']t resolve host(?:name)?|unable to resolve host address|unable to look up|无法解析主机)[:： ]*[‘'"“]?[\w.-]+/i,
    yes: [
      "fatal: unable to access 'https://git.corp.internal/a.git/': Could not resolve host: git.corp.internal",
      'curl: (6) Could not resolve host: goproxy.cn',
      'ssh: Could not resolve hostname git.corp.internal: Name or service not known',
      'fatal: unable to look up git.corp.internal (port 9418) (Name or service not known)',
      "fatal: 无法访问 'https://gitee.com/a/b.git/'：Could not resolve host: gitee.com",
    ],
    no: ['curl: (5) Could not resolve proxy: proxy.corp.internal'],
    source: 'https://github.com/curl/curl/blob/curl-8_14_1/lib/hostip.c',
  },
  {
    code: 'dns.server_timeout',
    any: [
      'i/o timeout',
      'name resolution',
      'resolving timed out',
      '域名解析暂时失败',
      'deadline exceeded',
      'during hostname resolution',
      '出现的暂时错误',
      'non-authoritative',
    ],
    match:
      /lookup \S+?(?: on \S+)?: (?:read udp \S+: |dial udp \S+: )?(?:i\/o timeout|context deadline exceeded)|(?:in name resolution|域名解析暂时失败)|Resolving timed out|getaddrinfow: .*(?:during hostname resolution|暂时错误|non-authoritative)/i,
    yes: [
      'dial tcp: lookup goproxy.cn on 10.0.0.2:53: read udp 10.1.2.3:40000->10.0.0.2:53: i/o timeout',
      'ssh: Could not resolve hostname git.corp.internal: Temporary failure in name resolution',
      'curl: (28) Resolving timed out after 5000 milliseconds',
    ],
    no: ['dial tcp 10.0.0.9:443: i/o timeout'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/net/dnsclient_unix.go',
  },
  {
    code: 'dns.server_unreachable',
    any: ['lookup '],
    match:
      /lookup \S+?(?: on \S+)?: (?:(?:read|dial|write) udp \S+: (?:\w+: )?(?:connect(?:ion)?: )*(?:connection refused|network is unreachable|no route to host|connection reset)|dial udp\b(?!.*i\/o timeout).*|cannot unmarshal DNS message|server misbehaving)/i,
    yes: [
      'dial tcp: lookup goproxy.cn on [::1]:53: read udp [::1]:40000->[::1]:53: read: connection refused',
      'dial tcp: lookup goproxy.cn on 127.0.0.11:53: server misbehaving',
      'dial tcp: lookup goproxy.cn on 8.8.8.8:53: dial udp 8.8.8.8:53: connect: network is unreachable',
    ],
    no: ['dial tcp 10.0.0.9:443: connect: network is unreachable'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/net/dnsclient_unix.go',
  },
];

/** `https//host` in GOPROXY makes go look up a host named `https`; the same in a network proxy is its own rule. */
function noSuchHost(scene: Scene): CauseCode | undefined {
  const { text, request } = scene;
  if (/proxyconnect/.test(text)) return undefined;
  if (/in name resolution|域名解析暂时失败/.test(text)) return undefined;
  const name = /(?:lookup|resolve host(?:name)?:?) ([\w.-]+)/i.exec(text)?.[1] ?? request.host ?? '';
  if (/^https?$/.test(name)) return 'env.goproxy_invalid_value';
  if (/lookup \S*[,;|，；、\u00a0"'“”]\S*:/.test(text)) return 'env.goproxy_invalid_value';
  if (request.hop === 'redirect-host') return 'http.redirect_login';
  return isPublicHost(name) && !isPrivateHost(name) ? 'dns.nxdomain_flaky_resolver' : 'dns.nxdomain';
}
