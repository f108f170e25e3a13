import type { Facts } from '../../core/facts.ts';

/** The roots of the system and the profile's certificates: for `SSL_CERT_FILE`, `CURL_CA_BUNDLE`, git's `http.sslCAInfo`. */
export function bundlePath(facts: Facts): string {
  return `${facts.ownConfig}/ca-bundle.pem`;
}

/** The profile's certificates alone: for `NODE_EXTRA_CA_CERTS`. */
export function extraPath(facts: Facts): string {
  return `${facts.ownConfig}/ca-extra.pem`;
}

/**
 * Where systems keep the roots that programs read, in the order of Go's crypto/x509 (root_linux.go, root_bsd.go).
 * Variables such as SSL_CERT_FILE are not asked: they may be goenv's own.
 */
export const ROOT_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt', // Debian, Ubuntu, Arch, Gentoo, Alpine
  '/etc/pki/tls/certs/ca-bundle.crt', // Fedora, RHEL
  '/etc/ssl/ca-bundle.pem', // SUSE
  '/etc/pki/tls/cacert.pem', // OpenELEC
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', // RHEL
  '/etc/ssl/cert.pem', // Alpine, macOS, FreeBSD
  '/usr/local/etc/ssl/cert.pem', // FreeBSD
] as const;
