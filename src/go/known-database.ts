import { isKnownSumDb } from './sumdb.ts';
import { checkVerifierKey } from './verifier-key.ts';

/**
 * The verifier key that go has built in for a database of this name; `undefined` for any other. The name is part of what
 * the hash in a key is made of, so it fits one name alone. Source: cmd/go/internal/modfetch/key.go.
 */
export function builtInKey(name: string): string | undefined {
  if (!isKnownSumDb(name)) return undefined;
  const key = `${name}+${KEY}`;
  return 'name' in checkVerifierKey(key) ? key : undefined;
}

const KEY = '033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';
