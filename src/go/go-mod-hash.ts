import { createHash } from 'node:crypto';

/** `h1:…` of a go.mod, as go.sum has it in its `/go.mod` line. Source: golang.org/x/mod/sumdb/dirhash `Hash1`. */
export function goModHash(bytes: Uint8Array): string {
  const inner = createHash('sha256').update(bytes).digest('hex');
  return `h1:${createHash('sha256').update(`${inner}  go.mod\n`).digest('base64')}`;
}
