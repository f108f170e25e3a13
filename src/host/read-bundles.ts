import { mergeBundles, treeDigest } from '../bundle/merge.ts';
import { parseReceipt, RECEIPT, treeFolder } from '../core/bundle-set.ts';
import type { Facts } from '../core/facts.ts';
import type { BundlesNeeded, FileSeen } from '../core/host.ts';
import { proveBundle } from './bundle-stream.ts';
import { readFileSeen } from './read-file.ts';

/**
 * Proves bundles, one by one and together, and gives their `BundleSet` as JSON. Bundles that are all pinned and whose
 * tree is here are not read again: what is pinned is what was unpacked. Errors: those of `proveBundle` and `mergeBundles`.
 */
export async function readBundleSet(
  name: string,
  { refs, unproven }: BundlesNeeded,
  facts: Facts,
): Promise<FileSeen> {
  const receipt = installed(refs, facts);
  if (receipt) return asFile(name, receipt);
  const proven = [];
  // One after another: each is as fast as the disk.
  for (const ref of refs) proven.push(await proveBundle(ref, facts.env));
  const { set } = mergeBundles(proven, unproven);
  return asFile(name, Buffer.from(JSON.stringify(set)));
}

function installed(refs: BundlesNeeded['refs'], facts: Facts): Uint8Array | undefined {
  const pins = refs.map(({ sha256, signedBy }) => (signedBy ? undefined : sha256));
  if (!pins.every((pin) => pin !== undefined)) return undefined;
  const path = `${treeFolder(treeDigest(pins), facts)}/${RECEIPT}`;
  const seen = readFileSeen(path, facts.root);
  if (seen.kind === 'absent') return undefined;
  parseReceipt(seen.bytes, path);
  return seen.bytes;
}

function asFile(name: string, bytes: Uint8Array): FileSeen {
  return { kind: 'file', bytes, mode: 0o644, uid: 0, gid: 0, real: name };
}
