import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Proven } from '../bundle/merge.ts';
import { bundleVerifier, type Verified, type VerifyOptions } from '../bundle/verify.ts';
import type { BundleRef } from '../core/bundle-set.ts';
import { Failure, fail, isFailure } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import { codeOf } from './read-file.ts';
import { checkSignature } from './ssh-signature.ts';
import { startZipThreads } from './zip-threads.ts';

export type StreamOptions = Pick<VerifyOptions, 'deep' | 'copy'>;

/**
 * Reads a bundle once, from its beginning to its end, proving it on the way: form, manifest, digests, database, and what
 * vouches for it. Errors: `BUNDLE_NOT_READABLE`, `BUNDLE_NO_SSH_KEYGEN` (1); those of `bundleVerifier`,
 * `BUNDLE_PIN_MISMATCH`, `BUNDLE_UNSIGNED`, `BUNDLE_SIGNATURE_WRONG` (4), with the file as their place.
 */
export async function proveBundle(
  ref: BundleRef,
  env: Facts['env'],
  options: StreamOptions = {},
): Promise<Proven & Verified> {
  try {
    const verified = await readThrough(ref, env, options);
    const { sha256: found } = verified;
    if (ref.sha256 !== undefined && ref.sha256 !== found)
      fail('BUNDLE_PIN_MISMATCH', { found, expected: ref.sha256 }, { exit: 4 });
    return { ...verified, file: ref.file, ...(ref.signedBy && { signer: ref.signedBy.principal }) };
  } catch (error) {
    if (!isFailure(error) || error.diagnostic.where) throw error;
    throw new Failure({ ...error.diagnostic, where: { file: ref.file } }, error.exit, error.cause);
  }
}

async function readThrough(
  { file, signedBy }: BundleRef,
  env: Facts['env'],
  options: StreamOptions,
): Promise<Verified> {
  const { handle, size } = await openRegular(file);
  const signature = signedBy && checkSignature(file, signedBy, env);
  const threads = options.deep ? startZipThreads(size) : undefined;
  try {
    const verifier = bundleVerifier({ ...options, fileSize: size, zips: threads?.check });
    await eachPiece(file, handle, async (piece) => {
      verifier.push(piece);
      await signature?.write(piece);
      await threads?.room();
    });
    const verified = verifier.finish();
    await threads?.finish();
    await signature?.finish();
    return verified;
  } finally {
    signature?.stop();
    await threads?.stop();
    await handle.close();
  }
}

async function openRegular(path: string): Promise<{ handle: FileHandle; size: number }> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) =>
    fail('BUNDLE_NOT_READABLE', { path, reason: codeOf(error) }, { cause: error }),
  );
  const stat = await handle.stat();
  if (stat.isFile()) return { handle, size: stat.size };
  await handle.close();
  return fail('BUNDLE_NOT_READABLE', { path, reason: stat.isDirectory() ? 'EISDIR' : 'no regular file' });
}

/** Reads one piece ahead, so that disk and processor work at once. The piece is only good until `use` is done. */
async function eachPiece(
  path: string,
  handle: FileHandle,
  use: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const read = async (buffer: Buffer) => {
    try {
      const { bytesRead } = await handle.read(buffer, 0, PIECE, null);
      return { buffer, piece: buffer.subarray(0, bytesRead) };
    } catch (error) {
      return { buffer, error };
    }
  };
  let spare: Buffer = Buffer.allocUnsafe(PIECE);
  let reading = read(Buffer.allocUnsafe(PIECE));
  for (;;) {
    const got = await reading;
    if ('error' in got)
      fail('BUNDLE_NOT_READABLE', { path, reason: codeOf(got.error) }, { cause: got.error });
    if (got.piece.length === 0) return;
    reading = read(spare);
    spare = got.buffer;
    try {
      await use(got.piece);
    } catch (error) {
      // Nothing closes the file under a read.
      await reading;
      throw error;
    }
  }
}

/** Bytes. */
const PIECE = 1024 * 1024;
