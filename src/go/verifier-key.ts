import { createHash } from 'node:crypto';

export type KeyFault =
  /** Not `name+hash8+base64`, or not an Ed25519 key of 32 bytes. */
  | 'malformed'
  /** The 8 hex digits are not the hash of this name and key: a typing slip, or the name was changed. */
  | 'hash';

/**
 * Checks a checksum database's verifier key, `name+hash8+base64`, and gives its name.
 * The 8 hex digits are the first 4 bytes of SHA-256(name + "\n" + key bytes); the first key byte is the algorithm (1 = Ed25519).
 * Source: golang.org/x/mod/sumdb/note `NewVerifier`, `keyHash`.
 */
export function checkVerifierKey(key: string): { readonly name: string } | { readonly fault: KeyFault } {
  const [, name = '', hash = '', base64 = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(key) ?? [];
  const bytes = decode(base64);
  if (!/^[0-9a-f]{8}$/i.test(hash) || name === '' || /\s/.test(name) || bytes === undefined) {
    return { fault: 'malformed' };
  }
  if (keyHash(name, bytes) !== hash.toLowerCase()) return { fault: 'hash' };
  return bytes[0] === ED25519 && bytes.length === 33 ? { name } : { fault: 'malformed' };
}

/** The 8 hex digits of a verifier key; `bytes` begins with the algorithm byte. */
export function keyHash(name: string, bytes: Uint8Array): string {
  return createHash('sha256').update(`${name}\n`).update(bytes).digest('hex').slice(0, 8);
}

function decode(base64: string): Uint8Array | undefined {
  if (base64 === '' || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return undefined;
  return Buffer.from(base64, 'base64');
}

const ED25519 = 1;
