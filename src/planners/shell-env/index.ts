import type { Planner } from '../../core/planner.ts';
import { current } from './current.ts';
import { desired, pointers, references } from './desired.ts';
import { steps } from './steps.ts';

/**
 * What new shells are given: network proxies, CA variables, `shell.*`, in env files that goenv owns, tied in by one
 * marked, guarded line in each start-up file that a shell of an installed kind reads first.
 */
export const shellEnv: Planner = {
  name: 'shell-env',
  reads: ['network', 'trust', 'shell'],
  concerns: ({ go }) => go?.install !== undefined,
  references,
  providers: ({ trust, go }) => [
    ...(trust?.certificates?.length ? ['trust-store'] : []),
    ...(go?.install === undefined ? [] : ['go-toolchain']),
  ],
  desired,
  current,
  steps,
  pointers,
};
