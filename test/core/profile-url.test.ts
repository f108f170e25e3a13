import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isSignedRef,
  parseProfileUrl,
  pinOf,
  vouchedRef,
  withoutClaims,
} from '../../src/core/profile-url.ts';

const PIN = 'ab'.repeat(32);

describe('a profile by URL', () => {
  test.each([
    ['without a pin', 'https://a.example/p.yaml', { url: 'https://a.example/p.yaml' }],
    ['with one', `https://a.example/p.yaml#sha256=${PIN}`, { url: 'https://a.example/p.yaml', sha256: PIN }],
    [
      'in capitals',
      `HTTPS://A.example/p#sha256=${PIN.toUpperCase()}`,
      { url: 'https://a.example/p', sha256: PIN },
    ],
    [
      'with a query',
      `https://a.example/p?v=1#sha256=${PIN}`,
      { url: 'https://a.example/p?v=1', sha256: PIN },
    ],
    ['dots resolved', `http://a.example/x/../p#sha256=${PIN}`, { url: 'http://a.example/p', sha256: PIN }],
  ])('%s', (_, text, found) => {
    expect(parseProfileUrl(text)).toEqual(found);
  });

  test.each([
    ['another scheme', 'file:///etc/p.yaml'],
    ['a user', 'https://u@a.example/p'],
    ['half a digest', `https://a.example/p#sha256=${PIN.slice(2)}`],
    ['claims that only goenv makes', `https://a.example/p#sha256=${PIN}&signedBy=x&signers=y`],
    ['no host', 'https://'],
    ['no URL', 'a.example/p'],
  ])('refused: %s', (_, text) => {
    expect(parseProfileUrl(text)).toBeTypeOf('string');
  });
});

test('whatever names the signer, what is asked for and the pin come out again; no two claims share a ref', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\uD800', '%ud800', 'a&signers=b', '#sha256='),
  );
  const signer = fc.record({ principal: text, file: text });
  const claims = fc.record({ sha256: fc.constant(PIN), signer }, { requiredKeys: [] });
  const use = fc.constantFrom('https://a.example/p.yaml', '/home/u/p.yaml', '/home/u/a#b&c.yaml');
  fc.assert(
    fc.property(use, claims, claims, (target, one, other) => {
      const ref = vouchedRef(target, one);
      expect(withoutClaims(ref)).toBe(target);
      expect(pinOf(ref)).toBe(one.sha256);
      expect(isSignedRef(ref)).toBe(one.signer !== undefined);
      expect(ref === vouchedRef(target, other)).toBe(
        one.sha256 === other.sha256 && JSON.stringify(one.signer) === JSON.stringify(other.signer),
      );
    }),
  );
});
