import { type Diagnostic, diagnostic, fail, isFailure, type Place } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import type { Signer } from '../core/profile-url.ts';
import { sha256 as digestOf } from '../host/digest.ts';
import { type KeptProfile, keptProfile, keptText } from '../host/profile-cache.ts';
import { PROFILE_LIMIT, type ProfileText, readProfileText } from '../host/profile-files.ts';
import { codeOf } from '../host/read-file.ts';
import { verifySignature } from '../host/verify-signature.ts';
import { fetchBytes } from './fetch-bytes.ts';

/** A text that something vouches for: a URL with a pin or a signer, or a signed file. */
export interface Vouched {
  readonly ref: string;
  readonly kind: 'built-in' | 'path' | 'url';
  /** Absolute path or URL. */
  readonly target: string;
  readonly sha256?: string;
  readonly signer?: Signer;
}

export interface TakeHow {
  readonly facts: Pick<Facts, 'os' | 'env'>;
  readonly cwd: string;
  /** State folders in which texts are kept. */
  readonly stateDirs: readonly string[];
  /** Texts that came with a saved plan; they count before those that are kept. */
  readonly given?: readonly KeptProfile[];
  /** `kept`: the network is asked for what is not kept; `fresh`: for every signed text; `never`: it is not asked. */
  readonly network: 'kept' | 'fresh' | 'never';
  /** PEM texts to trust beside the system's: the certificates of the profile that names the text. */
  readonly certificates: () => readonly string[];
  /** Where the text is named. */
  readonly where?: Place;
}

/** A text that is what its pin or signature says. */
export interface Taken {
  readonly text: ProfileText;
  /** The allowed_signers file it was verified with: another one asks the question anew. */
  readonly signers?: ProfileText;
  /** What came over the network just now, for keeping. */
  readonly fetched?: KeptProfile;
  /** About the channel. */
  readonly told: readonly Diagnostic[];
}

/**
 * Takes a text from where it is kept, or from the network, or a signed one from the disk, and verifies it: nothing that
 * failed is handed on. Writes nothing. Errors (4): `PROFILE_URL_DIGEST`, `PROFILE_SIGNATURE_MISSING`,
 * `PROFILE_SIGNATURE_BAD`; (1): `PROFILE_SSH_KEYGEN_MISSING`, `PROFILE_FETCH_…`; (3) `PROFILE_SIGNERS_UNREADABLE`, those of
 * `readProfileText`.
 */
export async function takeText(wanted: Vouched, how: TakeHow): Promise<Taken> {
  const signers = wanted.signer && readSigners(wanted, wanted.signer, how);
  const taken = wanted.kind === 'url' ? await takeUrl(wanted, how) : takeFile(wanted, how);
  const { kept, told, isNew } = taken;
  verify(wanted, kept, { signers, path: how.facts.env['PATH'] ?? '' });
  return {
    text: wanted.kind === 'url' ? keptText(kept) : { ...taken.text, ref: wanted.ref, stranger: true },
    ...(signers && { signers }),
    ...(isNew && { fetched: kept }),
    told,
  };
}

interface Candidate {
  readonly kept: KeptProfile;
  readonly text: ProfileText;
  readonly isNew?: true;
  readonly told: readonly Diagnostic[];
}

async function takeUrl(wanted: Vouched, how: TakeHow): Promise<Candidate> {
  const { ref, target, sha256, signer } = wanted;
  const known = how.given?.find((one) => one.ref === ref) ?? keptProfile(how.stateDirs, ref);
  if (known && (how.network !== 'fresh' || sha256 !== undefined)) {
    const stale = how.network === 'fresh' ? await staleness(wanted, how) : [];
    return { kept: known, text: keptText(known), told: stale };
  }
  const { bytes, told } = await fetchBytes(target, PROFILE_LIMIT, how);
  refuseOther(wanted, bytes);
  const signature = signer ? await fetchSignature(wanted, signer, how) : undefined;
  const kept: KeptProfile = { ref, bytes, ...(signature && { signature: signature.text }) };
  return { kept, text: keptText(kept), isNew: true, told: merged([...told, ...(signature?.told ?? [])]) };
}

