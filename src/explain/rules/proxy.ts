import type { CauseCode } from '../../core/codes/explain.ts';
import { proxyRefused } from '../cues.ts';
import type { Rule, Scene } from '../rule.ts';

/** The way to the network proxy (HTTPS_PROXY), and its setting. */
export const PROXY: readonly Rule[] = [
  {
    code: proxyConnect,
    any: ['proxyconnect tcp'],
    match: /proxyconnect tcp: (.*)/i,
    yes: [
      'Get "https://goproxy.cn/example.com/a/@v/list": proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused',
      'Get "https://goproxy.cn/example.com/a/@v/list": proxyconnect tcp: tls: first record does not look like a TLS handshake',
      'Get "https://goproxy.cn/example.com/a/@v/list": proxyconnect tcp: dial tcp: lookup proxy.corp.internal: no such host',
    ],
    no: ['proxy connected over tcp'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/net/http/transport.go#L2720',
  },
  {
    code: 'proxy.dns',
    any: ['resolve proxy', '无法解析代理'],
    match: /Could ?n[o']t resolve proxy|无法解析代理/i,
    yes: [
      "fatal: unable to access 'https://github.com/a/b.git/': Could not resolve proxy: proxy.corp.internal",
    ],
    no: ['Could not resolve host: proxy.corp.internal'],
    source: 'https://github.com/curl/curl/blob/curl-8_14_1/lib/hostip.c',
  },
  {
    code: (_, [text = '']) => (/timeout/i.test(text) ? 'proxy.timeout' : 'proxy.closed'),
    any: ['proxy connect aborted', 'malformed http response', 'malformed http status', 'connect aborted'],
    match: /Proxy CONNECT aborted(?: due to timeout)?|malformed HTTP (?:response|status code)/i,
    yes: [
      'curl: (56) Proxy CONNECT aborted',
      'curl: (28) Proxy CONNECT aborted due to timeout',
      'Get "https://git.corp.internal/example.com/a/@v/list": malformed HTTP response "garbage"',
    ],
    no: ['upload aborted'],
    source: 'https://github.com/curl/curl/blob/curl-8_14_1/lib/http_proxy.c',
  },
  {
    code: 'proxy.bad_url',
    any: [
      'unsupported proxy',
      'invalid proxy address',
      'proxy url',
      ': parse "',
      'servname not supported',
      'http_proxy',
      'https_proxy',
      'port number was not',
      'proxy syntax',
      '不支持的代理',
    ],
    match:
      /Unsupported proxy (?:syntax|scheme)|invalid proxy address|invalid proxy URL (?:port|escape)|\b(?:Get|Head|Post) "[^"]*": parse "|Servname not supported|(?:https?_proxy|HTTPS?_PROXY)\S* .*(?:invalid|malformed|missing)|Port number was not a decimal|CGI environment/i,
    yes: [
      "fatal: unable to access 'https://github.com/a/b.git/': Unsupported proxy syntax in 'u:p@ss@proxy:3128'",
      "curl: (7) Unsupported proxy scheme for 'foo://proxy:3128'",
      'Get "https://goproxy.cn/x/@v/list": invalid proxy address "http://u:p%zz@proxy": parse',
    ],
    no: ['invalid proxy URL missing scheme: bogus'],
    source: 'https://github.com/curl/curl/blob/curl-8_14_1/lib/url.c',
  },
  {
    code: 'proxy.socks',
    any: [
      'socks connect',
      ' socks5',
      'socks5 ',
      'socks5h',
      'socks4 ',
      'socks4a',
      'no authentication method was',
      'connection to proxy closed',
    ],
    match:
      /socks connect tcp|SOCKS[45]a?\b.*(?:connect|response|auth|failed|refused|version|reply|error)|(?:connect|complete|failed|response|version|auth)\b.*SOCKS[45]|No authentication method was acceptable|failed to negotiate SOCKS|\(97\) connection to proxy closed/i,
    yes: [
      'Get "https://goproxy.cn/x/@v/list": socks connect tcp 127.0.0.1:1080->goproxy.cn:443: unexpected protocol version 72',
      "curl: (97) Can't complete SOCKS5 connection to goproxy.cn. (5)",
      'curl: (97) Received invalid version in initial SOCKS5 response.',
    ],
    no: ['using socks5://127.0.0.1:1080 as proxy'],
    source: 'https://github.com/golang/net/blob/master/internal/socks/socks.go',
  },
];

function proxyConnect(scene: Scene, [, why = '']: RegExpExecArray): CauseCode {
  const looked = /lookup (\S+?)\.?(?: on |:)/.exec(why)?.[1];
  if (looked !== undefined && /^socks/.test(looked)) return 'proxy.socks';
  if (
    looked !== undefined &&
    (!looked.includes('.') || /%|\$/.test(looked)) &&
    /^(?:https?|socks5?|"|')|[%$]/.test(looked)
  )
    return 'proxy.bad_url';
  if (/unknown port|invalid port|too many colons|missing port|:0: connect|parse /.test(why))
    return 'proxy.bad_url';
  if (/lookup/.test(why)) return 'proxy.dns';
  if (
    /first record does not look|HTTP response to HTTPS|oversized record|tls: /.test(why) &&
    !/x509/.test(why)
  )
    return 'proxy.scheme_https_on_plain_http_proxy';
  if (/x509|certificate/.test(why)) return 'tls.unknown_ca.private_ca';
  if (/refused|积极拒绝|拒绝连接/.test(why)) return proxyRefused(scene);
  if (/timeout|timed out|did not properly|没有正确答复|deadline/.test(why)) return 'proxy.timeout';
  if (/Proxy Auth/.test(why)) return 'proxy.auth_407';
  // Go says `proxyconnect` only of the connection to the proxy itself: after the dial there is its TLS alone.
  if (/EOF|reset|forcibly|强迫关闭|aborted/.test(why)) return 'proxy.scheme_https_on_plain_http_proxy';
  return 'proxy.refused';
}
