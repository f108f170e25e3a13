import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startAsUser } from './become-user.ts';
import { PrivateFolder } from './private-folder.ts';

/** Who has to have signed, and the signature itself. */
export interface SignedBy {
  /** Absolute path of an OpenSSH allowed_signers file. */
  readonly file: string;
  /** The signer, as that file names it. */
  readonly principal: string;
  /** The bytes of the armored SSH signature (`PROFILE.sig`). */
  readonly signature: Uint8Array;
}

/** Whether a signature is good, and why not. */
export type SignatureVerdict =
  | { readonly good: true }
  /** In ssh-keygen's own words, one line. */
  | { readonly good: false; readonly reason: string };

/**
 * Verifies a profile's signature with `ssh-keygen -Y verify`, namespace `goenv-profile`: what it signed can be nothing but a
 * profile. Asks the file of allowed signers for this principal alone. Runs no shell; 5 s. Errors (1): `TEMP_FOLDER_UNUSABLE`.
 * Source: ssh-keygen(1), `-Y verify`.
 */
export function verifySignature(
  text: Uint8Array,
  { file, principal, signature }: SignedBy,
): SignatureVerdict {
  const folder = new PrivateFolder('goenv-signature');
  try {
    folder.write('profile.sig', signature);
    const signed = join(folder.path, 'profile.sig');
    const args = ['-Y', 'verify', '-f', file, '-I', principal, '-n', NAMESPACE, '-s', signed];
    const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' };
    const ended = startAsUser((user) =>
      spawnSync('ssh-keygen', args, { ...user, input: text, env, cwd: '/', timeout: 5000 }),
    );
    return ended.status === 0 ? { good: true } : { good: false, reason: reasonOf(ended) };
  } finally {
    folder.remove();
  }
}

/** What `ssh-keygen -Y sign -n` has to be given. */
const NAMESPACE = 'goenv-profile';

function reasonOf({ error, stderr, stdout }: ReturnType<typeof spawnSync>): string {
  if (error) return `ssh-keygen: ${error.message}`;
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  return lines.at(-1) ?? 'ssh-keygen said nothing';
}