function refuseOther({ target, sha256 }: Vouched, bytes: Uint8Array): void {
  const actual = digestOf(bytes);
  if (sha256 !== undefined && actual !== sha256)
    fail('PROFILE_URL_DIGEST', { url: target, expected: sha256, actual }, { exit: 4 });
}

/** Whether the URL of a pinned text serves another one by now; not to know it is no mistake. */
async function staleness({ target, sha256 = '' }: Vouched, how: TakeHow): Promise<readonly Diagnostic[]> {
  const place = how.where ? { where: how.where } : {};
  try {
    const { bytes, told } = await fetchBytes(target, PROFILE_LIMIT, how);
    const actual = digestOf(bytes);
    if (actual === sha256) return told;
    const params = { url: target, expected: sha256, actual };
    return [...told, diagnostic('PROFILE_PIN_STALE', 'warning', params, place)];
  } catch (error) {
    if (!isFailure(error)) throw error;
    return [{ ...error.diagnostic, severity: 'warning', ...place }];
  }
}

async function fetchSignature({ target }: Vouched, { principal }: Signer, how: TakeHow) {
  const url = signatureUrl(target);
  try {
    const { bytes, told } = await fetchBytes(url, SIGNATURE_LIMIT, how);
    return { text: Buffer.from(bytes).toString('latin1'), told };
  } catch (error) {
    if (!isFailure(error) || error.diagnostic.code !== 'PROFILE_FETCH_STATUS') throw error;
    if (error.diagnostic.params['status'] !== '404') throw error;
    const params = { base: target, signature: url, principal };
    return fail('PROFILE_SIGNATURE_MISSING', params, { exit: 4, cause: error });
  }
}

/** Beside the text: a query belongs to both. */
function signatureUrl(target: string): string {
  const url = new URL(target);
  url.pathname += '.sig';
  return url.href;
}

function takeFile({ ref, target, signer }: Vouched, { cwd }: TakeHow): Candidate {
  const text = readProfileText(target, cwd);
  const bytes = Buffer.from(text.text);
  return {
    kept: { ref, bytes, ...(signer && { signature: signatureFile(target, signer, cwd) }) },
    text,
    told: [],
  };
}

function signatureFile(target: string, { principal }: Signer, cwd: string): string {
  const path = `${target}.sig`;
  try {
    return readProfileText(path, cwd).text;
  } catch (error) {
    if (!isFailure(error) || error.diagnostic.code !== 'PROFILE_NOT_FOUND') throw error;
    const params = { base: target, signature: path, principal };
    return fail('PROFILE_SIGNATURE_MISSING', params, { exit: 4, cause: error });
  }
}

function readSigners({ target }: Vouched, { file }: Signer, { cwd }: TakeHow): ProfileText {
  try {
    return readProfileText(file, cwd);
  } catch (error) {
    const reason = isFailure(error)
      ? (error.diagnostic.params['reason'] ?? 'there is no such file')
      : codeOf(error);
    return fail('PROFILE_SIGNERS_UNREADABLE', { base: target, file, reason }, { exit: 3, cause: error });
  }
}

function verify(
  { target, signer }: Vouched,
  { bytes, signature = '' }: KeptProfile,
  { signers, path }: { readonly signers: ProfileText | undefined; readonly path: string },
): void {
  if (!signer || !signers) return;
  const { principal, file } = signer;
  const verdict = verifySignature(bytes, signature, { principal, allowed: signers.text, path });
  if (verdict.kind === 'no-program') fail('PROFILE_SSH_KEYGEN_MISSING', { base: target });
  if (verdict.kind === 'bad')
    fail('PROFILE_SIGNATURE_BAD', { base: target, principal, file, reason: verdict.reason }, { exit: 4 });
}

/** Text and signature come through one channel: it is told once. */
function merged(told: readonly Diagnostic[]): readonly Diagnostic[] {
  const codes = told.map(({ code, params }) => `${code} ${params['host']} ${params['fingerprint']}`);
  return told.filter((_, at) => codes.indexOf(codes[at] ?? '') === at);
}

/** 64 KiB. */
const SIGNATURE_LIMIT = 64 * 1024;
