import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { hasWeakSignature, isSelfSigned, isSignedBy, parseCertificate } from '../../src/pki/certificate.ts';
import { readCertificates } from '../../src/pki/read-certificates.ts';
import { CA, certificateMill, type How, SERVER } from './make-certificates.ts';

const mill = certificateMill();
afterAll(() => mill[Symbol.dispose]());

const rows: readonly (readonly [title: string, how: How, facts: object])[] = [
  [
    'a good CA',
    {},
    {
      isCa: true,
      selfIssued: true,
      version: 3,
      subjectKeyId: true,
      key: { type: 'EC', curve: 'P-256', bits: 256, strong: true },
      basicConstraints: { ca: true, critical: true },
      keyUsage: { certSign: true, critical: true },
    },
  ],
  ['RSA 2048', { key: 'rsa:2048' }, { key: { type: 'RSA', bits: 2048, strong: true } }],
  ['RSA 1024', { key: 'rsa:1024' }, { key: { type: 'RSA', bits: 1024, strong: false } }],
  ['P-224', { key: 'ec:P-224' }, { key: { type: 'EC', curve: 'secp224r1', bits: 224, strong: false } }],
  ['P-384', { key: 'ec:P-384' }, { key: { type: 'EC', curve: 'P-384', bits: 384, strong: true } }],
  [
    'secp256k1, which Go does not know',
    { key: 'ec:secp256k1' },
    { key: { type: 'EC', curve: 'secp256k1', bits: 256, strong: false } },
  ],
  ['Ed25519', { key: 'ed25519' }, { key: { type: 'Ed25519', bits: 256, strong: true } }],
  [
    'nothing critical',
    { extensions: ['basicConstraints=CA:TRUE', 'keyUsage=keyCertSign', 'subjectKeyIdentifier=none'] },
    {
      isCa: true,
      subjectKeyId: false,
      basicConstraints: { ca: true, critical: false },
      keyUsage: { certSign: true, critical: false },
    },
  ],
  [
    'no key usage',
    { extensions: ['basicConstraints=critical,CA:TRUE'] },
    { isCa: true, keyUsage: undefined },
  ],
  [
    'may not sign',
    { extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=digitalSignature'] },
    { isCa: true, keyUsage: { certSign: false, critical: false } },
  ],
  ['a server', { extensions: SERVER }, { isCa: false, basicConstraints: { ca: false, critical: true } }],
  [
    'no basic constraints',
    { extensions: ['subjectKeyIdentifier=hash'] },
    { isCa: false, basicConstraints: undefined },
  ],
  ['X.509 v1 root', { extensions: [] }, { isCa: true, version: 1 }],
  ['a name in Chinese', { subject: '/C=CN/O=某某公司/CN=某某公司根证书' }, { label: '某某公司根证书' }],
  [
    'times past 2050',
    { from: '20200101000000Z', until: '20620101000000Z' },
    { notBefore: '2020-01-01T00:00:00Z', notAfter: '2062-01-01T00:00:00Z' },
  ],
];

describe('a certificate that openssl made', () => {
  test.each(rows)('%s', (title, how, facts) => {
    const name = `c${rows.findIndex(([one]) => one === title)}`;
    const pem = mill.make(name, how);
    const node = new X509Certificate(pem);
    const found = parseCertificate(new Uint8Array(node.raw));
    expect({ keyUsage: undefined, basicConstraints: undefined, ...found }).toMatchObject(facts);
    expect(found?.sha256).toBe(mill.fingerprint(`${name}.pem`));
    expect(found?.subject.split(', ')).toEqual(node.subject.split('\n'));
    expect(found?.serial).toBe(node.serialNumber);
    expect(Date.parse(found?.notAfter ?? '')).toBe(Date.parse(node.validTo));
    expect(Date.parse(found?.notBefore ?? '')).toBe(Date.parse(node.validFrom));
    expect(found && isSelfSigned(found)).toBe(true);
    expect(found && hasWeakSignature(found)).toBe(false);
  });

  test('an intermediate is not self-signed, and SHA-1 is told', () => {
    mill.make('root');
    mill.make('between', { issuer: 'root', digest: 'sha1' });
    const found = readCertificates(mill.read('between.pem'));
    if (found.kind !== 'certificates') throw new Error(found.kind);
    const [one] = found.certificates;
    expect(one && isSelfSigned(one)).toBe(false);
    expect(one && hasWeakSignature(one)).toBe(true);
    expect(one?.issuer).toBe('O=Acme, CN=root');
  });

  test('where its issuer is to be found, and who has signed it', () => {
    mill.make('above');
    const url = 'URI:http://pki.acme.example/above.crt';
    const access = `authorityInfoAccess=OCSP;URI:http://ocsp.acme.example,caIssuers;${url}`;
    mill.make('below', { issuer: 'above', extensions: [access] });
    mill.make('stranger', { subject: '/O=Acme/CN=above' });
    const [below, above, stranger] = ['below', 'above', 'stranger'].map((name) =>
      parseCertificate(new Uint8Array(new X509Certificate(mill.read(`${name}.pem`)).raw)),
    );
    if (!below || !above || !stranger) throw new Error('openssl made none');
    expect([below.issuerUrls, above.issuerUrls]).toEqual([['http://pki.acme.example/above.crt'], []]);
    expect([isSignedBy(below, above), isSignedBy(below, stranger)]).toEqual([true, false]);
  });

  test('same name on both sides but another key is not self-signed', () => {
    mill.make('twin', { subject: '/CN=same' });
    mill.make('other', { subject: '/CN=same', issuer: 'twin' });
    const found = readCertificates(mill.read('other.pem'));
    if (found.kind !== 'certificates') throw new Error(found.kind);
    expect(found.certificates.map((one) => [one.selfIssued, isSelfSigned(one)])).toEqual([[true, false]]);
  });
});

describe('hostile bytes', () => {
  const der = new Uint8Array(new X509Certificate(mill.make('victim', { extensions: CA })).raw);

  test('anything at all neither throws nor hangs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readCertificates(bytes);
        parseCertificate(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  test('a certificate with some bytes changed, cut or doubled', () => {
    const at = fc.nat(der.length - 1);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(at, fc.nat(255)), { maxLength: 4 }),
        at,
        fc.boolean(),
        (edits, cut, whole) => {
          const bytes = Uint8Array.from(der);
          for (const [place, byte] of edits) bytes[place] = byte;
          const found = parseCertificate(whole ? bytes : bytes.subarray(0, cut));
          if (!whole) expect(found).toBeUndefined();
          else if (found) isSelfSigned(found);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['BEGIN lines without end', '-----BEGIN CERTIFICATE-----\n'.repeat(400_000)],
    ['dashes', '-'.repeat(8_000_000)],
    ['one huge body', `-----BEGIN CERTIFICATE-----\n${'A'.repeat(8_000_000)}\n-----END CERTIFICATE-----\n`],
    ['tiny elements', '0\0'.repeat(4_000_000)],
  ])('%s: in linear time', (_, text) => {
    const start = performance.now();
    expect(readCertificates(new TextEncoder().encode(text)).kind).toBe(
      text.startsWith('--------') ? 'none' : 'broken',
    );
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
