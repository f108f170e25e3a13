import { createPublicKey, verify } from 'node:crypto';

/**
 * Whether a signed note (a checksum database's tree head) is signed by this key, `name+hash+base64`.
 * Source: golang.org/x/mod/sumdb/note `Open`.
 */
export function isSignedBy(note: string, verifierKey: string): boolean {
  const [, name = '', hash = '', key = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(verifierKey) ?? [];
  const end = note.lastIndexOf('\n\n');
  const raw = Buffer.from(key, 'base64');
  if (end < 0 || raw[0] !== ED25519 || raw.length !== 33) return false;
  const text = Buffer.from(note.slice(0, end + 1));
  return note
    .slice(end + 2)
    .split('\n')
    .some((line) => {
      const [, signer, bytes = ''] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
      const signature = Buffer.from(bytes, 'base64');
      if (signer !== name || signature.subarray(0, 4).toString('hex') !== hash) return false;
      return verify(null, text, publicKey(raw.subarray(1)), signature.subarray(4));
    });
}

function publicKey(raw: Uint8Array) {
  const key = Buffer.concat([SPKI_ED25519, raw]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

const ED25519 = 1;
/** RFC 8410: the head of a SubjectPublicKeyInfo. */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
