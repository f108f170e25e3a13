import type { SourceStamp } from '../core/journal.ts';
import { isProfileUrl } from '../core/profile-url.ts';
import { sha256 } from '../host/digest.ts';
import type { KeptProfile } from '../host/profile-cache.ts';

/** A text from elsewhere as a saved plan carries it: public data, so that `apply --plan` can keep it. */
export interface SavedText {
  readonly ref: string;
  readonly base64: string;
  readonly signature?: string;
}

export function savedText({ ref, bytes, signature }: KeptProfile): SavedText {
  return {
    ref,
    base64: Buffer.from(bytes).toString('base64'),
    ...(signature !== undefined && { signature }),
  };
}

/** The other way; see `isSavedText`. */
export function textOf({ ref, base64, signature }: SavedText): KeptProfile {
  return { ref, bytes: Buffer.from(base64, 'base64'), ...(signature !== undefined && { signature }) };
}

export function isSavedText(value: unknown): value is SavedText {
  if (typeof value !== 'object' || value === null) return false;
  const { ref, base64, signature } = value as Readonly<Record<string, unknown>>;
  const isSigned = signature === undefined || typeof signature === 'string';
  return typeof ref === 'string' && isProfileUrl(ref) && typeof base64 === 'string' && isSigned;
}

/** Whether it is one of these sources, byte for byte. */
export function isOf({ ref, bytes }: KeptProfile, sources: readonly SourceStamp[]): boolean {
  const found = sources.find((one) => one.ref === ref);
  return found !== undefined && sha256(bytes) === found.sha256;
}
