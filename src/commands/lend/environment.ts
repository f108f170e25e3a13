import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { EMPTY_JOURNAL } from '../../core/journal.ts';
import { makePlan } from '../../core/plan.ts';
import type { WriteFile } from '../../core/step.ts';
import { credentials } from '../../planners/credentials/index.ts';
import { gitConfig } from '../../planners/git-config/index.ts';
import { goEnv } from '../../planners/go-env/index.ts';
import { shellEnv } from '../../planners/shell-env/index.ts';
import { trustStore } from '../../planners/trust-store/index.ts';
import type { InsecureEntry, Profile } from '../../profile/sections/profile.ts';
import { unpackedBundles } from './bundles.ts';
import { type LentCredentials, lendCredentials } from './credentials.ts';
import { gitNotInForce, gitVariables } from './git.ts';
import { goVariables } from './go.ts';
import { readGoHere } from './go-here.ts';
import { type Lent, withLent } from './lent.ts';
import { shellVariables } from './shell.ts';

/** A profile as the environment of one command. */
export interface LentEnvironment {
  readonly env: Facts['env'];
  /** Files that variables name: they have to be there while the command runs. */
  readonly files: readonly WriteFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Lending {
  /** What is in date alone. */
  readonly profile: Profile;
  readonly expired: readonly InsecureEntry[];
  /** The folder that the files will lie in. */
  readonly folder: string;
  /** Names of the planners whose part is lent. */
  readonly parts: ReadonlySet<string>;
}

/**
 * Makes the environment, from what the planners want. Reads go/env, the certificates and the system's roots; writes nothing.
 * Errors: those of reading, of the certificates (1, 4), `REFERENCES_MISSING` (1).
 */
export async function lendEnvironment(
  reader: Reader,
  { profile: given, expired, folder, parts }: Lending,
  facts: Facts,
): Promise<LentEnvironment> {
  const profile = asUsers(given);
  const here = { ...facts, ownConfig: folder };
  const part = async (name: string, make: () => Lent | Promise<Lent>): Promise<Lent> =>
    parts.has(name) ? make() : new Map();
  const { files, diagnostics } = parts.has(trustStore.name) ? await bundles(reader, profile, here) : NO_FILES;
  const lent = await Promise.all([
    // First what is dropped: a variable of go's that the user's shell exports is set again by the profile's value.
    part(shellEnv.name, () => shellVariables(profile, here)),
    part(goEnv.name, async () =>
      saysOfGo(profile, expired)
        ? goVariables(profile, expired, {
            ...(await readGoHere(reader, facts)),
            ...(profile.offline && { bundles: await unpackedBundles(reader, profile, facts) }),
          })
        : new Map(),
    ),
    part(gitConfig.name, () => gitVariables(profile, expired, here)),
  ]);
  const before = withLent(facts.env, ...lent);
  const logins = parts.has(credentials.name)
    ? await lendCredentials(reader, { profile, env: before, folder }, facts)
    : NO_LOGINS;
  const env = withLent(before, logins.lent);
  const beaten = parts.has(gitConfig.name) ? await gitNotInForce(reader, { profile, lent: env }, here) : [];
  return {
    env,
    files: [...files, ...logins.files],
    diagnostics: [...diagnostics, ...logins.diagnostics, ...beaten],
  };
}

function saysOfGo({ go, insecure, offline }: Profile, expired: readonly InsecureEntry[]): boolean {
  return go !== undefined || offline !== undefined || insecure.length > 0 || expired.length > 0;
}

/** The system's store cannot be lent to one command; files of certificates can. */
function asUsers(profile: Profile): Profile {
  return profile.trust ? { ...profile, trust: { ...profile.trust, scope: 'user' } } : profile;
}

async function bundles(
  reader: Reader,
  profile: Profile,
  facts: Facts,
): Promise<Omit<LentEnvironment, 'env'>> {
  const input = { planners: [trustStore], profile, journal: EMPTY_JOURNAL, facts, force: false };
  const { parts, diagnostics } = await makePlan(reader, input);
  const steps = parts.flatMap((one) => one.planner.steps(one.rows, one.observed, one.facts));
  return { files: steps.filter((step) => step.kind === 'write-file'), diagnostics };
}

const NO_LOGINS: LentCredentials = { lent: new Map(), files: [], diagnostics: [] };
const NO_FILES: Omit<LentEnvironment, 'env'> = { files: [], diagnostics: [] };
