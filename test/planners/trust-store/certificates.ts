import { certificateMill, SERVER } from '../../pki/make-certificates.ts';

/** One certificate for tests: its PEM and fingerprints. */
export interface Made {
  readonly pem: string;
  readonly sha256: string;
  readonly print: string;
  /** The name of its link, by openssl. */
  readonly hash: string;
}

/** Certificates by name, made now by openssl; names are those that case files use. */
export function makeCertificates(): Readonly<Record<string, Made>> {
  using mill = certificateMill();
  const made: Record<string, Made> = {};
  const make = (name: string, how: Parameters<typeof mill.make>[1] = {}) => {
    const pem = mill.make(name, how);
    const sha256 = mill.fingerprint(`${name}.pem`);
    const hash = mill.openssl('x509', '-noout', '-hash', '-in', `${name}.pem`).trim();
    made[name] = { pem, sha256, print: sha256.slice(0, 16), hash };
  };
  for (const name of ['acme', 'other', 'root-one', 'root-two', 'stray']) make(name);
  make('server', { extensions: SERVER });
  make('unable', { extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=digitalSignature'] });
  make('first-version', { extensions: [] });
  make('ended', { from: '20200101000000Z', until: '20261119000000Z' });
  make('ends-today', { from: '20200101000000Z', until: '20261120235959Z' });
  make('ends-in-10', { from: '20200101000000Z', until: '20261130000000Z' });
  make('ends-in-60', { from: '20200101000000Z', until: '20270119000000Z' });
  make('to-come', { from: '20270101000000Z', until: '20350101000000Z' });
  make('short', { key: 'rsa:1024' });
  make('curve', { key: 'ec:P-224' });
  make('lax', { extensions: ['basicConstraints=CA:TRUE', 'subjectKeyIdentifier=none'] });
  make('between', { issuer: 'acme' });
  make('old-between', { issuer: 'acme', digest: 'sha1' });
  make('hostile', { subject: '/CN=x\u001b[2J -----BEGIN CERTIFICATE-----' });
  return made;
}
