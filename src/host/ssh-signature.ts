import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { BundleRef } from '../core/bundle-set.ts';
import { fail } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import { startAsUser } from './become-user.ts';

/** A signature that is checked against bytes as they are read, so that what is used is what was signed. */
export interface SignatureCheck {
  write(piece: Uint8Array): Promise<void>;
  /** All was written. Errors: `BUNDLE_NO_SSH_KEYGEN` (1), `BUNDLE_SIGNATURE_WRONG` (4). */
  finish(): Promise<void>;
  /** Ends it, whatever it is at. */
  stop(): void;
}

/** The namespace of goenv's signatures: one for something else, such as a git commit, is no signature of a bundle. */
export const NAMESPACE = 'goenv-bundle';

/** Where the signature of a file lies: beside it, as `ssh-keygen -Y sign` writes it. */
export function signaturePath(file: string): string {
  return `${file}.sig`;
}

/** Begins `ssh-keygen -Y verify` on `FILE.sig`. Errors (4): `BUNDLE_UNSIGNED`. */
export function checkSignature(
  file: string,
  { file: signers, principal }: NonNullable<BundleRef['signedBy']>,
  env: Facts['env'],
): SignatureCheck {
  const signature = signaturePath(file);
  if (!existsSync(signature)) fail('BUNDLE_UNSIGNED', { principal, signature }, { exit: 4 });
  const argv = ['-Y', 'verify', '-f', signers, '-I', principal, '-n', NAMESPACE, '-s', signature];
  const child = startAsUser((user) => spawn('ssh-keygen', argv, { ...user, env, cwd: '/', stdio: 'pipe' }));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const ended = endOf(child);
  // A program that looks at no more than it needs closes its end early: how it ends tells what it thinks.
  child.stdin.on('error', () => undefined);
  return {
    async write(piece) {
      if (child.exitCode !== null || child.stdin.destroyed) return;
      // Copied, because the caller reads into the same bytes again.
      if (!child.stdin.write(Buffer.from(piece)))
        await Promise.race([once(child.stdin, 'drain'), ended]).catch(() => undefined);
    },
    async finish() {
      child.stdin.end();
      const status = await ended;
      if (status === 'not-found') fail('BUNDLE_NO_SSH_KEYGEN');
      if (status === 0) return;
      const reason = said.trim().split('\n').at(-1) ?? '';
      fail('BUNDLE_SIGNATURE_WRONG', { file: signers, principal, reason: reason.slice(0, 200) }, { exit: 4 });
    },
    stop: () => void child.kill(),
  };
}

function endOf(child: ChildProcessWithoutNullStreams): Promise<number | 'not-found'> {
  return new Promise((resolve) => {
    child.on('error', () => resolve('not-found'));
    child.on('close', (code) => resolve(code ?? 128));
  });
}
