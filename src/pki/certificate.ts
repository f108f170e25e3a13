import { createHash, X509Certificate } from 'node:crypto';
import { BIT_STRING, childrenOf, type Element, INTEGER, oidOf, readElement, SEQUENCE } from './der.ts';
import { type Extensions, extensionsOf } from './extensions.ts';
import { nameLabel, nameParts, nameText } from './name.ts';
import { type PublicKey, publicKeyOf } from './public-key.ts';

/** A certificate and what its bytes say; nothing here is verified. */
export interface Certificate extends Extensions {
  readonly der: Uint8Array;
  /** SHA-256 of the DER, 64 small hexadecimal digits. */
  readonly sha256: string;
  /** `C=DE, O=Acme, CN=Acme Root CA`; raw, so whoever prints it escapes control characters. */
  readonly subject: string;
  readonly issuer: string;
  /** What people call it: the common name, where there is one. */
  readonly label: string;
  /** Hexadecimal, upper case, as openssl prints it. */
  readonly serial: string;
  /** ISO, UTC: `2035-03-01T12:00:00Z`. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly version: number;
  /** May sign others: basicConstraints says so, or it is an X.509 v1 root. */
  readonly isCa: boolean;
  /** Issuer and subject are the same name. */
  readonly selfIssued: boolean;
  readonly key: PublicKey;
  /** OID of the algorithm it was signed with. */
  readonly signature: string;
}

/** Reads one certificate (DER); `undefined` for anything else. Never throws. */
export function parseCertificate(der: Uint8Array): Certificate | undefined {
  const whole = readElement(der);
  if (whole?.tag !== SEQUENCE || whole.whole.length !== der.length) return undefined;
  const [tbs, algorithm, signature] = childrenOf(whole);
  if (tbs?.tag !== SEQUENCE || signature?.tag !== BIT_STRING) return undefined;
  const parts = childrenOf(tbs);
  const explicit = parts[0]?.tag === VERSION;
  const [serial, , issuer, validity, subject, keyInfo] = explicit ? parts.slice(1) : parts;
  const [notBefore, notAfter] = childrenOf(validity).map(timeOf);
  if (serial?.tag !== INTEGER || !notBefore || !notAfter || !issuer || !subject) return undefined;
  if (keyInfo?.tag !== SEQUENCE) return undefined;
  const version = explicit ? 1 + (childrenOf(parts[0])[0]?.content[0] ?? 0) : 1;
  const extensions = extensionsOf(parts.find(({ tag }) => tag === EXTENSIONS));
  if (!extensions) return undefined;
  const selfIssued = sameBytes(issuer.whole, subject.whole);
  const name = nameParts(subject);
  return {
    ...extensions,
    der,
    sha256: createHash('sha256').update(der).digest('hex'),
    subject: nameText(name),
    issuer: nameText(nameParts(issuer)),
    label: nameLabel(name),
    serial: hexOf(serial),
    notBefore,
    notAfter,
    version,
    isCa: extensions.basicConstraints?.ca ?? (version === 1 && selfIssued),
    selfIssued,
    key: publicKeyOf(keyInfo),
    signature: oidOf(childrenOf(algorithm)[0]),
  };
}

/** Whether the certificate's own key made its signature: a root, or a server's self-signed certificate. */
export function isSelfSigned({ der, selfIssued }: Certificate): boolean {
  if (!selfIssued) return false;
  try {
    const certificate = new X509Certificate(der);
    return certificate.verify(certificate.publicKey);
  } catch {
    // OpenSSL cannot read the key: nobody can tell, and the names say root.
    return true;
  }
}

/** Whether this issuer's key made the signature. */
export function isSignedBy({ der, issuer: name }: Certificate, issuer: Certificate): boolean {
  if (issuer.subject !== name) return false;
  try {
    return new X509Certificate(der).verify(new X509Certificate(issuer.der).publicKey);
  } catch {
    // A key that OpenSSL cannot read has proven nothing.
    return false;
  }
}

/** Whether the signature's hash is SHA-1 or MD5: Go takes it from nobody but a root, where it is not looked at. */
export function hasWeakSignature({ signature }: Certificate): boolean {
  return WEAK_SIGNATURES.has(signature);
}

function timeOf({ tag, content }: Element): string | undefined {
  const text = Buffer.from(content).toString('latin1');
  const short = tag === UTC_TIME && /^\d{12}Z$/.test(text);
  if (!short && !(tag === GENERALIZED_TIME && /^\d{14}Z$/.test(text))) return undefined;
  // RFC 5280, 4.1.2.5.1: years from 50 are of the last century.
  const full = short ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const iso = full.replace(/^(....)(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z');
  return Number.isNaN(Date.parse(iso)) ? undefined : iso;
}

function hexOf({ content }: Element): string {
  const hex = Buffer.from(content).toString('hex').toUpperCase();
  return hex.length > 2 ? hex.replace(/^00/, '') : hex;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

const WEAK_SIGNATURES: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.2',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.2.840.10045.4.1',
  '1.2.840.10040.4.3',
]);
