import { expect, test } from 'vitest';
import { builtInKey } from '../../src/go/known-database.ts';
import { checkVerifierKey } from '../../src/go/verifier-key.ts';

test('go’s own database has the key that go has, by its hash; its mirror answers under that name', () => {
  const name = ['sum', 'golang', 'org'].join('.');
  const key = builtInKey(name);
  expect(key && checkVerifierKey(key)).toEqual({ name });
  expect(builtInKey('sum.golang.google.cn')).toBeUndefined();
  expect(builtInKey('sum.example.com')).toBeUndefined();
});
