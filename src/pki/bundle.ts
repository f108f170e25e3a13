import { createHash } from 'node:crypto';
import { readElement, SEQUENCE } from './der.ts';
import { pemBlocks, pemText } from './pem.ts';

/** A certificate of a bundle, known by its fingerprint; what is in it is not looked at. */
export interface Anchor {
  readonly der: Uint8Array;
  /** SHA-256 of the DER, 64 small hexadecimal digits. */
  readonly sha256: string;
}

/** The certificates of a PEM bundle, each once, in its order; blocks that are none are passed over, as Go does. */
export function readBundle(content: Uint8Array | string): readonly Anchor[] {
  const text = typeof content === 'string' ? content : pemText(content);
  const found = new Map<string, Anchor>();
  for (const { label, bytes } of pemBlocks(text)) {
    const element = label === 'CERTIFICATE' && bytes ? readElement(bytes) : undefined;
    if (!bytes || element?.tag !== SEQUENCE || element.whole.length !== bytes.length) continue;
    const anchor = toAnchor(bytes);
    if (!found.has(anchor.sha256)) found.set(anchor.sha256, anchor);
  }
  return [...found.values()];
}

/** Bytes with their fingerprint. */
export function toAnchor(der: Uint8Array): Anchor {
  return { der, sha256: createHash('sha256').update(der).digest('hex') };
}

/** A digest of a set of certificates, whatever their order: SHA-256 of the sorted fingerprints. */
export function setDigest(anchors: readonly Anchor[]): string {
  const sorted = anchors.map(({ sha256 }) => sha256).sort();
  return createHash('sha256').update(sorted.join('\n')).digest('hex');
}
