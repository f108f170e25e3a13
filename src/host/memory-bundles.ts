import { isCopied, mergeBundles, type Proven } from '../bundle/merge.ts';
import { bundleVerifier, type VerifyOptions } from '../bundle/verify.ts';
import { type BundleRef, RECEIPT } from '../core/bundle-set.ts';
import { fail } from '../core/diagnostic.ts';
import type { BundlesNeeded, TreeSource } from '../core/host.ts';

/** Files of a machine in memory. */
type Files = ReadonlyMap<string, { readonly bytes: Uint8Array }>;

/** What a machine in memory says of bundles; signatures cannot be checked there. */
export function bundleSetIn(files: Files, { refs, unproven }: BundlesNeeded): Uint8Array {
  const { set } = mergeBundles(
    refs.map((ref) => prove(files, ref)),
    unproven,
  );
  return Buffer.from(JSON.stringify(set));
}

/** The files of a tree, by their path in it. */
export function treeIn(files: Files, source: TreeSource): ReadonlyMap<string, Uint8Array> {
  // No go runs in memory, and no zip is unpacked: what counts is that the folder is there.
  if (source.kind === 'toolchain') return new Map([[RECEIPT, Buffer.from(JSON.stringify(source.toolchain))]]);
  const { bundles } = source;
  const tree = new Map<string, Uint8Array>();
  const proven = bundles.map((ref) => prove(files, ref, copyTo(tree)));
  const merged = mergeBundles(proven, true);
  return new Map([...tree, ...merged.files, [RECEIPT, Buffer.from(JSON.stringify(merged.set))]]);
}

function prove(files: Files, ref: BundleRef, copy?: NonNullable<VerifyOptions['copy']>): Proven {
  const found = files.get(ref.file);
  if (!found) return fail('BUNDLE_NOT_READABLE', { path: ref.file, reason: 'ENOENT' });
  const verifier = bundleVerifier({ fileSize: found.bytes.length, ...(copy && { copy }) });
  verifier.push(found.bytes);
  const verified = verifier.finish();
  if (ref.sha256 !== undefined && ref.sha256 !== verified.sha256)
    fail('BUNDLE_PIN_MISMATCH', { found: verified.sha256, expected: ref.sha256 }, { exit: 4 });
  return { ...verified, file: ref.file };
}

function copyTo(tree: Map<string, Uint8Array>): NonNullable<VerifyOptions['copy']> {
  let path: string | undefined;
  let parts: Uint8Array[] = [];
  return {
    begin(member) {
      path = isCopied(member.path) && !tree.has(member.path) ? member.path : undefined;
      parts = [];
    },
    data: (bytes) => void parts.push(Uint8Array.from(bytes)),
    end() {
      if (path !== undefined) tree.set(path, Buffer.concat(parts));
    },
  };
}
