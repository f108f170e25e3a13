import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isCopied, mergeBundles, type Proven, treeDigest } from '../bundle/merge.ts';
import type { VerifyOptions } from '../bundle/verify.ts';
import { dataFolder, RECEIPT } from '../core/bundle-set.ts';
import { fail, isFailure } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import type { TreeEffect, TreeSource } from '../core/host.ts';
import { ABSENT } from '../core/value.ts';
import { proveBundle } from './bundle-stream.ts';
import { codeOf, readFileSeen } from './read-file.ts';
import { exists, resolvePath } from './resolve.ts';
import { syncFileSystem } from './sync-file-system.ts';
import { syncFolder } from './sync-folder.ts';
import { fetchFolder, unpackToolchain } from './unpack-toolchain.ts';

/**
 * Unpacks a tree beside its place and renames it there once all of it is proven and on the disk, or removes one.
 * Only folders right under goenv's own `bundles/` and `toolchains/` are taken. Errors: those of `proveBundle`; `BUNDLE_REPLACED`,
 * `TREE_NOT_OURS` (4), `WRITE_FAILED` (1). Nothing is visible then.
 */
export async function changeTree({ tree, source }: TreeEffect, facts: Facts): Promise<void> {
  const real = ownTree(tree, facts);
  const temp = tempOf(real);
  try {
    rmSync(temp, { recursive: true, force: true });
    if (source === ABSENT) remove(real, temp);
    else await unpack(source, { real, temp, facts });
  } catch (error) {
    rmSync(temp, { recursive: true, force: true });
    if (isFailure(error)) throw error;
    fail('WRITE_FAILED', { path: tree, reason: codeOf(error) }, { cause: error });
  }
}

/** Removes what a killed `changeTree` left. */
export function sweepTree(tree: string, facts: Facts): void {
  const temp = tempOf(ownTree(tree, facts));
  for (const path of [temp, fetchFolder(temp)]) rmSync(path, { recursive: true, force: true });
}

/** The real path of a folder that goenv may make and remove. Errors (4): `TREE_NOT_OURS`. */
function ownTree(tree: string, facts: Facts): string {
  const isIn = (kind: string, name: RegExp) =>
    dirname(tree) === join(dataFolder(facts), kind) && name.test(basename(tree));
  if (!isIn('bundles', /^[0-9a-f]{32}$/) && !isIn('toolchains', /^go\d[0-9a-z.]*$/))
    fail('TREE_NOT_OURS', { path: tree }, { exit: 4 });
  // The last part is never followed: a link there is not what goenv unpacked.
  return join(resolvePath(dirname(tree), facts.root), basename(tree));
}

interface Place {
  readonly real: string;
  readonly temp: string;
  readonly facts: Facts;
}

async function unpack(source: TreeSource, place: Place): Promise<void> {
  const { real, temp, facts } = place;
  if (exists(real)) fail('TREE_NOT_OURS', { path: real }, { exit: 4 });
  if (source.kind === 'toolchain') await unpackToolchain(source, temp, facts);
  else await unpackBundles(source, place);
  await syncFileSystem(temp);
  renameSync(temp, real);
  syncFolder(dirname(real));
}

async function unpackBundles(
  source: Extract<TreeSource, { readonly kind: 'bundles' }>,
  { real, temp, facts }: Place,
): Promise<void> {
  mkdirSync(temp, { recursive: true, mode: 0o755 });
  const folder = treeWriter(temp);
  const proven: Proven[] = [];
  for (const { file, sha256: expected } of source.bundles) {
    const one = await proveBundle({ file }, facts.env, { copy: folder.copy });
    const { sha256: found } = one;
    if (found !== expected) fail('BUNDLE_REPLACED', { found, expected }, { exit: 4, where: { file } });
    proven.push(one);
  }
  // What may stand without a database was judged when it was planned.
  const { set, files } = mergeBundles(proven, true);
  for (const [path, bytes] of files) folder.write(path, bytes);
  folder.write(RECEIPT, Buffer.from(`${JSON.stringify(set, null, 2)}\n`));
  if (treeDigest(source.bundles.map(({ sha256 }) => sha256)) !== basename(real))
    fail('TREE_NOT_OURS', { path: real }, { exit: 4 });
}

/** Out of sight first, at once: then it may take its time. */
function remove(real: string, temp: string): void {
  if (!exists(real)) return;
  if (readFileSeen(join(real, RECEIPT)).kind === 'absent') fail('TREE_NOT_OURS', { path: real }, { exit: 4 });
  renameSync(real, temp);
  rmSync(temp, { recursive: true, force: true });
  syncFolder(dirname(real));
}

/** Writes new files below a folder; the first of two with one name stays. */
function treeWriter(root: string): {
  readonly copy: NonNullable<VerifyOptions['copy']>;
  write(path: string, bytes: Uint8Array): void;
} {
  const folders = new Set<string>();
  const written = new Set<string>();
  let file: number | undefined;
  const place = (path: string): string => {
    const full = join(root, path);
    const folder = dirname(full);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true, mode: 0o755 });
    folders.add(folder);
    written.add(path);
    return full;
  };
  return {
    copy: {
      begin({ path }) {
        if (isCopied(path) && !written.has(path)) file = openSync(place(path), 'wx', 0o644);
      },
      data(bytes) {
        if (file === undefined) return;
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      },
      end() {
        if (file !== undefined) closeSync(file);
        file = undefined;
      },
    },
    write: (path, bytes) => writeFileSync(place(path), bytes, { mode: 0o644, flag: 'wx' }),
  };
}

/** One fixed name a tree, so that the next run finds what a killed one left. */
function tempOf(real: string): string {
  return join(dirname(real), `.${basename(real)}.goenv-tmp`);
}
