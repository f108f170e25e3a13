import type { CauseCode } from '../../core/codes/explain.ts';
import { unknownIssuerOfGit } from '../cues.ts';
import { isPublicHost } from '../request.ts';
import type { Rule, Scene } from '../rule.ts';

/** TLS libraries that only some builds of curl and git have: NSS on old RHEL, mbedTLS, wolfSSL, rustls, Secure Transport. */
export const TLS_OTHERS: readonly Rule[] = [
  {
    code: (scene) =>
      isPublicHost(scene.request.host ?? '')
        ? 'tls.version_unsupported.git_client_old'
        : 'tls.handshake_failure',
    any: ['ssl connect error'],
    match: /(?:unable to access|curl: \(35\)|while accessing).*SSL connect error/i,
    weight: 'symptom',
    yes: ["fatal: unable to access 'https://github.com/a/b.git/': SSL connect error"],
    no: ['SSL connected'],
    source: 'https://github.com/curl/curl/blob/curl-7_19_7/lib/strerror.c',
  },
  {
    code: 'tls.version_unsupported.git_client_old',
    any: ['error -12190', 'ssl_error_protocol_version', 'ssl_error_unsupported_version'],
    match: /NSS error -12190|SSL_ERROR_(?:PROTOCOL_VERSION_ALERT|UNSUPPORTED_VERSION)/,
    yes: [
      "fatal: unable to access 'https://github.com/a/b.git/': NSS error -12190 (SSL_ERROR_PROTOCOL_VERSION_ALERT)",
    ],
    no: ['NSS error -12200'],
    source: 'https://github.com/nss-dev/nss/blob/master/lib/ssl/SSLerrs.h',
  },
  {
    code: 'tls.no_shared_cipher',
    any: ['no common encryption', 'ssl_error_no_cypher', 'error -12286'],
    match: /no common encryption algorithm|SSL_ERROR_NO_CYPHER_OVERLAP|NSS error -12286/,
    yes: ['curl: (35) Cannot communicate securely with peer: no common encryption algorithm(s).'],
    no: ['no common encryption was asked for'],
    source: 'https://github.com/nss-dev/nss/blob/master/lib/ssl/SSLerrs.h',
  },
  {
    code: 'net.eof',
    any: ['pr_end_of_file', 'error -5938'],
    match: /PR_END_OF_FILE_ERROR|NSS error -5938/,
    yes: [
      "fatal: unable to access 'https://git.corp.internal/a.git/': NSS error -5938 (PR_END_OF_FILE_ERROR)",
    ],
    no: ['end of file'],
    source: 'https://github.com/curl/curl/blob/curl-7_61_1/lib/vtls/nss.c',
  },
  {
    code: 'net.connection_reset',
    any: ['pr_connect_reset', 'error -5961', 'connection reset by peer (-5961)'],
    match: /PR_CONNECT_RESET_ERROR|NSS error -5961/,
    yes: [
      "fatal: unable to access 'https://git.corp.internal/a.git/': NSS error -5961 (PR_CONNECT_RESET_ERROR)",
    ],
    no: ['connect reset'],
    source: 'https://github.com/curl/curl/blob/curl-7_61_1/lib/vtls/nss.c',
  },
  {
    code: untrusted,
    any: [
      'sec_error_unknown_issuer',
      'sec_error_untrusted',
      'marked as not trusted',
      'x509 - certificate verification failed',
      'cert verify failed',
      'unknownissuer',
      'error -8179',
      'error -8172',
      'no signer error',
      'invalid peer certificate',
    ],
    match:
      /SEC_ERROR_(?:UNKNOWN_ISSUER|UNTRUSTED)|NSS error -81(?:79|72)|issuer has been marked as not trusted|mbedTLS.*X509 - Certificate verification failed|Cert verify failed|ASN no signer error|invalid (?:peer )?certificate: ?(?:contents: )?UnknownIssuer|invalid peer certificate contents: invalid peer certificate: UnknownIssuer/i,
    yes: [
      "fatal: unable to access 'https://git.corp.internal/a.git/': NSS error -8179 (SEC_ERROR_UNKNOWN_ISSUER)",
      "curl: (60) Peer's certificate issuer has been marked as not trusted by the user.",
      'curl: (60) Cert verify failed: BADCERT_NOT_TRUSTED',
    ],
    no: ['unknown issuer of shares'],
    source: 'https://github.com/nss-dev/nss/blob/master/lib/util/SECerrs.h',
  },
  {
    code: 'tls.client_cert_required',
    any: ['client certificate not found', 'ssl_error_bad_cert_alert', 'cannot verify your certificate'],
    match:
      /NSS: client certificate not found|SSL_ERROR_BAD_CERT_ALERT|SSL peer cannot verify your certificate/i,
    yes: [
      "fatal: unable to access 'https://git.corp.internal/a.git/': SSL peer cannot verify your certificate.",
    ],
    no: ['client certificate found'],
    source: 'https://github.com/nss-dev/nss/blob/master/lib/ssl/SSLerrs.h',
  },
];

function untrusted(scene: Scene): CauseCode {
  return unknownIssuerOfGit(scene);
}
