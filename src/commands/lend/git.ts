import { type Diagnostic, isFailure } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { notInForce } from '../../core/plan.ts';
import { ABSENT, type Absent } from '../../core/value.ts';
import { allSettings } from '../../planners/git-config/all-settings.ts';
import { gitConfig } from '../../planners/git-config/index.ts';
import { entryFor, INCLUDE, nameOf } from '../../planners/git-config/keys.ts';
import { overriddenOn } from '../../planners/git-config/override.ts';
import type { InsecureEntry, Profile } from '../../profile/sections/profile.ts';
import type { Lent } from './lent.ts';

/**
 * git's settings as `GIT_CONFIG_COUNT`, `GIT_CONFIG_KEY_n`, `GIT_CONFIG_VALUE_n` (git >= 2.31), behind those that are
 * there. A check that an expired exception had turned off is on again, whatever goenv's own gitconfig still says. Pure.
 */
export function gitVariables(profile: Profile, expired: readonly InsecureEntry[], facts: Facts): Lent {
  const ours = desired(profile, facts).map(({ key, value }) => ({ key: entryFor(key, value).key, value }));
  const wanted = [...ours, ...checksAgain(profile, expired)];
  if (wanted.length === 0) return new Map();
  const { moved, dropped } = strongerHere(wanted, facts.env);
  const there = /^\d+$/.exec(facts.env['GIT_CONFIG_COUNT'] ?? '')?.[0];
  const start = Number(there ?? 0);
  const all = [...moved, ...wanted];
  const pairs = all.flatMap(({ key, value }, at) => [
    [`GIT_CONFIG_KEY_${start + at}`, key] as const,
    [`GIT_CONFIG_VALUE_${start + at}`, value] as const,
  ]);
  return new Map<string, string | Absent>([
    ...dropped.map((name) => [name, ABSENT] as const),
    ['GIT_CONFIG_COUNT', String(start + all.length)],
    ...pairs,
  ]);
}

/**
 * What of these settings somebody else's still beat: git takes the first of two rewrites of one prefix, and `NO_PROXY` counts
 * against a proxy of git's. Asks git once. `lent`: the command's environment.
 */
export async function gitNotInForce(
  reader: Reader,
  { profile, lent }: { readonly profile: Profile; readonly lent: Facts['env'] },
  facts: Facts,
): Promise<readonly Diagnostic[]> {
  const wanted = desired(profile, facts);
  if (wanted.length === 0) return [];
  const settings = await settingsHere(reader, facts);
  const place = settings.length;
  const machine = { settings, place, isOwn: () => false, includesOwn: () => false };
  const overridden = overriddenOn(machine, { ...facts, env: lent });
  return wanted.flatMap(({ key, value }) => {
    const by = overridden(key, value);
    return by ? [notInForce({ key }, by)] : [];
  });
}

/** A courtesy: a configuration that git cannot read is for git to say, if the command asks it at all. */
async function settingsHere(reader: Reader, facts: Facts) {
  try {
    return (await allSettings(reader, facts)).settings;
  } catch (error) {
    if (isFailure(error)) return [];
    throw error;
  }
}

interface Setting {
  readonly key: string;
  readonly value: string;
}

/** What git-config wants in its file; where git's own files are does not matter here. */
function desired(profile: Profile, facts: Facts): readonly Setting[] {
  const inputs = { found: new Map(), files: new Map() };
  return [...gitConfig.desired(profile, inputs, { ...facts, env: {} })].flatMap(([key, value]) =>
    key === INCLUDE || typeof value !== 'string' ? [] : [{ key, value }],
  );
}

function checksAgain({ insecure }: Profile, expired: readonly InsecureEntry[]): readonly Setting[] {
  const skips = ({ allow, host }: InsecureEntry) => (allow === 'skip-tls-verify' && host ? [host] : []);
  const still = insecure.flatMap(skips);
  const hosts = expired.flatMap(skips).filter((host) => !still.includes(host));
  return hosts.map((host) => ({ key: `http.https://${host}/.sslverify`, value: 'true' }));
}

/**
 * git puts these variables above any setting. Where the profile has such a setting, the variable's value becomes the
 * general setting before it: it still counts for hosts that the profile does not name.
 */
function strongerHere(wanted: readonly Setting[], env: Facts['env']) {
  const names = new Set(wanted.map(({ key }) => nameOf(key)));
  const found = STRONGER.filter(([variable, name]) => env[variable] !== undefined && names.has(name));
  return {
    dropped: found.map(([variable]) => variable),
    moved: found.map(([variable, name]) => ({ key: `http.${name}`, value: env[variable] ?? '' })),
  };
}

/** Source: git's http.c, `set_from_env`. */
const STRONGER = [
  ['GIT_SSL_CAINFO', 'sslcainfo'],
  ['GIT_SSL_CERT', 'sslcert'],
  ['GIT_SSL_KEY', 'sslkey'],
] as const;
