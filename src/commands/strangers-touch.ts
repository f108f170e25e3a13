import type { Touch } from '../core/touch.ts';
import type { Certificate } from '../pki/certificate.ts';
import { readCertificates } from '../pki/read-certificates.ts';
import { touches } from '../profile/strangers.ts';
import type { Context } from './context.ts';
import type { LoadedProfile } from './load-profile.ts';
import { leavesUnchecked } from './unchecked-modules.ts';

/** What strangers' texts touch; a certificate by the subject and fingerprint of what lies there, where it can be read. */
export async function strangersTouch(
  context: Context,
  { profile, sources }: LoadedProfile,
): Promise<readonly Touch[]> {
  const found: Touch[] = [];
  for (const touch of touches(profile, sources, await leavesUnchecked(context))) {
    const at = touch.kind === 'certificate' ? Number(touch.pointer.split('/').at(-1)) : -1;
    const entry = profile.trust?.certificates?.[at];
    const names = entry ? (await certificatesOf(context, entry)).map(nameOf) : [];
    found.push(
      names.length === 0 ? touch : { ...touch, what: `${names.join('; ')} (${entry?.file ?? 'PEM'})` },
    );
  }
  return found;
}

async function certificatesOf(
  { host }: Context,
  { file, pem = '' }: { readonly file?: string; readonly pem?: string },
): Promise<readonly Certificate[]> {
  const bytes = file === undefined ? new TextEncoder().encode(pem) : await bytesOf(host, file);
  const read = bytes && readCertificates(bytes);
  return read?.kind === 'certificates' ? read.certificates : [];
}

/** A file that cannot be read is planning's to complain about. */
async function bytesOf(host: Context['host'], file: string): Promise<Uint8Array | undefined> {
  try {
    const seen = await (host.readSource?.(file) ?? host.read(file));
    return seen.kind === 'file' ? seen.bytes : undefined;
  } catch {
    return undefined;
  }
}

function nameOf({ subject, sha256 }: Certificate): string {
  return `${subject}, SHA-256 ${sha256}`;
}
