import { LONG_AGO, YET_TO_COME } from '../kit/certificates.mjs';
import { trustCertificate } from './cures.mjs';
import { among } from './expectation.mjs';
import { everything, GOPROXY_HOST, trusting } from './site.mjs';

const PRIVATE_CA = 'tls.unknown_ca.private_ca';
const SELF_SIGNED = 'tls.unknown_ca.self_signed';

/** Certificates that are wrong. Debian's git speaks through GnuTLS, its curl through OpenSSL, go through its own. */
export const CERTIFICATES = [
  {
    name: 'tls-unknown-ca',
    about: 'a certificate of a CA that nobody here knows',
    serve: (site) => site.overTls(site.authority.issue()),
    names: { go: PRIVATE_CA, git: among(PRIVATE_CA), curl: among(PRIVATE_CA) },
    cure: {
      of: ['go', 'git', 'curl'],
      fill: (fragment, site) => trustCertificate(fragment, site.authority.root.pem),
    },
  },
  {
    name: 'tls-self-signed',
    about: 'a server that signed its own certificate',
    async serve(site) {
      const own = site.authority.issue({ by: 'itself' });
      return { ...(await site.overTls(own)), ownCertificate: own.cert };
    },
    names: { go: among(SELF_SIGNED), git: among(SELF_SIGNED), curl: SELF_SIGNED },
    cure: { of: ['curl'], fill: (fragment, _, served) => trustCertificate(fragment, served.ownCertificate) },
  },
  {
    name: 'tls-missing-intermediate',
    about: 'a CA that is trusted, but the certificate between is not sent',
    serve: (site) => trusted(site, { by: 'intermediate' }),
    names: {
      go: among('tls.unknown_ca.missing_intermediate'),
      git: among('tls.unknown_ca.missing_intermediate'),
      curl: among('tls.unknown_ca.missing_intermediate'),
    },
  },
  {
    name: 'tls-expired',
    about: 'a certificate that expired a month ago',
    serve: (site) => trusted(site, LONG_AGO),
    names: { go: 'tls.expired.server', git: among('tls.expired.server'), curl: 'tls.expired.server' },
  },
  {
    name: 'tls-not-yet-valid',
    about: 'a certificate that starts next month, or a clock that is slow',
    serve: (site) => trusted(site, YET_TO_COME),
    names: {
      go: 'tls.not_yet_valid.clock',
      git: among('tls.not_yet_valid.clock'),
      curl: 'tls.not_yet_valid.clock',
    },
  },
  {
    name: 'tls-wrong-host',
    about: 'a certificate for another host',
    serve: (site) => trusted(site, { san: 'DNS:other.corp.example' }),
    names: { go: 'tls.hostname_mismatch', git: 'tls.hostname_mismatch', curl: 'tls.hostname_mismatch' },
  },
  {
    name: 'tls-common-name-only',
    about: 'a certificate with its host in the CN alone',
    serve: (site) => trusted(site, { name: GOPROXY_HOST, san: null }),
    names: { go: 'tls.legacy_common_name' },
  },
];

/** The protocol before any certificate counts. */
export const PROTOCOL = [
  {
    name: 'tls-1.1-only',
    about: 'a server that knows no TLS after 1.1',
    serve: (site) =>
      trusted(site, {}, { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    names: { go: 'tls.version_unsupported', curl: 'tls.version_unsupported' }, // GnuTLS still speaks 1.1,
  },
  {
    name: 'tls-no-shared-cipher',
    about: 'a server with one cipher that no client offers',
    serve: (site) => trusted(site, {}, { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-ARIA256-GCM-SHA384' }),
    names: {
      go: among('tls.no_shared_cipher'),
      git: among('tls.no_shared_cipher'),
      curl: among('tls.no_shared_cipher'),
    },
  },
  {
    name: 'tls-client-certificate',
    about: 'a server that wants a certificate of the client',
    serve: (site) =>
      trusted(site, {}, { requestCert: true, rejectUnauthorized: true, ca: site.authority.root.pem }),
    names: {
      go: 'tls.client_cert_required',
      git: among('tls.client_cert_required'),
      curl: 'tls.client_cert_required',
    },
  },
  {
    name: 'tls-plain-http-server',
    about: 'plain http on a port that is asked by https',
    serve: (site) => everything(site, site.ports.modules),
    names: { go: 'tls.not_tls', git: 'tls.not_tls', curl: 'tls.not_tls' },
  },
  {
    name: 'tls-asked-by-http',
    about: 'TLS on a port that is asked by http',
    async serve(site) {
      const { port } = await site.tls(site.authority.issue());
      return { GOPROXY: `http://127.0.0.1:${port}` };
    },
    names: { go: among('tls.not_tls') },
  },
];

async function trusted(site, wish, options = {}) {
  return { ...trusting(site), ...(await site.overTls({ ...site.authority.issue(wish), ...options })) };
}
