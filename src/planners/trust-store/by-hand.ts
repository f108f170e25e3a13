import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { readBundle } from '../../pki/bundle.ts';
import type { System } from '../../pki/system-stores.ts';
import { shortPrint } from './keys.ts';
import { extraPath } from './paths.ts';

/** Whether goenv prints the commands for this system instead of running them. */
export function isByHand(system: System | undefined, { os, root, unproven }: Facts): boolean {
  if (os !== 'linux') return true;
  if (!system) return false;
  if (root !== undefined && !system.under) return true;
  return !system.proven && unproven !== true;
}

/** The commands that make the system trust what is in `ca-extra.pem`, and what it trusts already, as far as it tells. */
export async function commandsByHand(
  { reader, system, facts }: { reader: Reader; system: System | undefined; facts: Facts },
  prints: readonly string[],
): Promise<{ readonly commands: readonly string[]; readonly trusted: ReadonlySet<string> }> {
  const file = extraPath(facts);
  if (facts.os === 'win32') {
    // certutil tells no SHA-256: whether it was done cannot be seen, and is not held against the machine.
    return { commands: [`certutil -addstore -f ROOT "${file}"`], trusted: new Set(prints) };
  }
  if (!system) {
    const keychain = '/Library/Keychains/System.keychain';
    const commands = [`sudo security add-trusted-cert -d -r trustRoot -k ${keychain} '${file}'`];
    return { commands, trusted: await inKeychain(reader, keychain) };
  }
  const { anchors, extension, tools, args, bundle } = system;
  const seen = await reader.read(bundle);
  return {
    commands: [
      `sudo install -m 0644 '${file}' ${anchors}/goenv.${extension}`,
      `sudo ${[tools[0], ...args].join(' ')}`,
    ],
    trusted: printsOf(seen.kind === 'file' ? seen.bytes : new Uint8Array()),
  };
}

async function inKeychain(reader: Reader, keychain: string): Promise<ReadonlySet<string>> {
  const answer = await reader.ask({ argv: ['/usr/bin/security', 'find-certificate', '-a', '-p', keychain] });
  return printsOf(answer.kind === 'done' ? answer.stdout : '');
}

function printsOf(bundle: Uint8Array | string): ReadonlySet<string> {
  return new Set(readBundle(bundle).map(({ sha256 }) => shortPrint(sha256)));
}
