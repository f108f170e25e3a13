import { type BundleSet, treeFolder } from '../../core/bundle-set.ts';
import { fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import { ABSENT, elementKey, type State, type Value } from '../../core/value.ts';
import { builtInKey } from '../../go/known-database.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import { elementsIn } from './variables.ts';

/**
 * What an air gap wants of go: the tree of the bundles and nothing else. GOPROXY is one `file://` entry, for with a
 * second one go would no longer take a toolchain from it; GONOPROXY is `none`, for what it matches would be fetched from
 * its source; GOSUMDB has no URL, for a URL would be asked instead of the tree. Pure.
 * @throws Failure (exit 4) OFFLINE_NO_TOOLCHAIN
 */
export function offlineState(
  { go = {} }: Profile,
  { bundles, found }: { readonly bundles: BundleSet; readonly found: State },
  facts: Facts,
): State {
  const { database, digest } = bundles;
  const state = new Map<string, Value>([['GOPROXY', fileUrl(treeFolder(digest, facts), facts.os)]]);
  for (const element of elementsIn(found, 'GONOPROXY')) state.set(elementKey('GONOPROXY', element), ABSENT);
  state.set(elementKey('GONOPROXY', 'none'), 'none');
  if (database) state.set('GOSUMDB', builtInKey(database.name) === undefined ? database.key : database.name);
  state.set('GOTOOLCHAIN', toolchain(go.toolchain, bundles, facts));
  return state;
}

/** Without a toolchain of this system in the bundles a switch can only fail, and in a way that nobody understands. */
function toolchain(wanted: string | undefined, { toolchains }: BundleSet, { os, arch }: Facts): string {
  const system = os === 'win32' ? 'windows' : os;
  const isThere = toolchains.some((one) => one.os === system && (arch === undefined || one.arch === arch));
  if (wanted === 'auto' && !isThere)
    fail('OFFLINE_NO_TOOLCHAIN', { platform: `${system}/${arch ?? '?'}` }, { exit: 4 });
  return wanted ?? (isThere ? 'auto' : 'local');
}

/** A path as GOPROXY takes it: with two slashes, and percent signs for what a URL cannot hold. */
function fileUrl(path: string, os: Facts['os']): string {
  const parts = (os === 'win32' ? `/${path.replaceAll('\\', '/')}` : path).split('/');
  // A colon is of a drive's name; encoded, go would not know it.
  return `file://${parts.map((part) => encodeURIComponent(part).replaceAll('%3A', ':')).join('/')}`;
}
