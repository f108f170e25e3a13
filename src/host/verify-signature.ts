import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startAsUser } from './become-user.ts';
import { PrivateFolder } from './private-folder.ts';
import { codeOf } from './read-file.ts';

/** What a detached SSH signature says of a text. */
export type Verdict =
  | { readonly kind: 'good' }
  /** `reason` is ssh-keygen's own. */
  | { readonly kind: 'bad'; readonly reason: string }
  | { readonly kind: 'no-program' };

/**
 * Asks the real ssh-keygen whether this principal, as allowed_signers names it, signed these bytes for goenv profiles.
 * Runs it in a private temporary folder with copies of both files, no shell, at most 5 s; writes nothing else.
 * Source: ssh-keygen(1) `-Y verify`, ALLOWED SIGNERS.
 */
export function verifySignature(
  bytes: Uint8Array,
  signature: string,
  {
    principal,
    allowed,
    path,
  }: { readonly principal: string; readonly allowed: string; readonly path: string },
): Verdict {
  const folder = new PrivateFolder('goenv-verify');
  try {
    folder.write('signature', signature);
    folder.write('allowed_signers', allowed);
    const at = (name: string) => join(folder.path, name);
    const argv = [
      '-Y',
      'verify',
      '-f',
      at('allowed_signers'),
      '-I',
      principal,
      '-n',
      NAMESPACE,
      '-s',
      at('signature'),
    ];
    const done = startAsUser((user) =>
      spawnSync('ssh-keygen', argv, {
        ...user,
        cwd: '/',
        env: { PATH: path, LC_ALL: 'C' },
        input: bytes,
        timeout: 5000,
        killSignal: 'SIGKILL',
        maxBuffer: 64 * 1024,
        encoding: 'utf8',
      }),
    );
    if (done.error && codeOf(done.error) === 'ENOENT') return { kind: 'no-program' };
    if (done.status === 0) return { kind: 'good' };
    return { kind: 'bad', reason: reasonOf(`${done.stderr ?? ''}\n${done.stdout ?? ''}`, folder.path) };
  } finally {
    folder.remove();
  }
}

/** What it says first, without the folder that is gone by the time anybody reads it. */
function reasonOf(output: string, folder: string): string {
  const [first = 'ssh-keygen gave no answer'] = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return first.replaceAll(`${folder}/`, '').replace(/\.$/, '').slice(0, 300);
}

const NAMESPACE = 'goenv-profile';
