import type { CauseCode } from '../../core/codes/explain.ts';
import { isLoopback } from '../cues.ts';
import { isPrivateHost, isPublicHost } from '../request.ts';
import type { Rule, Scene } from '../rule.ts';

/** Certificates: until when, for which name, how strong. */
export const TLS: readonly Rule[] = [
  {
    code: (scene) =>
      /is before|not yet valid(?!:)|not activated|num=9\b|not_yet/i.test(scene.text) &&
      !/is after/.test(scene.text) &&
      !/has expired or is not yet valid:? *$/.test(scene.text)
        ? 'tls.not_yet_valid.clock'
        : 'tls.expired.server',
    any: [
      'error:num=',
      'certificate has expired',
      'not yet valid',
      'certificate is expired',
      'cert_expired',
      'certificate expired',
      'not activated',
      '证书已过期',
      '收到的证书已过期',
      'cert_e_expired',
      '0x80090328',
      'chain uses expired',
      'has expired on',
    ],
    match:
      /certificate (?:has|is) expired|certificate is not yet valid|has expired or is not yet valid|SEC_E_CERT_EXPIRED|CERT_E_EXPIRED|0x80090328|verify error:num=(?:9|10)\b|certificate (?:expired|is not yet activated)|alert certificate expired|uses (?:expired|not yet valid) certificate|证书已过期/i,
    yes: [
      'Get "https://goproxy.corp.internal/example.com/a/@v/list": x509: certificate has expired or is not yet valid: current time 2026-05-01T00:00:00Z is after 2026-04-01T00:00:00Z',
      'x509: certificate has expired or is not yet valid: current time 2016-01-01T00:00:00Z is before 2026-04-01T00:00:00Z',
      'curl: (60) SSL certificate problem: certificate has expired',
      'curl: (60) SSL certificate problem: certificate is not yet valid',
    ],
    no: ['your session has expired', 'the token has expired'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/x509/verify.go#L90',
  },
  {
    code: (scene) => wrongName(scene),
    any: [
      'x509: certificate is valid for',
      'certificate is valid for',
      'not valid for any names',
      'subject name',
      'error:num=',
      'hostname mismatch',
      'wrong_principal',
      'does not match target',
      'any ip sans',
      'no alternative certificate',
      'certificate name',
      'ip address mismatch',
      'for the requested server',
      '0x80090322',
      'certificate name does not match',
      'unable to communicate securely',
    ],
    match:
      /certificate is (?:not )?valid for .*(?:not \S+|none matched|wanted to match)|not valid for any names|(?:certificate )?subject name.{0,60}(?:does not match|matches target)|hostname mismatch|IP address mismatch|SEC_E_WRONG_PRINCIPAL|0x80090322|verify error:num=6[24]|contain any IP SANs|certificate name does not match|domain name does not match the server's certificate/i,
    yes: [
      'x509: certificate is valid for other.corp.internal, not goproxy.corp.internal',
      "x509: cannot validate certificate for 10.0.0.9 because it doesn't contain any IP SANs",
      "curl: (60) SSL: no alternative certificate subject name matches target host name 'git.corp.internal'",
      'verify error:num=62:hostname mismatch',
    ],
    no: ['this certificate is valid for 90 days'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/x509/verify.go#L105',
  },
  {
    code: 'tls.legacy_common_name',
    any: ['legacy common name'],
    match: /relies on legacy Common Name field/i,
    yes: ['x509: certificate relies on legacy Common Name field, use SANs instead'],
    no: ['common name field is set'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/x509/verify.go#L112',
  },
  {
    code: 'tls.bad_certificate',
    any: [
      'error:num=',
      'incompatible key usage',
      'negative serial',
      'keys are insecure',
      'unsuitable certificate',
      'key too weak',
      'digest algorithm too weak',
      'subtree violation',
      'not authorized to sign',
      'invalid ca certificate',
      'unhandled critical',
      'parse certificate',
      'bad certificate',
      'malformed certificate',
      'x509: invalid',
      'unsupported certificate',
      'x509: malformed',
      'cannot verify signature',
      'not permitted by any constraint',
      'md too weak',
    ],
    match:
      /x509: (?:certificate specifies an incompatible key usage|negative serial|.*keys are insecure|a root or intermediate certificate is not authorized|unhandled critical|invalid |malformed |cannot verify signature|.*not permitted by any constraint)|tls: failed to parse certificate|crypto\/rsa: .*keys are insecure|unsuitable certificate purpose|(?:key|digest algorithm|md) too weak|permitted subtree violation|invalid CA certificate|remote error: tls: (?:bad|unsupported) certificate|alert bad certificate|verify error:num=(?:2|26|47|66|68|79)\b/i,
    yes: [
      'x509: certificate specifies an incompatible key usage',
      'curl: (60) SSL certificate problem: EE certificate key too weak',
      'remote error: tls: bad certificate',
    ],
    no: ['bad certificate of attendance'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/x509/verify.go#L86',
  },
];

function wrongName(scene: Scene): CauseCode {
  const { text, request } = scene;
  if (/IP SANs|IP address mismatch|num=64|target (?:host name|ip address) '[\d.]+'/i.test(text))
    return 'tls.hostname_mismatch.ip_san';
  const wanted = /(?:not|match) ([\w.-]+)\s*$/.exec(text)?.[1] ?? request.host ?? '';
  if (/not valid for any names/.test(text)) return 'tls.hostname_mismatch.intercepted';
  const given = /valid for (.*?)(?:, not| but none)/.exec(text)?.[1] ?? '';
  const related = given.split(/,\s*/).some((name) => sameDomain(name, wanted));
  const open = isPublicHost(wanted) || (request.hop === 'goproxy' && !isPrivateHost(wanted));
  return open && !related && !isLoopback(wanted)
    ? 'tls.hostname_mismatch.intercepted'
    : 'tls.hostname_mismatch';
}

function sameDomain(a: string, b: string): boolean {
  const last = (name: string) => name.split('.').slice(-2).join('.');
  return last(a) === last(b);
}
