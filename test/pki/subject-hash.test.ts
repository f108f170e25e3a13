import { afterAll, describe, expect, test } from 'vitest';
import { readBundle } from '../../src/pki/bundle.ts';
import { subjectHash } from '../../src/pki/subject-hash.ts';
import { certificateMill } from './make-certificates.ts';

const mill = certificateMill();
afterAll(() => mill[Symbol.dispose]());

describe('is what openssl x509 -hash prints', () => {
  test.each([
    ['capitals and blanks', '/O=  Acme   Corp /CN=Root  CA'],
    ['letters beyond ASCII', '/O=Größe ÄÖ/CN=公司根证书'],
    ['a country and an address', '/C=DE/O=Acme/CN=x'],
    ['several values in one part', '/O=Acme/CN=b+OU=a'],
    ['a long name', `/O=${'Acme '.repeat(12)}/CN=${'x'.repeat(60)}`],
  ])('%s', (name, subject) => {
    const [anchor] = readBundle(mill.make(name.replaceAll(' ', '-'), { subject }));
    const printed = mill.openssl('x509', '-noout', '-hash', '-in', `${name.replaceAll(' ', '-')}.pem`);
    expect(subjectHash(anchor?.der ?? new Uint8Array())).toBe(printed.trim());
  });

  test('no certificate has none', () => {
    expect(subjectHash(new Uint8Array([0x30, 0]))).toBe('');
    expect(subjectHash(new Uint8Array())).toBe('');
  });
});
