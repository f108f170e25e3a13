import type { CauseCode } from '../../core/codes/explain.ts';
import type { NeverName } from '../../core/finding.ts';
import type { Cause } from '../cause.ts';

type Tls = Extract<CauseCode, `tls.${string}`>;

const TRUST =
  'trust:\n  certificates:\n    # the CA certificate as IT gives it out, and its fingerprint as IT reads it to you\n    - file: ./certs/company-root.pem\n      sha256: "0000000000000000000000000000000000000000000000000000000000000000"\n';
const UNVERIFIED: readonly NeverName[] = [
  'ssl-verify-false',
  'goinsecure-all',
  'gosumdb-off',
  'no-verify-env',
];
const SERVER: readonly NeverName[] = ['ssl-verify-false', 'goinsecure-all', 'gosumdb-off'];

/** Certificates and the TLS protocol. */
export const TLS_CAUSES: { readonly [C in Tls]: Cause } = {
  'tls.unknown_ca.mitm_proxy': {
    layer: 'tls',
    candidates: [
      { code: 'tls.unknown_ca.no_ca_bundle', decideBy: 'count-roots' },
      { code: 'tls.unknown_ca.private_ca', decideBy: 'compare-issuer' },
      { code: 'tls.unknown_ca.missing_intermediate', decideBy: 'show-chain' },
    ],
    never: UNVERIFIED,
    profile: TRUST,
  },
  'tls.unknown_ca.no_ca_bundle': {
    layer: 'tls',
    candidates: [
      { code: 'tls.unknown_ca.mitm_proxy', decideBy: 'compare-issuer' },
      { code: 'tls.unknown_ca.missing_intermediate', decideBy: 'show-chain' },
    ],
    never: UNVERIFIED,
  },
  'tls.unknown_ca.private_ca': {
    layer: 'tls',
    candidates: [
      { code: 'tls.unknown_ca.mitm_proxy', decideBy: 'compare-issuer' },
      { code: 'tls.unknown_ca.missing_intermediate', decideBy: 'show-chain' },
      { code: 'tls.unknown_ca.self_signed', decideBy: 'show-chain' },
    ],
    never: UNVERIFIED,
    profile: TRUST,
  },
  'tls.unknown_ca.missing_intermediate': {
    layer: 'tls',
    candidates: [
      { code: 'tls.unknown_ca.private_ca', decideBy: 'show-chain' },
      { code: 'tls.unknown_ca.mitm_proxy', decideBy: 'compare-issuer' },
    ],
    never: UNVERIFIED,
  },
  'tls.unknown_ca.self_signed': {
    layer: 'tls',
    candidates: [
      { code: 'tls.unknown_ca.private_ca', decideBy: 'show-chain' },
      { code: 'tls.unknown_ca.mitm_proxy', decideBy: 'compare-issuer' },
    ],
    never: UNVERIFIED,
    profile:
      'trust:\n  certificates:\n    # the own certificate of the server, and its fingerprint as whoever runs it reads it to you\n    - file: ./certs/server.pem\n      sha256: "0000000000000000000000000000000000000000000000000000000000000000"\n      leaf: true\n',
  },
  'tls.no_system_roots': {
    layer: 'tls',
    candidates: [{ code: 'tls.unknown_ca.no_ca_bundle', decideBy: 'count-roots' }],
    never: UNVERIFIED,
  },
  'tls.expired.server': {
    layer: 'tls',
    candidates: [{ code: 'tls.not_yet_valid.clock', decideBy: 'clock' }],
    never: SERVER,
  },
  'tls.not_yet_valid.clock': {
    layer: 'tls',
    hop: 'none',
    candidates: [{ code: 'tls.expired.server', decideBy: 'clock' }],
    never: SERVER,
  },
  'tls.hostname_mismatch': {
    layer: 'tls',
    candidates: [
      { code: 'tls.hostname_mismatch.intercepted', decideBy: 'compare-issuer' },
      { code: 'tls.sni', decideBy: 'show-chain' },
    ],
    never: SERVER,
  },
  'tls.hostname_mismatch.ip_san': {
    layer: 'tls',
    candidates: [{ code: 'tls.hostname_mismatch', decideBy: 'show-chain' }],
    never: SERVER,
  },
  'tls.hostname_mismatch.intercepted': {
    layer: 'tls',
    candidates: [
      { code: 'tls.hostname_mismatch', decideBy: 'show-chain' },
      { code: 'http.captive_portal', decideBy: 'open-url' },
    ],
    never: SERVER,
  },
  'tls.legacy_common_name': { layer: 'tls', never: ['x509-ignore-cn', 'ssl-verify-false', 'goinsecure-all'] },
  'tls.bad_certificate': {
    layer: 'tls',
    candidates: [
      { code: 'tls.unknown_ca.mitm_proxy', decideBy: 'compare-issuer' },
      { code: 'tls.unknown_ca.private_ca', decideBy: 'show-chain' },
    ],
    never: [...SERVER, 'lower-tls'],
  },
  'tls.version_unsupported': {
    layer: 'tls',
    candidates: [
      { code: 'tls.version_unsupported.git_client_old', decideBy: 'git-verbose' },
      { code: 'tls.handshake_failure', decideBy: 'offers' },
    ],
    never: ['lower-tls', 'ssl-verify-false', 'goinsecure-all'],
  },
  'tls.version_unsupported.git_client_old': {
    layer: 'tls',
    hop: 'git-host',
    candidates: [{ code: 'tls.version_unsupported', decideBy: 'offers' }],
    never: ['lower-tls', 'ssl-verify-false'],
  },
  'tls.handshake_failure': {
    layer: 'tls',
    confidence: 'possible',
    candidates: [
      { code: 'tls.client_cert_required', decideBy: 'offers' },
      { code: 'tls.no_shared_cipher', decideBy: 'offers' },
      { code: 'tls.sni', decideBy: 'show-chain' },
    ],
    never: ['lower-tls', 'ssl-verify-false', 'goinsecure-all'],
  },
  'tls.no_shared_cipher': {
    layer: 'tls',
    candidates: [{ code: 'tls.handshake_failure', decideBy: 'offers' }],
    never: ['lower-tls', 'ssl-verify-false'],
  },
  'tls.client_cert_required': {
    layer: 'tls',
    never: ['ssl-verify-false', 'goinsecure-all'],
    profile:
      'git:\n  http:\n    # for git alone: go itself cannot show a client certificate\n    - url: https://{host}/\n      clientCert: ~/certs/client.pem\n      clientKey: ~/certs/client.key\n',
  },
  'tls.sni': {
    layer: 'tls',
    candidates: [{ code: 'tls.hostname_mismatch', decideBy: 'show-chain' }],
    never: SERVER,
  },
  'tls.not_tls': {
    layer: 'tls',
    candidates: [
      { code: 'proxy.scheme_https_on_plain_http_proxy', decideBy: 'proxy-variables' },
      { code: 'http.captive_portal', decideBy: 'open-url' },
      { code: 'net.eof', decideBy: 'offers' },
    ],
    never: SERVER,
  },
  'tls.legacy_renegotiation': { layer: 'tls', never: ['lower-tls', 'ssl-verify-false'] },
  'tls.ca_file_wrong': {
    layer: 'config',
    hop: 'local-disk',
    candidates: [
      { code: 'tls.unknown_ca.no_ca_bundle', decideBy: 'count-roots' },
      { code: 'git.ca_config_wrong', decideBy: 'git-verbose' },
    ],
    never: UNVERIFIED,
    profile: TRUST,
  },
};
