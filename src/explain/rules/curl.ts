import type { Rule } from '../rule.ts';

const SOURCE = 'https://github.com/curl/curl/blob/curl-8_14_1/lib/strerror.c';

/** What only libcurl says, of itself or through git. */
export const CURL: readonly Rule[] = [
  {
    code: ({ text }) => (/timed? ?out/i.test(text) ? 'net.timeout' : 'net.connection_reset'),
    any: [
      'failed sending ',
      'failed receiving ',
      'failure when receiving',
      'sending data failed',
      'send failure: ',
      'recv failure: ',
    ],
    match:
      /Failed (?:sending (?:HTTP|data|POST)|receiving HTTP)|Failure when receiving data from the peer|Sending data failed|(?:Send|Recv) failure: (?!Connection (?:was )?reset)\S/i,
    weight: 'symptom',
    yes: [
      'curl: (55) Failed sending data to the peer',
      'curl: (56) Failure when receiving data from the peer',
      "fatal: unable to access 'https://git.corp.internal/a.git/': Recv failure: Operation timed out",
    ],
    no: ['Failed sending the report', 'Recv failure: Connection was reset'],
    source: SOURCE,
  },
  {
    code: 'net.truncated_response',
    any: ['framing layer', 'was closed cleanly, but', 'chunked-encoded stream'],
    match:
      /Error in the HTTP2? framing layer|error in the HTTP\/2 framing layer|was closed cleanly, but before getting|reading the chunked-encoded stream/i,
    yes: ["fatal: unable to access 'https://git.corp.internal/a.git/': Error in the HTTP2 framing layer"],
    no: ['the framing layer of the stack'],
    source: SOURCE,
  },
  {
    code: 'proxy.closed',
    any: ['connect to proxy', 'connect connection closed'],
    match: /Failed sending CONNECT to proxy|Proxy CONNECT connection closed/i,
    yes: ['curl: (56) Proxy CONNECT connection closed'],
    no: ['connect to proxy.example.com'],
    source: 'https://github.com/curl/curl/blob/curl-8_14_1/lib/cf-h1-proxy.c',
  },
  {
    code: ({ text }) =>
      /HTTPS-proxy/.test(text) ? 'proxy.scheme_https_on_plain_http_proxy' : 'proxy.bad_url',
    any: ['https-proxy support', 'invalid proxy url'],
    match: /without (?:the )?HTTPS-proxy support|Invalid proxy URL '/i,
    yes: [
      "fatal: Invalid proxy URL 'proxy:port:8080'",
      "curl: (4) Unsupported proxy 'https://proxy.corp.internal:8080', libcurl is built without the HTTPS-proxy support.",
    ],
    no: ['https-proxy support was added'],
    source: 'https://github.com/git/git/blob/v2.48.0/http.c',
  },
  {
    code: 'dns.server_timeout',
    any: ['failed to resolve host', 'doh-resolve'],
    match: /Failed to resolve host '\S+' with timeout|Could ?n[o']t DoH-resolve/i,
    yes: ["curl: (28) Failed to resolve host 'goproxy.cn' with timeout after 2000 ms"],
    no: ['failed to resolve host key'],
    source: 'https://github.com/curl/curl/blob/curl-8_14_1/lib/hostip.c',
  },
  {
    code: 'tls.bad_certificate',
    any: [
      'certificate status verification',
      'does not match the certificate public',
      'pinned public key',
      'invalid ocsp response',
      'certificate issuer check',
    ],
    match:
      /certificate status verification FAILED|Private key does not match the certificate public key|does ?n[o']t match pinned public key|Invalid OCSP response|Certificate issuer check failed/i,
    yes: ['curl: (91) SSL server certificate status verification FAILED'],
    no: ['pinned public key: none'],
    source: SOURCE,
  },
  {
    code: 'tls.ca_file_wrong',
    any: ['load crl file'],
    match: /Failed to load CRL file/i,
    yes: ['curl: (82) Failed to load CRL file (path? access rights?, format?)'],
    no: ['load crl files daily'],
    source: SOURCE,
  },
];
