import { afterAll, describe, expect, test } from 'vitest';
import { readBundle, setDigest } from '../../src/pki/bundle.ts';
import { pemOf } from '../../src/pki/pem.ts';
import { readCertificates } from '../../src/pki/read-certificates.ts';
import { certificateMill } from './make-certificates.ts';

const mill = certificateMill();
afterAll(() => mill[Symbol.dispose]());
const one = mill.make('one');
const two = mill.make('two', { key: 'rsa:2048' });
const prints = [mill.fingerprint('one.pem'), mill.fingerprint('two.pem')];

const bytes = (text: string) => new TextEncoder().encode(text);
const kindOf = (content: Uint8Array) => readCertificates(content).kind;
const found = (content: Uint8Array) => {
  const read = readCertificates(content);
  return read.kind === 'certificates' ? read.certificates.map(({ sha256 }) => sha256) : read.kind;
};
const openssl = (...args: string[]) => {
  mill.openssl(...args, '-out', 'out');
  return mill.read('out');
};

describe('what other tools write', () => {
  const utf16 = Buffer.from(`\ufeff${one}`, 'utf16le');
  test.each<[string, () => Uint8Array]>([
    ['PEM, two in a file', () => bytes(one + two)],
    ['a byte order mark', () => bytes(`\ufeff${one}${two}`)],
    ['CRLF', () => bytes((one + two).replaceAll('\n', '\r\n'))],
    ['no newline between END and BEGIN', () => bytes(one.trimEnd() + two)],
    ['no newline at the end', () => bytes(one + two.trimEnd())],
    [
      'text around',
      () => bytes(`Bag Attributes\n  friendlyName: x\nsubject=CN = one\n${one}\n# two\n${two}bye`),
    ],
    ['each twice', () => bytes(one + two + one + two)],
    [
      'one long line',
      () =>
        bytes(
          one
            .replace(/\n(?!-)/g, '')
            .replace('-----END', '\n-----END')
            .replace('-----BEGIN CERTIFICATE-----', '$&\n') + two,
        ),
    ],
    ['blanks at the ends of lines', () => bytes((one + two).replaceAll('\n', ' \t\n'))],
    [
      'other blocks beside',
      () => bytes(`-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n${one}${two}`),
    ],
    ['PKCS#7 in PEM', () => openssl('crl2pkcs7', '-nocrl', '-certfile', 'one.pem', '-certfile', 'two.pem')],
    [
      'PKCS#7 in DER',
      () => openssl('crl2pkcs7', '-nocrl', '-certfile', 'one.pem', '-certfile', 'two.pem', '-outform', 'DER'),
    ],
    [
      'DER after DER',
      () =>
        new Uint8Array([
          ...openssl('x509', '-in', 'one.pem', '-outform', 'DER'),
          ...openssl('x509', '-in', 'two.pem', '-outform', 'DER'),
        ]),
    ],
  ])('%s', (_, content) => expect([...found(content())].sort()).toEqual([...prints].sort()));

  test('UTF-16, as Windows saves it', () => expect(found(new Uint8Array(utf16))).toEqual([prints[0]]));

  test('canonical PEM is byte for byte what openssl writes', () => {
    const read = readCertificates(bytes(one.replaceAll('\n', '\r\n')));
    if (read.kind !== 'certificates') throw new Error(read.kind);
    expect(read.certificates.map(({ der }) => pemOf(der)).join('')).toBe(one);
  });
});

describe('what is refused', () => {
  const key = mill.read('one.key');
  test.each<[string, () => Uint8Array, string]>([
    ['a private key beside', () => bytes(one + Buffer.from(key).toString()), 'private-key'],
    [
      'an encrypted private key',
      () => bytes(`-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n${one}`),
      'private-key',
    ],
    ['a private key in DER', () => openssl('pkey', '-in', 'one.key', '-outform', 'DER'), 'private-key'],
    [
      'an RSA key in DER, the old form',
      () => openssl('rsa', '-in', 'two.key', '-traditional', '-outform', 'DER'),
      'private-key',
    ],
    [
      'an EC key in DER, the old form',
      () => openssl('ec', '-in', 'one.key', '-outform', 'DER'),
      'private-key',
    ],
    [
      'a key under the name of a certificate',
      () => bytes(Buffer.from(key).toString().replaceAll('PRIVATE KEY', 'CERTIFICATE')),
      'private-key',
    ],
    [
      'PKCS#12',
      () => openssl('pkcs12', '-export', '-in', 'one.pem', '-inkey', 'one.key', '-passout', 'pass:x'),
      'private-key',
    ],
    [
      "OpenSSL's own form",
      () => openssl('x509', '-in', 'one.pem', '-trustout', '-addtrust', 'serverAuth'),
      'openssl-trusted',
    ],
    ['an empty file', () => bytes(''), 'none'],
    ['words', () => bytes('nothing here\n'), 'none'],
    ['a web page', () => bytes('<html><body>Sign in</body></html>'), 'none'],
    ['a request for a certificate', () => mill.read('one.csr'), 'none'],
    ['no END line', () => bytes(one.replace(/-----END.*\n/, '') + two), 'broken'],
    ['base64 that is none', () => bytes(one.replace(/\n[^-\n]{10}/, '\n!!!!!!!!!!') + two), 'broken'],
    ['a byte missing', () => bytes(one.replace(/\n[^-\n]{4}/, '\n') + two), 'broken'],
    ['DER cut off', () => openssl('x509', '-in', 'one.pem', '-outform', 'DER').subarray(0, 200), 'broken'],
  ])('%s', (_, content, kind) => expect(kindOf(content())).toBe(kind));

  test('the number of the broken one is told', () => {
    expect(readCertificates(bytes(one + two.replace(/\n[^-\n]{4}/, '\n')))).toEqual({
      kind: 'broken',
      block: 2,
    });
  });
});

test('a bundle passes over what is broken, keeps the order, and its digest does not depend on it', () => {
  const broken = one.replace(/\n[^-\n]{4}/, '\n');
  const anchors = readBundle(bytes(broken + two + one + two));
  expect(anchors.map(({ sha256 }) => sha256)).toEqual([prints[1], prints[0]]);
  expect(setDigest(anchors)).toBe(setDigest(readBundle(one + two)));
  expect(setDigest(readBundle(one))).not.toBe(setDigest(readBundle(two)));
});
