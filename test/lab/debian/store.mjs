import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fingerprintOf } from '../kit/certificates.mjs';
import { differences, snapshot } from '../kit/snapshot.mjs';
import { expect, expectSame, expectStatus } from '../kit/verdict.mjs';

/** Where programs look for certificates, inside a system. */
export const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
const KEYSTORE = '/etc/ssl/certs/java/cacerts';

/**
 * A system as far as settings go: every file by its bytes, every link by where it leads, and Java's keystore, which
 * holds dates, by its entries.
 */
export async function photograph(system) {
  const seen = new Map();
  for (const folder of FOLDERS) {
    for (const [name, found] of snapshot(join(system.root, folder))) {
      const path = `/${folder}/${name}`;
      if (!CHANGING.includes(path) && !isState(path)) seen.set(path, absolute(path, found));
    }
  }
  for (const line of await keystoreOf(system)) seen.set(`${KEYSTORE} ${line}`, 'trusted');
  return seen;
}

/** Fails the step, with what differs, unless a system is as it was; a link that leads nowhere is a difference too. */
export async function expectSameSystem(before, system) {
  const moved = differences(before, await photograph(system));
  expect(moved.length === 0, () => `not as before:\n${moved.slice(0, 20).join('\n')}`);
  const broken = await system.run(['find', '-L', '/etc/ssl/certs', '-type', 'l']);
  expectSame(expectStatus(broken, 0, 'find').stdout, '', 'links that lead nowhere');
}

/** Fails the step unless each way by which programs find a root leads to it, but for `except`. */
export async function expectTrust(system, site, except = []) {
  const found = await waysTo(system, site);
  const lost = Object.keys(found).filter((way) => !found[way] && !except.includes(way));
  expectSame(lost.join('; '), '', 'what does not lead to the root');
  return Object.keys(found)
    .filter((way) => found[way])
    .join('; ');
}

/** Fails the step when any way leads to a root. */
export async function expectNoTrust(system, site) {
  const found = await waysTo(system, site);
  const ways = Object.keys(found).filter((way) => found[way]);
  expectSame(ways.join('; '), '', 'what leads to the root');
}

async function waysTo(system, { root, port }) {
  const works = async (argv, input = '') => (await system.run(argv, { input })).status === 0;
  const hash = (await system.run(['openssl', 'x509', '-noout', '-hash'], { input: root.pem })).stdout.trim();
  const linked = await system.run(['sh', '-c', `cat /etc/ssl/certs/${hash}.*`]);
  return {
    bundle: fingerprintsIn(readFileSync(join(system.root, BUNDLE), 'utf8')).includes(root.sha256),
    'hash link': fingerprintsIn(linked.stdout).includes(root.sha256),
    'openssl verify by the bundle': await works(
      ['openssl', 'verify', '-no-CApath', '-CAfile', BUNDLE],
      root.pem,
    ),
    'openssl verify by the links': await works(
      ['openssl', 'verify', '-no-CAfile', '-CApath', '/etc/ssl/certs'],
      root.pem,
    ),
    'openssl s_client': await works([
      'openssl',
      's_client',
      '-verify_return_error',
      '-connect',
      `127.0.0.1:${port}`,
    ]),
    curl: await works(['curl', '-sS', '-o', '/dev/null', `https://127.0.0.1:${port}/`]),
    "Java's keystore": (await keystoreOf(system)).some((line) => line.endsWith(` ${root.sha256}`)),
  };
}

/** `ALIAS SHA256` of each entry of Java's keystore, sorted. */
async function keystoreOf(system) {
  const keytool = ['keytool', '-list', '-keystore', KEYSTORE, '-storepass', 'changeit'];
  const listed = expectStatus(await system.run(keytool), 0, 'keytool').stdout;
  const entries = listed.matchAll(
    /^(.+?), .*trustedCertEntry,\s*\nCertificate fingerprint \(SHA-256\): (\S+)$/gm,
  );
  return [...entries]
    .map(([, alias, sha256]) => `${alias} ${sha256.replaceAll(':', '').toLowerCase()}`)
    .sort();
}

function fingerprintsIn(text) {
  return (text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(fingerprintOf);
}

// goenv's own folders may stay after a revert; whose certificate it is must not.
function isState(path) {
  return /^\/(root|home\/\w+)\/\.local(\/state(\/goenv.*)?)?$|^\/var\/lib\/goenv(\/owners)?$/.test(path);
}

// Under --root the store's links are relative.
function absolute(path, found) {
  return found.startsWith('link ') ? `link ${resolve(dirname(path), found.slice(5))}` : found;
}

// dpkg logs that Java's hook was called.
const CHANGING = [KEYSTORE, '/var/log/dpkg.log'];
const FOLDERS = ['etc', 'home', 'root', 'usr/local', 'usr/share/ca-certificates', 'var'];
