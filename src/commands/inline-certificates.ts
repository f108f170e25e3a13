import type { Facts } from '../core/facts.ts';
import type { Reader } from '../core/host.ts';
import { readNeeds } from '../core/read-needs.ts';
import type { Certificate } from '../pki/certificate.ts';
import { pemOf } from '../pki/pem.ts';
import { trustStore } from '../planners/trust-store/index.ts';
import { pinnedCertificates } from '../planners/trust-store/wanted.ts';
import type { Profile, TrustedCertificate } from '../profile/sections/profile.ts';

/** A profile whose certificates are in it, and which of them came from files. */
export interface Inlined {
  readonly profile: Profile;
  readonly certificates: readonly { readonly file: string; readonly certificate: Certificate }[];
}

/**
 * Writes the certificates of a profile's files into it, as PEM with the pins of the profile; what is there as PEM
 * stays. Reads those files. Errors: those of reading, and of `pinnedCertificates`.
 */
export async function inlineCertificates(reader: Reader, profile: Profile, facts: Facts): Promise<Inlined> {
  const entries = profile.trust?.certificates ?? [];
  const files = await readNeeds(reader, trustStore, { profile, facts });
  const read = entries.map((entry, at) => {
    const { certificates } = pinnedCertificates(profile, at, { files });
    return { entry, certificates };
  });
  const inlined = read.map(({ entry, certificates }): TrustedCertificate => {
    const { file, ...rest } = entry;
    return file === undefined ? entry : { ...rest, pem: certificates.map(({ der }) => pemOf(der)).join('') };
  });
  return {
    profile: {
      ...profile,
      ...(profile.trust && {
        trust: { ...profile.trust, ...(entries.length > 0 && { certificates: inlined }) },
      }),
    },
    certificates: read.flatMap(({ entry: { file }, certificates }) =>
      file === undefined ? [] : certificates.map((certificate) => ({ file, certificate })),
    ),
  };
}
