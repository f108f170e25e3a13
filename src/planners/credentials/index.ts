import type { Planner } from '../../core/planner.ts';
import { current } from './current.ts';
import { desired, pointers, references, remarks } from './desired.ts';
import { steps } from './steps.ts';

/**
 * Names and passwords for private hosts: one marked block at the top of netrc, where the first match wins, in the form
 * that go, git and curl read alike. The file is 0600 and never written through a link.
 */
export const credentials: Planner = {
  name: 'credentials',
  reads: ['credentials'],
  references,
  desired,
  remarks,
  current,
  steps,
  pointers,
};
