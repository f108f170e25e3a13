import type { CauseCode } from '../../core/codes/explain.ts';
import { isLoginPage } from '../cues.ts';
import type { Rule } from '../rule.ts';

/** What the network proxy answers. Go prints its answer to CONNECT without a number, a module proxy's with one. */
export const PROXY_ANSWERS: readonly Rule[] = [
  {
    code: 'proxy.auth_407',
    any: [
      'proxy auth',
      'code 407',
      'response 407',
      'error: 407',
      'authenticationrequired',
      'reason= 407',
      '407 proxy',
      'status 407',
      'authentication required',
    ],
    match:
      /Proxy Auth(?:entication|orization) Required|": Proxy Auth|code 407 from proxy|(?:CONNECT tunnel failed, response|returned error:|reason=|status(?: code)?:?) 407\b|": authenticationrequired|407 authenticationrequired/i,
    yes: [
      'go: example.com/a@v1.0.0: Get "https://goproxy.cn/example.com/a/@v/v1.0.0.info": Proxy Authentication Required',
      "fatal: unable to access 'https://github.com/a/b.git/': Received HTTP code 407 from proxy after CONNECT",
      'curl: (56) CONNECT tunnel failed, response 407',
      's_client: HTTP CONNECT failed, reason= 407 Proxy Authentication Required',
    ],
    no: ['401 Unauthorized: authentication required'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/net/http/transport.go#L1950',
  },
  {
    code: (_, [, status = '']) => answered(Number(status)),
    any: ['from proxy after connect', 'connect tunnel failed', 'http connect failed', 'connect_failed'],
    match: /(?:HTTP code|CONNECT tunnel failed, response|HTTP CONNECT failed, reason=) (\d+)/i,
    yes: [
      "fatal: unable to access 'https://github.com/a/b.git/': Received HTTP code 403 from proxy after CONNECT",
      'curl: (56) CONNECT tunnel failed, response 502',
    ],
    no: ['CONNECT tunnel established, response 200'],
    source: 'https://github.com/curl/curl/blob/curl-8_14_1/lib/cf-h1-proxy.c',
  },
  {
    code: (scene, [, phrase = '']) => (isLoginPage(scene.text) ? undefined : said(phrase)),
    any: [
      'forbidden',
      'not allowed',
      'bad gateway',
      'service unavailable',
      'gateway time',
      'unauthorized',
      'access denied',
      'denied by',
      'request denied',
      'policy denied',
      'internal server error',
      'bad request',
      'not found',
      'blocked by',
      'request blocked',
      'is blocked',
    ],
    match:
      /\b(?:Get|Head|Post) "?https:\/\/[^\s"]+"?: (Forbidden|Method Not Allowed|Bad Gateway|Service Unavailable|Gateway Time-?out|Unauthorized|Internal Server Error|Bad Request|Not Found|Access Denied|Request blocked|[\w ]*(?:denied|blocked|filtered)[\w ]*)\.?\s*$/i,
    yes: [
      'go: example.com/a@v1.0.0: Get "https://goproxy.cn/example.com/a/@v/v1.0.0.info": Forbidden',
      'Get "https://goproxy.cn/example.com/a/@v/v1.0.0.info": Bad Gateway',
    ],
    no: ['reading https://goproxy.cn/example.com/a/@v/v1.0.0.info: 403 Forbidden'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/net/http/transport.go#L1950',
  },
  {
    // The words after the number are the proxy's own: every vendor has others.
    code: (scene, [, phrase = '']) =>
      isLoginPage(scene.text) || GO_WORDS.test(phrase) ? undefined : said(phrase),
    any: ['get "https:', 'get https:', 'head "https:'],
    match:
      /\b(?:Get|Head|Post) "?https:\/\/[^\s"]+"?: ([A-Z][\w .,()'-]{3,120}|[\w .,()'-]*(?:block|filter|denied|deny|polic|forbid|auth)[\w .,()'-]*)\s*$/,
    weight: 'symptom',
    yes: [
      'go: example.com/a@v1.0.0: Get "https://goproxy.cn/example.com/a/@v/v1.0.0.info": URL Filtered',
      'go: example.com/a@v1.0.0: Get "https://goproxy.cn/example.com/a/@v/v1.0.0.info": Tunnel Connection Failed',
    ],
    no: [
      'Get "https://goproxy.cn/example.com/a/@v/v1.0.0.info": EOF',
      'Get "https://goproxy.cn/example.com/a/@v/v1.0.0.info": dial tcp 10.0.0.9:443: i/o timeout',
    ],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/net/http/transport.go#L1950',
  },
];

function said(phrase: string): CauseCode {
  if (/authenticat|auth(?:orization)? required|login required/i.test(phrase)) return 'proxy.auth_407';
  if (/forbidden|not allowed|den(?:ied|y)|filter|block|polic|allow-?list|restricted|prohibit/i.test(phrase))
    return 'proxy.forbidden_403';
  return /unauthorized/i.test(phrase) ? 'proxy.intercepted_401' : 'proxy.gateway_error';
}

function answered(status: number): CauseCode | undefined {
  if (status === 407) return undefined;
  if (status === 401) return 'proxy.intercepted_401';
  if (status === 0) return 'proxy.closed';
  if (status === 200) return undefined;
  return status < 500 ? 'proxy.forbidden_403' : 'proxy.gateway_error';
}

/** What Go itself says in that place. */
const GO_WORDS = /^(?:unexpected EOF|context |operation was canceled|request canceled|i\/o timeout|EOF)/;
