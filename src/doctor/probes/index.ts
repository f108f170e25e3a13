import type { Prober } from '../world.ts';
import { importPaths } from './import-paths.ts';
import { moduleReplay } from './module-replay.ts';
import { repositories } from './repositories.ts';
import { services } from './services.ts';
import { toolchain } from './toolchain.ts';
import { versionControl } from './version-control.ts';

/** THE registry of probes over the network; they run at the same time. Rows stand in this order. */
export const PROBERS: readonly Prober[] = [
  services,
  importPaths,
  repositories,
  moduleReplay,
  toolchain,
  versionControl,
];
