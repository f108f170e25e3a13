import type { Facts } from '../../core/facts.ts';
import { ABSENT, type Absent } from '../../core/value.ts';
import { gitConfig } from '../../planners/git-config/index.ts';
import { entryFor, INCLUDE, nameOf } from '../../planners/git-config/keys.ts';
import type { InsecureEntry, Profile } from '../../profile/sections/profile.ts';
import type { Lent } from './lent.ts';

/**
 * git's settings as `GIT_CONFIG_COUNT`, `GIT_CONFIG_KEY_n`, `GIT_CONFIG_VALUE_n` (git >= 2.31), behind those that are
 * there. A check that an expired exception had turned off is on again, whatever goenv's own gitconfig still says. Pure.
 */
export function gitVariables(profile: Profile, expired: readonly InsecureEntry[], facts: Facts): Lent {
  const wanted = [...settings(profile, facts), ...checksAgain(profile, expired)];
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

interface Setting {
  readonly key: string;
  readonly value: string;
}

/** What git-config wants in its file; where git's own files are does not matter here. */
function settings(profile: Profile, facts: Facts): readonly Setting[] {
  const inputs = { found: new Map(), files: new Map() };
  return [...gitConfig.desired(profile, inputs, { ...facts, env: {} })].flatMap(([key, value]) => {
    if (key === INCLUDE || typeof value !== 'string') return [];
    return [{ key: entryFor(key, value).key, value }];
  });
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
