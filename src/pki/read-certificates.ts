import { type Certificate, parseCertificate } from './certificate.ts';
import { childrenOf, type Element, INTEGER, OCTET_STRING, readElement, SEQUENCE } from './der.ts';
import { type PemBlock, pemBlocks, pemText } from './pem.ts';
import { pkcs7Certificates } from './pkcs7.ts';

/** What a file that should hold certificates turned out to be. */
export type CertificatesRead =
  | { readonly kind: 'certificates'; readonly certificates: readonly Certificate[] }
  /** A private key is in it, or it is a PKCS#12 store: nothing of it may be copied anywhere. */
  | { readonly kind: 'private-key' }
  /** `BEGIN TRUSTED CERTIFICATE`: OpenSSL's own form, which go, git and Node do not take. */
  | { readonly kind: 'openssl-trusted' }
  /** A certificate that cannot be read; `block` counts from 1. */
  | { readonly kind: 'broken'; readonly block: number }
  | { readonly kind: 'none' };

/**
 * Reads PEM (several, with text around), DER (one after the other) and PKCS#7 in both; each certificate once,
 * in their order. All or nothing: one that cannot be read spoils the file. Pure; never throws.
 */
export function readCertificates(bytes: Uint8Array): CertificatesRead {
  const text = pemText(bytes);
  if (text.includes('PRIVATE KEY')) return { kind: 'private-key' };
  const blocks = pemBlocks(text);
  const units = blocks.length > 0 ? blocks.flatMap(unitOf) : derUnits(bytes);
  const found = new Map<string, Certificate>();
  for (const [at, unit] of units.entries()) {
    if (typeof unit === 'string') {
      return unit === 'broken' ? { kind: unit, block: at + 1 } : { kind: unit };
    }
    for (const certificate of unit) found.set(certificate.sha256, certificate);
  }
  return found.size === 0 ? { kind: 'none' } : { kind: 'certificates', certificates: [...found.values()] };
}

type Unit = readonly Certificate[] | 'private-key' | 'openssl-trusted' | 'broken';

function unitOf({ label, bytes }: PemBlock): readonly Unit[] {
  if (label === 'TRUSTED CERTIFICATE') return ['openssl-trusted'];
  if (!CERTIFICATE_LABELS.has(label) && !PKCS7_LABELS.has(label)) return [];
  const element = bytes && readElement(bytes);
  if (!element || element.whole.length !== bytes.length) return ['broken'];
  return [derUnit(element)];
}

function derUnits(bytes: Uint8Array): readonly Unit[] {
  const units: Unit[] = [];
  for (let rest = bytes; rest[0] === SEQUENCE; ) {
    const element = readElement(rest);
    const unit = element ? derUnit(element) : 'broken';
    units.push(unit);
    if (!element || typeof unit === 'string') break;
    rest = rest.subarray(element.whole.length);
  }
  return units;
}

function derUnit(element: Element): Unit {
  const certificate = parseCertificate(element.whole);
  if (certificate) return [certificate];
  const inside = pkcs7Certificates(element)?.map(parseCertificate);
  if (inside) return inside.every((one) => one !== undefined) ? inside : 'broken';
  return looksLikeKey(element) ? 'private-key' : 'broken';
}

/** PKCS#1, SEC 1, PKCS#8 and PKCS#12 all begin with a small version number; a certificate never does. */
function looksLikeKey(element: Element): boolean {
  const [version, second] = childrenOf(element);
  const isVersion = version?.tag === INTEGER && version.content.length === 1;
  return isVersion && [INTEGER, OCTET_STRING, SEQUENCE].includes(second?.tag ?? 0);
}

const CERTIFICATE_LABELS: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509 CERTIFICATE']);
const PKCS7_LABELS: ReadonlySet<string> = new Set(['PKCS7', 'CMS', 'PKCS #7 SIGNED DATA']);
