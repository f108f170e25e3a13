import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temp folder in which the real openssl makes certificates; gone when disposed. */
export interface CertificateMill extends Disposable {
  readonly dir: string;
  /** Runs openssl in the folder; gives stdout. */
  openssl(...args: string[]): string;
  /** A self-signed certificate as PEM; its key is `<name>.key`, it is `<name>.pem` in the folder. */
  make(name: string, how?: How): string;
  read(name: string): Uint8Array;
  /** SHA-256 of the DER, by openssl. */
  fingerprint(name: string): string;
}

export interface How {
  readonly subject?: string;
  /** `rsa:2048`, `ec:P-256`, `ed25519`. */
  readonly key?: string;
  /** Lines of the extension section; those of a good CA when not said. */
  readonly extensions?: readonly string[];
  readonly days?: number;
  /** Name of the certificate that signs. */
  readonly issuer?: string;
  readonly digest?: string;
  /** `20200101000000Z`: both, for one that is past or to come. */
  readonly from?: string;
  readonly until?: string;
}

export const CA = [
  'basicConstraints=critical,CA:TRUE',
  'keyUsage=critical,keyCertSign,cRLSign',
  'subjectKeyIdentifier=hash',
];
export const SERVER = ['basicConstraints=critical,CA:FALSE', 'subjectAltName=DNS:git.acme.example'];

export function certificateMill(): CertificateMill {
  const dir = mkdtempSync(join(tmpdir(), 'goenv-pki-'));
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, {
      cwd: dir,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', HOME: dir },
    });
  const make = (name: string, how: How = {}) => {
    openssl(...keyArguments(how.key ?? 'ec:P-256'), '-out', `${name}.key`);
    writeFileSync(join(dir, 'index.txt'), '');
    writeFileSync(join(dir, 'ca.cnf'), config(how));
    const subject = how.subject ?? `/O=Acme/CN=${name}`;
    openssl(
      'req',
      '-new',
      '-utf8',
      '-key',
      `${name}.key`,
      '-subj',
      subject,
      '-config',
      'ca.cnf',
      '-out',
      `${name}.csr`,
    );
    const signer = how.issuer
      ? ['-cert', `${how.issuer}.pem`, '-keyfile', `${how.issuer}.key`]
      : ['-selfsign', '-keyfile', `${name}.key`];
    // Tests have a day of their own, which may lie before the one when they run.
    const times = how.from
      ? ['-startdate', how.from, '-enddate', how.until ?? '']
      : ['-startdate', '20260101000000Z', '-days', String(how.days ?? 3650)];
    openssl(
      'ca',
      '-batch',
      '-config',
      'ca.cnf',
      ...signer,
      ...times,
      '-notext',
      '-md',
      how.key === 'ed25519' ? 'null' : (how.digest ?? 'sha256'),
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
    );
    return readFileSync(join(dir, `${name}.pem`), 'utf8');
  };
  return {
    dir,
    openssl,
    make,
    read: (name) => new Uint8Array(readFileSync(join(dir, name))),
    fingerprint: (name) =>
      openssl('x509', '-noout', '-fingerprint', '-sha256', '-in', name)
        .trim()
        .split('=')[1]
        ?.replaceAll(':', '')
        .toLowerCase() ?? '',
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function keyArguments(key: string): readonly string[] {
  const [type, size = ''] = key.split(':');
  if (type === 'rsa') return ['genpkey', '-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${size}`];
  if (type === 'ec') return ['genpkey', '-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${size}`];
  return ['genpkey', '-algorithm', key];
}

function config({ extensions = CA }: How): string {
  const section = extensions.length > 0 ? 'x509_extensions = ext\n' : '';
  return `[ca]
default_ca = d
[d]
database = index.txt
new_certs_dir = .
rand_serial = yes
policy = any
unique_subject = no
email_in_dn = no
preserve = yes
${section}[any]
countryName = optional
organizationName = optional
commonName = optional
[ext]
${extensions.join('\n')}
[req]
distinguished_name = dn
string_mask = utf8only
[dn]
`;
}
