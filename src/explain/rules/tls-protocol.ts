import type { CauseCode } from '../../core/codes/explain.ts';
import { isPublicHost } from '../request.ts';
import type { Rule, Scene } from '../rule.ts';

/** The TLS protocol itself: versions, ciphers, client certificates, names, and ports that speak no TLS. */
export const TLS_PROTOCOL: readonly Rule[] = [
  {
    code: oldVersion,
    any: [
      'protocol version',
      'unsupported protocol',
      'no protocols available',
      'legacy sigalg',
      'number 70',
      'unsupported ssl protocol',
      'wrong ssl version',
      'sec_e_unsupported_function',
    ],
    match:
      /tls: (?:protocol version not supported|server selected unsupported protocol version|no supported versions)|alert protocol version|unsupported protocol(?! scheme)\b|Error in protocol version|no protocols available|legacy sigalg disallowed|(?:alert number) 70\b|incompatible or unsupported protocol version|unsupported SSL protocol/i,
    yes: [
      'Get "https://goproxy.corp.internal/x/@v/list": remote error: tls: protocol version not supported',
      "fatal: unable to access 'https://git.corp.internal/a.git/': error:1407742E:SSL routines:SSL23_GET_SERVER_HELLO:tlsv1 alert protocol version",
      "fatal: unable to access 'https://git.corp.internal/a.git/': gnutls_handshake() failed: Error in protocol version",
    ],
    no: ['unsupported protocol scheme "htp"', 'supported protocols: ftp'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/tls/alert.go',
  },
  {
    code: 'tls.no_shared_cipher',
    any: [
      'no shared cipher',
      'no cipher suite',
      'insufficient security',
      'no ciphers available',
      'tls: no mutual',
      'no supported cipher',
      'cipher suite',
    ],
    match:
      /no shared cipher|no cipher suite supported by both|insufficient security|no ciphers available|server chose an unconfigured cipher suite|no supported cipher suites/i,
    yes: [
      'tls: no cipher suite supported by both client and server',
      'error:0A0000C1:SSL routines::no shared cipher',
    ],
    no: ['cipher suite list: 1'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/tls/handshake_server.go',
  },
  {
    code: 'tls.client_cert_required',
    any: ['certificate required', 'number 116', 'no required ssl certificate'],
    match:
      /tls: certificate required|alert certificate required|alert number 116|No required SSL certificate was sent/i,
    yes: [
      'remote error: tls: certificate required',
      'error:0A00045C:SSL routines::tlsv13 alert certificate required',
    ],
    no: ['a birth certificate required for entry'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/tls/alert.go',
  },
  {
    code: (scene) => (scene.shows(CUT_IN_HANDSHAKE) ? 'net.large_clienthello' : undefined),
    any: ['tlsmlkem', 'tlskyber', 'clienthello', 'client hello', 'x25519kyber', 'post-quantum'],
    match:
      /GODEBUG=\S*tls(?:mlkem|kyber)=0|(?:large|big|oversized?|split|fragmented)\b.{0,30}Client ?Hello|Client ?Hello\b.{0,40}(?:dropped|too (?:large|big)|exceeds)/i,
    yes: [
      'Get "https://goproxy.corp.internal/x/@v/list": net/http: TLS handshake timeout\n# works with GODEBUG=tlsmlkem=0',
    ],
    no: ['sends a ClientHello', 'GODEBUG=tlsmlkem=1'],
    source: 'https://go.dev/doc/go1.24#cryptotlspkgcryptotls',
  },
  {
    code: 'tls.sni',
    any: ['unrecognized name', 'unrecognised name', 'name sent was not recognized', 'number 112'],
    match:
      /tls: unrecognized name|alert unrecognized name|tlsv1 unrecognized name|server name sent was not recognized|alert number 112/i,
    yes: ['remote error: tls: unrecognized name', 'error:0A000458:SSL routines::tlsv1 unrecognized name'],
    no: ['unrecognized name: foo'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/tls/alert.go',
  },
  {
    code: 'tls.legacy_renegotiation',
    any: ['legacy renegotiation', 'renegotiation'],
    match: /unsafe legacy renegotiation disabled|tls: no renegotiation|unsafe renegotiation/i,
    yes: ['error:0A000152:SSL routines::unsafe legacy renegotiation disabled'],
    no: ['renegotiation of the contract'],
    source: 'https://github.com/openssl/openssl/blob/openssl-3.4.0/ssl/ssl_err.c',
  },
  {
    code: notTls,
    any: [
      'look like a tls',
      'http response to https',
      'wrong version number',
      'unexpected tls packet',
      'packet length too long',
      'http request to an https',
      'ssl routines:ssl23_get_server_hello:unknown protocol',
      'unknown protocol',
      'plain http request',
      'record overflow',
      'record_overflow',
      'oversized record',
      '0x80090326',
      '0x80090308',
      'sec_e_invalid_token',
    ],
    match:
      /first record does not look like a TLS|gave HTTP response to HTTPS client|wrong version number(?! format)|unexpected TLS packet|packet length too long|HTTP request (?:was sent )?to an? HTTPS|HELLO:unknown protocol|plain HTTP request was sent|oversized record received|SEC_E_INVALID_TOKEN|0x80090308/i,
    yes: [
      'Get "https://goproxy.corp.internal/x/@v/list": http: server gave HTTP response to HTTPS client',
      'curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number',
      "fatal: unable to access 'https://git.corp.internal/a.git/': gnutls_handshake() failed: An unexpected TLS packet was received.",
    ],
    no: ['go.mod: wrong version number format'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/tls/conn.go',
  },
  {
    code: 'tls.handshake_failure',
    any: [
      'handshake failure',
      'handshake failed',
      'fatal alert',
      'number 40',
      'tls: internal error',
      'illegal parameter',
      'tls: decode error',
      'illegal_parameter',
      '0x80090326',
      'access denied',
      'number 80',
      'sec_e_illegal_message',
      'tls: error decoding',
      'unexpected message',
      'user canceled',
      'handshake_failure',
      'application protocol',
      'remote error: tls',
      'local error: tls',
      'bad record mac',
      'decryption has failed',
      'decryption failed',
      'tlsv1 alert',
      'sslv3 alert',
      'tlsv13 alert',
      'gnutls_handshake() failed',
      'ssl routines',
    ],
    match:
      /tls: (?:handshake failure|internal error|illegal parameter|error decoding message|unexpected message|access denied|user canceled)|alert (?:handshake failure|internal error|illegal parameter)|gnutls_handshake\(\) failed: (?:Handshake failed|A TLS fatal alert|Internal error|Public key)|GnuTLS, handshake failed|TLS fatal alert has been received|alert number (?:40|80|120)\b|(?:remote|local) error: tls: |bad record mac|Decryption (?:has )?failed|tls: no application protocol|alert no application protocol|No (?:common|supported) application protocol|server selected unadvertised ALPN|SEC_E_ILLEGAL_MESSAGE|0x80090326|(?:tlsv1|sslv3|tlsv13) alert (?!handshake)[a-z]|gnutls_handshake\(\) failed: (?!.*(?:pull function|push function|timed out|timeout|-110|non-properly))\S|SSL routines:[^:]*:(?:bad|digest|excessive|inappropriate|internal|length|missing|unexpected|unknown|unsupported|wrong) (?!version number)\w/i,
    weight: 'symptom',
    yes: [
      'remote error: tls: handshake failure',
      'curl: (35) error:0A000410:SSL routines::sslv3 alert handshake failure',
      "fatal: unable to access 'https://git.corp.internal/a.git/': gnutls_handshake() failed: Handshake failed",
    ],
    no: ['TLS handshake timeout', 'websocket: bad handshake'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/tls/alert.go',
  },
];

/** A proxy that is to be spoken to in TLS, and speaks none, answers git and curl just so. */
function notTls(scene: Scene): CauseCode | undefined {
  if (/proxyconnect/.test(scene.text)) return undefined;
  const secureProxy = scene.shows(/https_proxy\s*[=:]\s*['"]?https:\/\//i) && !/^go: /.test(scene.text);
  return secureProxy ? 'proxy.scheme_https_on_plain_http_proxy' : 'tls.not_tls';
}

/** Against the big forges, which all speak today's TLS, it is the client that is too old. */
function oldVersion(scene: Scene): CauseCode | undefined {
  if (/unsupported protocol scheme/.test(scene.text)) return undefined;
  const { hop, host = '' } = scene.request;
  const foreign = /fatal:|curl|error:1407/.test(scene.text) || hop === 'git-host';
  return foreign && isPublicHost(host) ? 'tls.version_unsupported.git_client_old' : 'tls.version_unsupported';
}

/** What go says where its first packet never arrives whole. */
const CUT_IN_HANDSHAKE =
  /connection reset|TLS handshake timeout|forcibly closed|i\/o timeout|: EOF|deadline exceeded/i;
