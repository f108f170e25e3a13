import type { Planner } from '../core/planner.ts';
import { credentials } from './credentials/index.ts';
import { gitConfig } from './git-config/index.ts';
import { goEnv } from './go-env/index.ts';
import { goToolchain } from './go-toolchain/index.ts';
import { moduleBundle } from './module-bundle/index.ts';
import { shellEnv } from './shell-env/index.ts';
import { trustStore } from './trust-store/index.ts';

/**
 * THE registry, providers before users: apply goes down this list, removal goes up.
 * A new planner is a folder beside this file and one line here.
 */
export const PLANNERS: readonly Planner[] = [
  moduleBundle,
  trustStore,
  credentials,
  gitConfig,
  goToolchain,
  goEnv,
  shellEnv,
];

/** Keys of the profile that no planner serves yet: refused by name, never ignored. */
export const UNSUPPORTED: ReadonlySet<string> = new Set(['ssh']);
