import { readFileSeen } from '../host/read-file.ts';
import { pemOf } from '../pki/pem.ts';
import { readCertificates } from '../pki/read-certificates.ts';
import { at, type Located, textOf } from '../profile/located.ts';
import { absolutePath } from '../profile/paths.ts';
import { canonicalSha256 } from '../profile/sections/sha256.ts';
import type { ParsedSource } from '../profile/source.ts';

/**
 * The certificates that the user's own texts trust, as PEM, where they are the pinned ones: with them the profile is
 * fetched that cures an inspecting proxy. What is wrong with an entry is said when the profile is planned; here it counts
 * as none. Reads the files they name.
 */
export function ownCertificates(sources: Iterable<ParsedSource>, home: string): readonly string[] {
  return [...sources].flatMap((source) => {
    const list = source.stranger ? undefined : at(source.tree, ['trust', 'certificates']);
    const entries = list?.kind === 'list' ? list.items : [];
    return entries.flatMap((entry) => pinned(entry, { dir: source.dir, home }));
  });
}

function pinned(entry: Located, base: { readonly dir: string; readonly home: string }): readonly string[] {
  const read = readCertificates(bytesOf(entry, base));
  if (read.kind !== 'certificates') return [];
  const pins = pinsOf(at(entry, ['sha256']));
  return read.certificates.filter(({ sha256 }) => pins.has(sha256)).map(({ der }) => pemOf(der));
}

function bytesOf(entry: Located, base: { readonly dir: string; readonly home: string }): Uint8Array {
  const file = textOf(at(entry, ['file']));
  if (file === undefined) return Buffer.from(textOf(at(entry, ['pem'])) ?? '');
  try {
    const seen = readFileSeen(absolutePath(file, base));
    return seen.kind === 'file' ? seen.bytes : NOTHING;
  } catch {
    return NOTHING;
  }
}

function pinsOf(node: Located | undefined): ReadonlySet<string> {
  const all = node?.kind === 'list' ? node.items : node ? [node] : [];
  return new Set(all.flatMap((one) => (one.kind === 'scalar' ? [canonicalSha256(one.source)] : [])));
}

const NOTHING = new Uint8Array();
