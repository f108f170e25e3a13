import type { Profile, TrustedCertificate } from '../sections/profile.ts';
import { error, type Finding } from './rule.ts';

/** Certificates are pinned: a file that was swapped is not trusted. What is in them is judged when they are read. */
export function* trustRules(profile: Profile): Generator<Finding> {
  for (const [i, certificate] of (profile.trust?.certificates ?? []).entries()) {
    yield* certificateRules(certificate, `/trust/certificates/${i}`);
  }
}

function* certificateRules(certificate: TrustedCertificate, pointer: string): Generator<Finding> {
  const { file, pem, sha256 } = certificate;
  if ((file === undefined) === (pem === undefined)) yield error('TRUST_ONE_SOURCE', pointer);
  // update-ca-certificates copies such a key into a bundle that everybody can read.
  if (pem?.includes('PRIVATE KEY')) yield error('TRUST_PRIVATE_KEY', `${pointer}/pem`);
  if (sha256.length === 0) yield error('TRUST_NO_SHA256', pointer);
  for (const [at, value] of sha256.entries()) {
    if (!isSha256(value)) yield error('SHA256_MALFORMED', `${pointer}/sha256/${at}`, { value });
  }
}

/** 64 hex digits, with colons between the bytes (as openssl prints them) or without. */
export function isSha256(text: string): boolean {
  return /^(?:[0-9a-f]{64}|(?:[0-9a-f]{2}:){31}[0-9a-f]{2})$/i.test(text);
}
