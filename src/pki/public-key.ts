import { BIT_STRING, childrenOf, type Element, INTEGER, oidOf, readElement } from './der.ts';

/** The key of a certificate, as far as its strength goes. */
export interface PublicKey {
  /** `RSA`, `EC`, `Ed25519`, or the OID of another algorithm. */
  readonly type: string;
  /** Size in bits; 0 when it is not known. */
  readonly bits: number;
  /** Name of the curve, or its OID; for EC alone. */
  readonly curve?: string;
  /** Go and OpenSSL take it at their usual level: RSA from 2048 bits, P-256, P-384, P-521, Ed25519. */
  readonly strong: boolean;
}

/** Reads a SubjectPublicKeyInfo; what it is not sure of is not strong. */
export function publicKeyOf(info: Element | undefined): PublicKey {
  const [algorithm, key] = childrenOf(info);
  const [type, parameters] = childrenOf(algorithm);
  const oid = oidOf(type);
  if (oid === '1.2.840.113549.1.1.1') return rsa(key);
  if (oid === '1.2.840.10045.2.1') return elliptic(oidOf(parameters));
  if (oid === '1.3.101.112') return { type: 'Ed25519', bits: 256, strong: true };
  return { type: oid === '' ? 'unknown' : oid, bits: 0, strong: false };
}

/** A key in words: `RSA 1024 bits`, `EC secp224r1`. */
export function keyText({ type, bits, curve }: PublicKey): string {
  if (curve !== undefined) return `${type} ${curve}`;
  return bits === 0 ? type : `${type} ${bits} bits`;
}

function rsa(key: Element | undefined): PublicKey {
  // A BIT STRING begins with the count of unused bits.
  const inner = key?.tag === BIT_STRING ? readElement(key.content.subarray(1)) : undefined;
  const [modulus] = childrenOf(inner);
  const bits = modulus?.tag === INTEGER ? bitLength(modulus.content) : 0;
  return { type: 'RSA', bits, strong: bits >= 2048 };
}

function bitLength(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? 0 : (bytes.length - first) * 8 - Math.clz32(bytes[first] ?? 0) + 24;
}

function elliptic(oid: string): PublicKey {
  const [curve, bits] = CURVES[oid] ?? [oid === '' ? 'with its own parameters' : oid, 0];
  return { type: 'EC', bits, curve, strong: STRONG_CURVES.has(curve) };
}

const CURVES: Readonly<Record<string, readonly [name: string, bits: number]>> = {
  '1.2.840.10045.3.1.1': ['secp192r1', 192],
  '1.3.132.0.33': ['secp224r1', 224],
  '1.2.840.10045.3.1.7': ['P-256', 256],
  '1.3.132.0.34': ['P-384', 384],
  '1.3.132.0.35': ['P-521', 521],
  '1.3.132.0.10': ['secp256k1', 256],
};
/** Those that Go knows, without P-224 (crypto/x509, `namedCurveFromOID`). */
const STRONG_CURVES: ReadonlySet<string> = new Set(['P-256', 'P-384', 'P-521']);
