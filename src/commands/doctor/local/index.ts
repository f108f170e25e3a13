import { type Observation, together } from '../../../doctor/world.ts';
import { type Local, type LocalCheck, runCheck } from './check.ts';
import { gitSettings } from './git-settings.ts';
import { goSettings } from './go-settings.ts';
import { netrc } from './netrc.ts';
import { others } from './others.ts';
import { variables } from './variables.ts';

/** THE registry of checks of this machine's own settings. */
const CHECKS: readonly LocalCheck[] = [goSettings, variables, gitSettings, netrc, others];

/** Runs them all. Reads only. */
export async function lookAround(local: Local): Promise<Observation> {
  return together(await Promise.all(CHECKS.map((check) => runCheck(check, local))));
}
