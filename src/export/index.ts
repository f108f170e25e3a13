import { allowlist } from './allowlist/index.ts';
import type { Target } from './target.ts';

/** THE registry of what a profile can be exported to. */
export const TARGETS: readonly Target[] = [allowlist];
