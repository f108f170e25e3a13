import { readFileSync } from 'node:fs';
import type { SourceStamp } from '../core/journal.ts';
import type { Policy, RequiredSignature } from '../core/policy.ts';
import { isProfileUrl, pinOf, withoutClaims } from '../core/profile-url.ts';
import { sha256 } from '../host/digest.ts';
import { keptProfile } from '../host/profile-cache.ts';
import { builtInNames, isPath } from '../host/profile-files.ts';
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
    if (!signature || loading.signed?.includes(signature.principal)) return undefined;
    for (const [at, stamp] of loading.sources.entries()) {
      if (at > 0 && isCovered(stamp)) continue;
      const reason = whyUnsigned(stamp, signature, { loading, facts });
      if (reason !== undefined) return at === 0 ? reason : `${stamp.file}: ${reason}`;
    }
    return undefined;
  };
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
  { principal, file }: RequiredSignature,
  from: { readonly loading: LoadedProfile; readonly facts: Context['facts'] },
): string | undefined {
  try {
    const found = signedText(stamp, from);
    if (found?.signature === undefined) return 'No signature lies beside it';
    if (sha256(found.bytes) !== stamp.sha256) return 'It has changed since it was read';
    const allowed = readFileSync(file, 'utf8');
    const path = from.facts.env['PATH'] ?? '';
    const verdict = verifySignature(found.bytes, found.signature, { principal, allowed, path });
    if (verdict.kind === 'no-program') return 'ssh-keygen is not there to verify its signature';
    return verdict.kind === 'good' ? undefined : verdict.reason;
  } catch (error) {
    return `No signature can be read beside it (${codeOf(error)})`;
  }
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
  return { bytes: readFileSync(path), signature: readFileSync(`${path}.sig`, 'utf8') };
}
