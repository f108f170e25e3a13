import { readFileSync } from 'node:fs';
import type { SourceStamp } from '../core/journal.ts';
import type { Policy, RequiredSignature } from '../core/policy.ts';
import { sha256 } from '../host/digest.ts';
import { builtInNames, isPath } from '../host/profile-files.ts';
import { codeOf } from '../host/read-file.ts';
import { verifySignature } from '../host/signature.ts';
import type { LoadedProfile } from './load-profile.ts';

/**
 * For a policy, why the signature it demands is missing; `undefined` when it is good. A signature of the profile alone would
 * be hollow: what it builds on must be signed too, or pinned by what is signed. goenv's own profiles are goenv.
 */
export function signatures(loading: LoadedProfile): (policy: Policy) => string | undefined {
  return ({ signature }) => {
    if (!signature || loading.signed?.includes(signature.principal)) return undefined;
    for (const [at, stamp] of loading.sources.entries()) {
      const reason = at > 0 && isCovered(stamp) ? undefined : whyUnsigned(stamp, signature);
      if (reason !== undefined) return at === 0 ? reason : `${stamp.file}: ${reason}`;
    }
    return undefined;
  };
}

function isCovered({ ref, pinned }: SourceStamp): boolean {
  return pinned === true || builtInNames().split(', ').includes(ref);
}

function whyUnsigned(stamp: SourceStamp, signature: RequiredSignature): string | undefined {
  if (!isPath(stamp.ref) || stamp.ref.includes('://')) return 'No signature lies beside it';
  try {
    const text = readFileSync(stamp.ref);
    if (sha256(text) !== stamp.sha256) return 'It has changed since it was read';
    const found = verifySignature(text, { ...signature, signature: readFileSync(`${stamp.ref}.sig`) });
    return found.good ? undefined : found.reason;
  } catch (error) {
    return `No signature can be read beside it (${codeOf(error)})`;
  }
}
