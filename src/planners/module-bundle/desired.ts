import { type BundleSet, bundleSetIn } from '../../core/bundle-set.ts';
import type { Inputs } from '../../core/planner.ts';
import { elementKey, type State, type Value } from '../../core/value.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import { asideSizeKey, asideText, headKey, inTheWay, latestKey } from './tree-head.ts';

/** What the profile wants of trees: that of its bundles, and no other tree head of this machine than theirs. Pure. */
export function desired(profile: Profile, inputs: Inputs): State {
  const set = bundleSetIn(profile, inputs);
  if (!set) return new Map();
  const state = new Map<string, Value>([[elementKey('tree', set.digest), treeValue(set)]]);
  const { database } = set;
  if (!database) return state;
  const [here, aside] = [latestKey, asideSizeKey].map((keyOf) =>
    Number(inputs.found.get(keyOf(database.name)) ?? 0),
  );
  const size = inTheWay(here, database.size) ? Math.max(here ?? 0, aside ?? 0) : aside;
  if (size) state.set(headKey(database.name), asideText({ size, bundle: database.size }));
  return state;
}

/** How the value of a tree is written: the digests of its bundles. */
export function treeValue({ bundles }: Pick<BundleSet, 'bundles'>): string {
  return bundles.map(({ sha256 }) => `sha256:${sha256}`).join(' ');
}
