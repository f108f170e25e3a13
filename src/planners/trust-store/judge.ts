import { type Diagnostic, diagnostic, fail } from '../../core/diagnostic.ts';
import { type Certificate, hasWeakSignature, isSelfSigned } from '../../pki/certificate.ts';
import { keyText } from '../../pki/public-key.ts';
import type { Source } from './wanted.ts';

/**
 * Refuses what would not work, or must not: no program accepts the first three, and OpenSSL not the last.
 * `today` is `YYYY-MM-DD`, UTC; a certificate that ends today counts as ended.
 * @throws Failure exit 4: TRUST_EXPIRED, TRUST_NOT_YET_VALID, TRUST_NOT_CA, TRUST_WEAK_KEY
 */
export function refuseUnfit(source: Source, certificate: Certificate, today: string): void {
  const { notAfter, notBefore, key } = certificate;
  const refuse = { ...source.place, exit: 4 } as const;
  const params = paramsOf(source, certificate);
  if (dayOf(notAfter) <= today) fail('TRUST_EXPIRED', { ...params, date: dayOf(notAfter) }, refuse);
  if (dayOf(notBefore) > today) fail('TRUST_NOT_YET_VALID', { ...params, date: dayOf(notBefore) }, refuse);
  if (!source.entry.leaf && !maySign(certificate)) fail('TRUST_NOT_CA', params, refuse);
  if (!key.strong) fail('TRUST_WEAK_KEY', { ...params, key: keyText(key) }, refuse);
}

/** What works today, but not for long or not everywhere. */
export function remarksOn(source: Source, certificate: Certificate, today: string): readonly Diagnostic[] {
  const params = paramsOf(source, certificate);
  const found: Diagnostic[] = [];
  const left = daysBetween(today, dayOf(certificate.notAfter));
  if (left < 90) {
    const more = { ...params, days: String(left), date: dayOf(certificate.notAfter) };
    found.push(diagnostic('TRUST_EXPIRES_SOON', left < 30 ? 'warning' : 'info', more, source.place));
  }
  const missing = missingForStrict(certificate);
  if (missing.length > 0) {
    found.push(
      diagnostic('TRUST_STRICT', 'warning', { ...params, missing: missing.join(', ') }, source.place),
    );
  }
  if (isSelfSigned(certificate)) return found;
  // A root's own signature is never looked at.
  found.push(
    diagnostic('TRUST_NOT_ROOT', 'warning', { ...params, issuer: certificate.issuer }, source.place),
  );
  if (hasWeakSignature(certificate))
    found.push(diagnostic('TRUST_WEAK_SIGNATURE', 'warning', params, source.place));
  return found;
}

/** Go and OpenSSL want both, where the certificate states them. */
function maySign({ isCa, keyUsage }: Certificate): boolean {
  return isCa && keyUsage?.certSign !== false;
}

/** What Python from 3.13 and `openssl verify -x509_strict` demand of a CA beyond RFC 5280's minimum. */
function missingForStrict({
  isCa,
  basicConstraints,
  keyUsage,
  subjectKeyId,
}: Certificate): readonly string[] {
  if (!isCa) return [];
  const missing: string[] = [];
  if (!basicConstraints?.critical) missing.push('critical basicConstraints');
  if (!keyUsage) missing.push('keyUsage');
  if (!subjectKeyId) missing.push('subjectKeyIdentifier');
  return missing;
}

function paramsOf({ name }: Source, { label, sha256 }: Certificate) {
  return { file: name, label, sha256 };
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
