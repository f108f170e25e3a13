import { isFailure } from '../core/diagnostic.ts';
import type { SourceStamp } from '../core/journal.ts';
import type { GivenSignature, Policy } from '../core/policy.ts';
import { isProfileUrl, pinOf, withoutClaims } from '../core/profile-url.ts';
import { sha256 } from '../host/digest.ts';
import { keptProfile } from '../host/profile-cache.ts';
import { builtInNames, isPath, type ProfileText, readProfileText } from '../host/profile-files.ts';
import { codeOf } from '../host/read-file.ts';
import { verifySignature } from '../host/verify-signature.ts';
import type { Context } from './context.ts';
import type { LoadedProfile } from './load-profile.ts';
import { keptPlaces } from './read-entry.ts';

/**
 * For a policy, why the signature it demands is missing; `undefined` when it is good. A signature of the profile alone would
 * be hollow: what it builds on must be signed too, or pinned by what is signed. goenv's own profiles are goenv.
 */
export function signatures(
  { facts }: Pick<Context, 'facts'>,
  loading: LoadedProfile,
): (policy: Policy) => string | undefined {
  return ({ signature }) => {
    if (!signature) return undefined;
    const { principal, file } = signature;
    const signers = readSigners(file);
    if (typeof signers === 'string') return signers;
    if (loading.edited) return 'The saved plan says something else than the signed files do now';
    if (wasGiven(loading, { principal, signers: signers.sha256 })) return undefined;
    for (const [at, stamp] of loading.sources.entries()) {
      if (at > 0 && isCovered(stamp)) continue;
      const reason = whyUnsigned(stamp, { principal, allowed: signers.text }, { loading, facts });
      if (reason !== undefined) return at === 0 ? reason : `${stamp.file}: ${reason}`;
    }
    return undefined;
  };
}

/** What is remembered of a profile that meets these policies: by whose word it does. */
export function givenSignatures(policies: readonly Policy[]): readonly GivenSignature[] {
  return policies.flatMap(({ signature }) => {
    const signers = signature && readSigners(signature.file);
    return signature && typeof signers === 'object'
      ? [{ principal: signature.principal, signers: signers.sha256 }]
      : [];
  });
}

/** When it was applied, by the same list of who may sign: another list is another question. */
function wasGiven({ signed = [] }: LoadedProfile, asked: GivenSignature): boolean {
  return signed.some(
    (one) => typeof one === 'object' && one.principal === asked.principal && one.signers === asked.signers,
  );
}

/** Bounded, and never a fifo or a device: a checkout's settings may name whatever they like. A text says why not. */
function readSigners(file: string): ProfileText | string {
  try {
    return readProfileText(file, '/');
  } catch (error) {
    return `Who may sign cannot be read (${reasonOf(error)})`;
  }
}

function isCovered({ ref, pinned, signers }: SourceStamp): boolean {
  return (
    pinned === true ||
    signers === true ||
    pinOf(ref) !== undefined ||
    builtInNames().split(', ').includes(ref)
  );
}

function whyUnsigned(
  stamp: SourceStamp,
  { principal, allowed }: { readonly principal: string; readonly allowed: string },
  from: { readonly loading: LoadedProfile; readonly facts: Context['facts'] },
): string | undefined {
  try {
    const found = signedText(stamp, from);
    if (found?.signature === undefined) return 'No signature lies beside it';
    if (sha256(found.bytes) !== stamp.sha256) return 'It has changed since it was read';
    const path = from.facts.env['PATH'] ?? '';
    const verdict = verifySignature(found.bytes, found.signature, { principal, allowed, path });
    if (verdict.kind === 'no-program') return 'ssh-keygen is not there to verify its signature';
    return verdict.kind === 'good' ? undefined : verdict.reason;
  } catch (error) {
    return `No signature can be read beside it (${reasonOf(error)})`;
  }
}

function reasonOf(error: unknown): string {
  return isFailure(error) ? (error.diagnostic.params['reason'] ?? 'there is no such file') : codeOf(error);
}

/** The bytes and the detached signature of a text: from beside the file, or as it came over the network. */
function signedText(
  { ref }: SourceStamp,
  { loading, facts }: { readonly loading: LoadedProfile; readonly facts: Context['facts'] },
): { readonly bytes: Uint8Array; readonly signature?: string } | undefined {
  if (isProfileUrl(ref)) {
    return loading.fetched.find((one) => one.ref === ref) ?? keptProfile(keptPlaces(facts), ref);
  }
  const path = withoutClaims(ref);
  if (!isPath(path)) return undefined;
  // Bounded, and never a fifo or a device.
  const [bytes, signature] = [path, `${path}.sig`].map((one) => readProfileText(one, '/').text);
  return { bytes: Buffer.from(bytes ?? ''), ...(signature !== undefined && { signature }) };
}
