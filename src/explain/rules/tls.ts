import type { CauseCode } from '../../core/codes/explain.ts';
import { isLoopback, namesInspector, unknownIssuer, unknownIssuerOfGit } from '../cues.ts';
import { isPrivateHost, isPublicHost } from '../request.ts';
import type { Rule, Scene } from '../rule.ts';

/** Certificates: who signed, until when, for which name. Go's crypto/x509 on Linux, macOS and Windows; OpenSSL, GnuTLS, Schannel. */
export const TLS: readonly Rule[] = [
  {
    code: (scene) =>
      /proxyconnect/.test(scene.text) ? undefined : (possiblyBecause(scene) ?? unknownIssuer(scene)),
    any: [
      'unknown authority',
      'certificate is not trusted',
      'untrusted_root',
      '不受信任的颁发机构',
      'signer not trusted',
      'issuer is unknown',
      'cert_e_untrustedroot',
      'unable to verify the legitimacy',
      'certificate is not standards compliant',
    ],
    match:
      /x509: certificate signed by unknown authority|x509: .{0,120}certificate is not (?:trusted|standards compliant)|SEC_E_UNTRUSTED_ROOT|CERT_E_UNTRUSTEDROOT|CERT_TRUST_IS_UNTRUSTED_ROOT|不受信任的颁发机构|certificate signer not trusted|certificate issuer is unknown/i,
    yes: [
      'go: example.com/a@v1.0.0: Get "https://goproxy.corp.internal/example.com/a/@v/v1.0.0.info": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'Get "https://goproxy.corp.internal/example.com/a/@v/list": x509: “corp.internal” certificate is not trusted',
      "fatal: unable to access 'https://git.corp.internal/a.git/': schannel: SEC_E_UNTRUSTED_ROOT (0x80090325) - 证书链是由不受信任的颁发机构颁发的。",
    ],
    no: ['x509: certificate has expired or is not yet valid: ', 'the certificate authority is unknown to us'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/x509/verify.go#L183',
  },
  {
    code: issuerOfGit,
    any: [
      'local issuer certificate',
      'certificate in certificate chain',
      'server certificate verification failed',
      'server verification failed',
      'certificate verification failed',
      'verify the first certificate',
      'self-signed certificate',
      'self signed certificate',
      'get issuer certificate',
      'num=20:',
      'num=19:',
      'num=21:',
      'num=18:',
      'no_revocation_check',
      'revocation_offline',
      '0x80092012',
      '0x80092013',
      'certificate verify failed',
      'peer certificate cannot be',
      'not authenticate the peer',
      "peer's certificate issuer",
      'ssl certificate verification failed',
    ],
    match:
      /unable to get (?:local )?issuer certificate|self[- ]signed certificate|server (?:certificate )?verification failed|SSL certificate verification failed|unable to verify the first certificate|CRYPT_E_(?:NO_REVOCATION_CHECK|REVOCATION_OFFLINE)|0x8009201[23]|Peer certificate cannot be authenticated|Peer's Certificate issuer is not recognized|verify error:num=(?:18|19|20|21)\b|SSL certificate problem, verify that the CA cert is OK/i,
    yes: [
      "fatal: unable to access 'https://git.corp.internal/a.git/': SSL certificate problem: unable to get local issuer certificate",
      "fatal: unable to access 'https://git.corp.internal/a.git/': server certificate verification failed. CAfile: none CRLfile: none",
      'curl: (60) SSL certificate problem: self signed certificate in certificate chain',
      'verify error:num=20:unable to get local issuer certificate',
      "fatal: unable to access 'https://github.com/a/b.git/': schannel: next InitializeSecurityContext failed: Unknown error (0x80092012)",
    ],
    no: ['generated a certificate signed by ourselves', 'SSL certificate problem: certificate has expired'],
    source: 'https://github.com/openssl/openssl/blob/openssl-3.4.0/crypto/x509/x509_txt.c',
  },
  {
    code: 'tls.no_system_roots',
    any: ['load system roots', 'no roots provided', 'system root'],
    match: /failed to load system roots|no roots provided/i,
    yes: [
      'x509: failed to load system roots and no roots provided; open /etc/ssl/certs/ca-certificates.crt: permission denied',
    ],
    no: ['loaded 140 system root certificates'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/x509/verify.go#L205',
  },
  {
    code: (scene) =>
      /is before|not yet valid(?!:)|not activated|num=9\b|not_yet/i.test(scene.text) &&
      !/is after/.test(scene.text) &&
      !/has expired or is not yet valid:? *$/.test(scene.text)
        ? 'tls.not_yet_valid.clock'
        : 'tls.expired.server',
    any: [
      'certificate has expired',
      'not yet valid',
      'certificate is expired',
      'cert_expired',
      'certificate expired',
      'num=10:',
      'num=9:',
      'not activated',
      '证书已过期',
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
    no: ['your session has expired', 'the token has expired or is not yet valid'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/crypto/x509/verify.go#L90',
  },
  {
    code: (scene) => wrongName(scene),
    any: [
      'x509: certificate is valid for',
      'certificate is valid for',
      'not valid for any names',
      'subject name',
      'hostname mismatch',
      'wrong_principal',
      'num=62:',
      'num=64:',
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
      'num=26:',
      'num=66:',
      'num=68:',
      'num=47:',
      'num=79:',
      'malformed certificate',
      'x509: invalid',
      'unsupported certificate',
      'x509: malformed',
      'cannot verify signature',
      'not permitted by any constraint',
      'md too weak',
      'num=2:',
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
  {
    code: (scene) =>
      /error setting certificate (?:verify locations|file)|CAfile|Problem with the SSL CA cert/i.test(
        scene.text,
      )
        ? caFile(scene)
        : 'tls.ca_file_wrong',
    any: [
      'error setting certificate',
      'the ssl ca cert',
      'no certificate or crl found',
      'load client certificate',
      'pem client certificate',
      'error adding trust anchors',
      'load ca certificate',
      'error reading ca cert',
      'could not load ca',
      'load verify locations',
    ],
    match:
      /error setting certificate (?:verify locations|file)|Problem with the SSL CA cert|no certificate or crl found|(?:could not|unable to|failed to) (?:load|read|open) (?:the )?(?:PEM client|client|CA) cert|error (?:adding trust anchors|reading ca cert)|load verify locations/i,
    yes: [
      'curl: (77) error setting certificate file: /etc/corp/root.pem',
      "fatal: unable to access 'https://github.com/a/b.git/': error setting certificate verify locations:  CAfile: /etc/corp/root.pem CApath: none",
    ],
    no: ['error setting certificate of origin'],
    source: 'https://github.com/curl/curl/blob/curl-8_14_1/lib/vtls/openssl.c',
  },
];

/** Go adds why a candidate issuer was rejected: a weak signature, or an issuer that may not sign. */
function possiblyBecause({ text }: Scene): CauseCode | undefined {
  if (/possibly because of.*insecure algorithm/.test(text)) return 'tls.bad_certificate';
  return /possibly because of.*parent certificate cannot sign/.test(text)
    ? 'tls.unknown_ca.self_signed'
    : undefined;
}

function issuerOfGit(scene: Scene): CauseCode | undefined {
  const { text, request } = scene;
  if (/certificate has expired|not (?:yet )?activated|hostname|not match/i.test(text)) return undefined;
  if (/verify the first certificate|num=21\b/.test(text)) return 'tls.unknown_ca.missing_intermediate';
  const chain = /certificate in (?:certificate )?chain|num=19\b/i.test(text);
  if (/self[- ]signed certificate/i.test(text) && !chain) return 'tls.unknown_ca.self_signed';
  const git = request.hop === 'git-host';
  if (chain || /0x8009201[23]|REVOCATION/.test(text) || namesInspector(scene))
    return git ? 'git.tls_unknown_ca_mitm' : 'tls.unknown_ca.mitm_proxy';
  if (/CAfile: (?!none|\/etc\/(?:ssl|pki))\S/.test(text))
    return git ? 'git.ca_config_wrong' : 'tls.ca_file_wrong';
  if (/CAfile: none/.test(text) && isPublicHost(request.host ?? '')) return 'tls.unknown_ca.no_ca_bundle';
  return unknownIssuerOfGit(scene);
}

/** A system path that is missing is an image without a bundle; any other was set by somebody. */
function caFile(scene: Scene): CauseCode {
  if (
    /(?:CAfile|certificate file): ?\/etc\/(?:ssl|pki)\//.test(
      `${scene.text} ${scene.after.slice(0, 2).join(' ')}`,
    )
  )
    return 'tls.unknown_ca.no_ca_bundle';
  return scene.request.hop === 'git-host' || /^fatal/.test(scene.text)
    ? 'git.ca_config_wrong'
    : 'tls.ca_file_wrong';
}

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
