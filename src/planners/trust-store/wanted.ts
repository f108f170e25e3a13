import { type Diagnostic, fail } from '../../core/diagnostic.ts';
import { originOf } from '../../core/diff.ts';
import type { Facts } from '../../core/facts.ts';
import type { Inputs, Need } from '../../core/planner.ts';
import { ABSENT } from '../../core/value.ts';
import type { Certificate } from '../../pki/certificate.ts';
import { readCertificates } from '../../pki/read-certificates.ts';
import type { Profile, Scope, TrustedCertificate } from '../../profile/sections/profile.ts';
import { refuseUnfit } from './judge.ts';
import { refuseUnpinned } from './pins.ts';

/** A certificate of the profile, fit to be trusted, and where it comes from. */
export interface Wanted {
  readonly certificate: Certificate;
  readonly source: Source;
}

/** Where a profile's certificates go: into files of the user, or into the system's store. */
export function scopeOf(profile: Profile): Scope {
  return profile.trust?.scope ?? profile.scope;
}

/** The files that a profile's certificates come from. */
export function certificateFiles(profile: Profile): readonly Need[] {
  return (profile.trust?.certificates ?? []).flatMap(({ file }, at) =>
    file === undefined ? [] : [{ path: file, pointer: `/trust/certificates/${at}` }],
  );
}

/**
 * The certificates that the profile wants trusted, each once, in its order. Pure.
 * @throws Failure exit 1: TRUST_FILE_MISSING, TRUST_NO_CERTIFICATE, TRUST_CERTIFICATE_BROKEN, TRUST_OPENSSL_FORM;
 * exit 4: TRUST_KEY_IN_FILE, those of `refuseUnpinned` and `refuseUnfit`
 */
export function wantedCertificates(profile: Profile, inputs: Inputs, facts: Facts): readonly Wanted[] {
  const found = new Map<string, Wanted>();
  for (const at of (profile.trust?.certificates ?? []).keys()) {
    const { source, certificates } = pinnedCertificates(profile, at, inputs);
    for (const certificate of certificates) {
      refuseUnfit(source, certificate, facts.today);
      found.set(certificate.sha256, { certificate, source });
    }
  }
  return [...found.values()];
}

/**
 * What one entry of `trust.certificates` holds, every certificate of it named by its pins. Pure.
 * @throws Failure as `wantedCertificates`, but that a certificate need not be fit to be trusted today
 */
export function pinnedCertificates(
  profile: Profile,
  at: number,
  inputs: Pick<Inputs, 'files'>,
): { readonly source: Source; readonly certificates: readonly Certificate[] } {
  const entry = profile.trust?.certificates?.[at] ?? { sha256: [], leaf: false };
  const name = entry.file ?? `trust.certificates[${at}].pem`;
  const source = { entry, name, place: placeOf(profile, at) };
  const certificates = certificatesOf(source, inputs);
  refuseUnpinned(source, certificates);
  return { source, certificates };
}

/** One entry of `trust.certificates`, for judging and for saying where it stands. */
export interface Source {
  readonly entry: TrustedCertificate;
  /** The file's path, or where in the profile the text is. */
  readonly name: string;
  readonly place: Pick<Diagnostic, 'where'>;
}

function certificatesOf(
  { entry, name, place }: Source,
  inputs: Pick<Inputs, 'files'>,
): readonly Certificate[] {
  const file = name;
  const read = readCertificates(bytesOf(entry, inputs) ?? fail('TRUST_FILE_MISSING', { file }, place));
  if (read.kind === 'private-key') fail('TRUST_KEY_IN_FILE', { file }, { ...place, exit: 4 });
  if (read.kind === 'none') fail('TRUST_NO_CERTIFICATE', { file }, place);
  if (read.kind === 'openssl-trusted') fail('TRUST_OPENSSL_FORM', { file }, place);
  if (read.kind === 'broken') fail('TRUST_CERTIFICATE_BROKEN', { file, number: String(read.block) }, place);
  return read.certificates;
}

function bytesOf({ file, pem }: TrustedCertificate, inputs: Pick<Inputs, 'files'>): Uint8Array | undefined {
  if (file === undefined) return new TextEncoder().encode(pem ?? '');
  const bytes = inputs.files.get(file) ?? ABSENT;
  return bytes === ABSENT ? undefined : bytes;
}

function placeOf(profile: Profile, at: number): Pick<Diagnostic, 'where'> {
  const origin = originOf(profile, `/trust/certificates/${at}`);
  return origin ? { where: { file: origin.file, line: origin.line, column: origin.column } } : {};
}
