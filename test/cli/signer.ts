import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key of the real ssh-keygen that signs profiles; gone when disposed. */
export interface Signer extends Disposable {
  /** A line of an allowed_signers file; `options` such as `valid-before="20200101"`. */
  allowed(principal: string, options?: string): string;
  /** The detached signature of a text. */
  sign(text: string, namespace?: string): string;
}

export function signer(): Signer {
  const dir = mkdtempSync(join(tmpdir(), 'goenv-signer-'));
  const key = join(dir, 'key');
  const keygen = (...args: string[]) => execFileSync('ssh-keygen', args, { stdio: 'pipe' });
  keygen('-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key);
  const publicKey = readFileSync(`${key}.pub`, 'utf8').trim();
  return {
    allowed: (principal, options = '') => `${[principal, options, publicKey].filter(Boolean).join(' ')}\n`,
    sign(text, namespace = 'goenv-profile') {
      const file = join(dir, 'text');
      writeFileSync(file, text);
      rmSync(`${file}.sig`, { force: true });
      keygen('-q', '-Y', 'sign', '-f', key, '-n', namespace, file);
      return readFileSync(`${file}.sig`, 'utf8');
    },
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}
