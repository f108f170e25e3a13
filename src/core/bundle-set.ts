import type { Profile } from '../profile/sections/profile.ts';
import { fail } from './diagnostic.ts';
import type { Facts } from './facts.ts';
import type { Inputs, Need } from './planner.ts';
import { ABSENT } from './value.ts';

/** A bundle as a profile names it; `sha256` (64 small hexadecimal digits) or `signedBy` vouches for it. */
export interface BundleRef {
  readonly file: string;
  readonly sha256?: string;
  readonly signedBy?: { readonly file: string; readonly principal: string };
}

/** What the host says of the bundles of a profile, once all of them, and all of them together, are proven. */
export interface BundleSet {
  /** Names the tree: 32 digits of the SHA-256 over those of the bundles, in their order. */
  readonly digest: string;
  readonly bundles: readonly { readonly file: string; readonly sha256: string; readonly signer?: string }[];
  /** The one database, and the size of the tree whose head proves every record; `null` when there is none. */
  readonly database: { readonly name: string; readonly key: string; readonly size: number } | null;
  readonly toolchains: readonly { readonly version: string; readonly os: string; readonly arch: string }[];
  /** Module versions in the tree. */
  readonly modules: number;
}

/** The bundles of a profile as a need: one for all of them, because they are proven together. */
export function bundleNeed({ offline, insecure }: Profile): readonly Need[] {
  const bundles = offline?.bundles ?? [];
  if (bundles.length === 0) return [];
  const unproven = insecure.some(({ allow, module }) => allow === 'no-sumdb' && module === 'all');
  return [{ path: needPath(bundles), pointer: '/offline/bundles', bundles: { refs: bundles, unproven } }];
}

/** What was read for `bundleNeed`; `undefined` when the profile names no bundle. */
export function bundleSetIn({ offline }: Profile, { files }: Inputs): BundleSet | undefined {
  const bundles = offline?.bundles ?? [];
  const bytes = bundles.length === 0 ? ABSENT : (files.get(needPath(bundles)) ?? ABSENT);
  if (bytes === ABSENT) return undefined;
  // Sound: the host's own words of this very run, or of the apply whose snapshot it is.
  return JSON.parse(new TextDecoder().decode(bytes)) as BundleSet;
}

/** The same, where the profile is not at hand: only one set of bundles is read for a planner. */
export function bundleSetAmong({ files }: Pick<Inputs, 'files'>): BundleSet | undefined {
  const [, bytes = ABSENT] = [...files].find(([name]) => name.startsWith(NEED)) ?? [];
  return bytes === ABSENT ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as BundleSet);
}

/** goenv's folder for what it unpacks: `$XDG_DATA_HOME/goenv`, `/var/lib/goenv` at machine scope. */
export function dataFolder({ ownData, home }: Facts): string {
  return ownData ?? `${home}/.local/share/goenv`;
}

/** The folder of a merged tree. */
export function treeFolder(digest: string, facts: Facts): string {
  return `${dataFolder(facts)}/bundles/${digest}`;
}

/** What goenv leaves in a tree it unpacked: the `BundleSet`, so that the tree can be told from a stranger's. */
export const RECEIPT = '.goenv.json';

/** Reads a receipt. Errors (1): `TREE_NOT_OURS`. */
export function parseReceipt(bytes: Uint8Array, path: string): BundleSet {
  try {
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes));
    // goenv alone writes this file; what does not fit is somebody else's.
    if (typeof found === 'object' && found !== null && 'digest' in found && 'bundles' in found)
      return found as BundleSet;
  } catch {
    // Said below.
  }
  return fail('TREE_NOT_OURS', { path });
}

/** Under one name, whatever vouches for them: a path holds no LF that a profile could name. */
function needPath(bundles: readonly BundleRef[]): string {
  return `${NEED}${bundles.map(({ file, sha256, signedBy }) => [file, sha256 ?? '', signedBy?.file ?? '', signedBy?.principal ?? ''].join('\t')).join('\n')}`;
}

const NEED = 'bundles\n';
