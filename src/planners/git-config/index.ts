import type { Planner } from '../../core/planner.ts';
import { current } from './current.ts';
import { desired, pointers } from './desired.ts';
import { steps } from './steps.ts';

/**
 * git's user-wide settings: `git.rewrite`, `git.http`, the user's own certificates and TLS exceptions for hosts, in a gitconfig file that
 * goenv owns, tied in by one marked `[include]` block at the end of the global config file; at machine scope, of the system's.
 */
export const gitConfig: Planner = {
  name: 'git-config',
  reads: ['git', 'insecure', 'trust', 'scope'],
  // http.sslCAInfo names the bundle that trust-store makes for the user.
  providers: ({ trust, scope }) =>
    trust?.certificates?.length && (trust.scope ?? scope) === 'user' ? ['trust-store'] : [],
  desired,
  current,
  steps,
  pointers,
};
