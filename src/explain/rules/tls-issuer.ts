import type { CauseCode } from '../../core/codes/explain.ts';
import { namesInspector, unknownIssuer, unknownIssuerOfGit } from '../cues.ts';
import { isPublicHost } from '../request.ts';
import type { Rule, Scene } from '../rule.ts';

/** Who signed: issuers that are not trusted, and lists of trusted ones that cannot be read. Go on Linux, macOS, Windows; OpenSSL, GnuTLS, Schannel. */
export const TLS_ISSUER: readonly Rule[] = [
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
      'error:num=',
      'local issuer certificate',
      'certificate in certificate chain',
      'certificate verification failed',
      'verify the first certificate',
      'self-signed certificate',
      'self signed certificate',
      'get issuer certificate',
      'no_revocation_check',
      'revocation_offline',
      'revocation_status',
      '0x80092012',
      '0x80092013',
      'certificate verify failed',
      'peer certificate cannot be',
      'not authenticate the peer',
      "peer's certificate issuer",
      'ssl certificate verification failed',
      'invalid certificate chain',
    ],
    match:
      /unable to get (?:local )?issuer certificate|self[- ]signed certificate|unable to verify the first certificate|CRYPT_E_(?:NO_REVOCATION_CHECK|REVOCATION_OFFLINE)|CERT_TRUST_REVOCATION_STATUS_UNKNOWN|0x8009201[23]|Peer certificate cannot be authenticated|Peer's Certificate issuer is not recognized|problem: Invalid certificate chain|verify error:num=(?:18|19|20|21)\b|SSL certificate problem, verify that the CA cert is OK/i,
    yes: [
      "fatal: unable to access 'https://git.corp.internal/a.git/': SSL certificate problem: unable to get local issuer certificate",
      'curl: (60) SSL certificate problem: self signed certificate in certificate chain',
      'verify error:num=20:unable to get local issuer certificate',
      "fatal: unable to access 'https://github.com/a/b.git/': schannel: next InitializeSecurityContext failed: Unknown error (0x80092012)",
    ],
    no: ['generated a certificate signed by ourselves', 'SSL certificate problem: certificate has expired'],
    source: 'https://github.com/openssl/openssl/blob/openssl-3.4.0/crypto/x509/x509_txt.c',
  },
  {
    // GnuTLS up to curl 8.9 says this of every reason there is; from 8.10 on the reason follows the colon.
    code: issuerOfGit,
    any: [
      'certificate verification failed',
      'server verification failed',
      'certificate verify failed',
      'remote key was not ok',
    ],
    match:
      /server (?:certificate )?verification failed|SSL certificate verification failed|SSL routines:.*certificate verify failed|SSL peer certificate or SSH remote key was not OK/i,
    candidates: [
      { code: 'git.ca_config_wrong', decideBy: 'git-verbose' },
      { code: 'tls.unknown_ca.missing_intermediate', decideBy: 'show-chain' },
      { code: 'tls.unknown_ca.self_signed', decideBy: 'show-chain' },
      { code: 'tls.expired.server', decideBy: 'show-chain' },
      { code: 'tls.not_yet_valid.clock', decideBy: 'clock' },
      { code: 'tls.unknown_ca.no_ca_bundle', decideBy: 'count-roots' },
      { code: 'git.tls_unknown_ca_mitm', decideBy: 'compare-issuer' },
      { code: 'tls.bad_certificate', decideBy: 'show-chain' },
    ],
    yes: [
      "fatal: unable to access 'https://git.corp.internal/a.git/': server certificate verification failed. CAfile: none CRLfile: none",
      "fatal: unable to access 'https://git.corp.internal/a.git/': server verification failed: certificate signer not trusted. (CAfile: none CRLfile: none)",
    ],
    no: ['server verification succeeded'],
    source: 'https://github.com/curl/curl/blob/curl-8_9_1/lib/vtls/gtls.c',
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
  const leafAlone = scene.after.slice(0, 4).some((line) => /num=21\b/.test(line));
  if (/num=20\b/.test(text) && leafAlone) return 'tls.unknown_ca.missing_intermediate';
  const git = request.hop === 'git-host';
  if (chain || /0x8009201[23]|REVOCATION/.test(text) || namesInspector(scene))
    return git ? 'git.tls_unknown_ca_mitm' : 'tls.unknown_ca.mitm_proxy';
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
  const open = isPublicHost(scene.request.host ?? '') && /Problem with the SSL CA cert/.test(scene.text);
  if (open) return 'tls.unknown_ca.no_ca_bundle';
  return scene.request.hop === 'git-host' || /^fatal/.test(scene.text)
    ? 'git.ca_config_wrong'
    : 'tls.ca_file_wrong';
}
