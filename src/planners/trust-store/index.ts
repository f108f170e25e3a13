import type { Planner } from '../../core/planner.ts';
import { current } from './current.ts';
import { desired, pointers, remarks } from './desired.ts';
import { steps } from './steps.ts';
import { elevates } from './system-steps.ts';
import { certificateFiles } from './wanted.ts';

/**
 * The profile's certificates: for the user in `ca-bundle.pem` (with the system's roots) and `ca-extra.pem` (alone),
 * for the machine in the system's own store, by the distro's own program.
 */
export const trustStore: Planner = {
  name: 'trust-store',
  reads: ['trust', 'scope'],
  needs: certificateFiles,
  desired,
  remarks,
  current,
  elevates,
  steps,
  pointers,
};
