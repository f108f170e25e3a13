import { bundleNeed } from '../../core/bundle-set.ts';
import type { Planner } from '../../core/planner.ts';
import { current } from './current.ts';
import { desired } from './desired.ts';
import { steps } from './steps.ts';

/**
 * The modules of an air gap: the bundles of `offline.bundles`, merged into one tree in goenv's data folder that go-env
 * names. Keys: `tree[<digest>]`, whose value is the digests of its bundles; `tree-head[<database>]`, a newer tree head of
 * this machine that is set aside, because go would refuse the older one in the bundles.
 */
export const moduleBundle: Planner = {
  name: 'module-bundle',
  reads: ['offline'],
  needs: bundleNeed,
  desired,
  current,
  steps,
  pointers:
    ({ offline }) =>
    () =>
      offline ? '/offline/bundles' : undefined,
};
