import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A certificate authority of the lab, made by openssl in a folder that goes away with it.
 * @param {string} openssl the program
 * @param {string} folder
 * @returns {{ root: Signed, issue(what: Wish): Pair, intermediate(): Pair }} `intermediate`: a CA below the root
 * @typedef {{ path: string, pem: string, sha256: string }} Signed `sha256`: of the DER, lower case hex
 * @typedef {{ key: string, cert: string }} Pair PEM texts
 * @typedef {{ name?: string, san?: string | null, from?: string, to?: string, by?: 'root' | 'intermediate' | 'itself' }} Wish
 *   `from`, `to`: YYYYMMDDHHMMSSZ; `san: null` leaves the names to the CN, as certificates of old did;
 *   a certificate by the intermediate comes alone, without it
 */
export function openAuthority(openssl, folder) {
  mkdirSync(folder, { recursive: true });
  const run = (...args) => execFileSync(openssl, args, { cwd: folder, stdio: 'pipe', env: { HOME: folder } });
  writeFileSync(join(folder, 'ca.cnf'), CONFIG);
  writeFileSync(join(folder, 'index.txt'), '');
  run(...NEW_KEY, '-x509', '-keyout', 'root.key', '-out', 'root.pem', '-subj', '/CN=Lab Root', ...IS_CA);
  let count = 0;

  function issue({ name = 'lab.example', san = SAN, from = YESTERDAY, to = NEXT_MONTH, by = 'root' } = {}) {
    count += 1;
    const id = `${count}`;
    if (by === 'intermediate') intermediate();
    const extra = san === null ? '' : `subjectAltName=${san}\n`;
    sign({ id, subject: name, extra, from, to, by });
    return pair(id);
  }

  function intermediate() {
    sign({ id: 'intermediate', subject: 'Lab Intermediate', extra: CA_EXTENSIONS });
    return pair('intermediate');
  }

  function pair(id) {
    const read = (name) => readFileSync(join(folder, name), 'utf8');
    return { key: read(`${id}.key`), cert: read(`${id}.pem`) };
  }

  function sign({ id, subject, extra, from = YESTERDAY, to = NEXT_MONTH, by = 'root' }) {
    run(...NEW_KEY, '-keyout', `${id}.key`, '-out', `${id}.csr`, '-subj', `/CN=${subject}`);
    writeFileSync(join(folder, `${id}.ext`), extra === '' ? 'keyUsage=digitalSignature\n' : extra);
    const issuer =
      by === 'itself'
        ? ['-selfsign', '-keyfile', `${id}.key`]
        : ['-keyfile', `${by}.key`, '-cert', `${by}.pem`];
    run(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'ca.cnf',
      '-in',
      `${id}.csr`,
      '-out',
      `${id}.pem`,
      '-extfile',
      `${id}.ext`,
      '-startdate',
      from,
      '-enddate',
      to,
      ...issuer,
    );
  }

  return { root: read(join(folder, 'root.pem')), issue, intermediate };
}

/** The SHA-256 of a certificate's DER, as profiles write it. */
export function fingerprintOf(pem) {
  return new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
}

function read(path) {
  const pem = readFileSync(path, 'utf8');
  return { path, pem, sha256: fingerprintOf(pem) };
}

function day(ahead) {
  return new Date(Date.now() + ahead * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, '');
}

const YESTERDAY = day(-1);
const NEXT_MONTH = day(30);
/** For certificates out of their time. */
export const LONG_AGO = { from: day(-60), to: day(-30) };
export const YET_TO_COME = { from: day(30), to: day(60) };

const SAN = 'DNS:*.corp.example,IP:127.0.0.1';
const NEW_KEY = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
const IS_CA = ['-days', '30', '-addext', 'keyUsage=critical,keyCertSign'];
const CA_EXTENSIONS = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n';
const CONFIG = `[ca]
default_ca = lab
[lab]
database = index.txt
new_certs_dir = .
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
[any]
commonName = supplied
`;
