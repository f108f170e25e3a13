import type { Override } from '../../core/change.ts';
import type { Facts } from '../../core/facts.ts';
import type { Value } from '../../core/value.ts';
import {
  gitKey,
  httpUrl,
  INCLUDE,
  isOurKind,
  isRewrite,
  meaning,
  nameOf,
  parseRewriteKey,
  rewriteTarget,
} from './keys.ts';
import type { Machine } from './machine.ts';
import { bypassesProxy } from './no-proxy.ts';
import { gitEnv, homeText, skipsSystem } from './paths.ts';
import { rankTargets } from './rewrite-url.ts';
import { placeOf, type Setting } from './setting.ts';

/** Whether something keeps a value of goenv's from being in force, planned or written. */
export type Overridden = (key: string, value: Value) => Override | undefined;

/** Prepares the question once, so that each key costs the same however many settings there are. */
export function overriddenOn(machine: Machine, facts: Facts): Overridden {
  const rival = rivalRules(machine);
  const later = laterSettings(machine);
  const isUnread = facts.scope === 'machine' && skipsSystem(gitEnv(facts));
  return (key, value) => {
    if (typeof value !== 'string' || key === INCLUDE) return undefined;
    if (isUnread) return fromVariable(NOSYSTEM, gitEnv(facts)[NOSYSTEM] ?? '');
    const rule = parseRewriteKey(key);
    if (rule) {
      const winner = rival(rule.from, rule.to);
      return winner && overrideOf(winner.setting, winner.to, facts);
    }
    const after = later.get(gitKey(key));
    const differs = after !== undefined && meaning(after, homeText(facts)) !== value;
    if (differs) return overrideOf(after, after.value ?? 'true', facts);
    return byEnvironment(gitKey(key), value, gitEnv(facts));
  };
}

interface Rival {
  readonly from: string;
  readonly to: string;
  readonly setting: Setting;
  readonly rank: number;
}

/** The rule of somebody else that git prefers to ours for the same prefix: the target that was named first wins. */
function rivalRules({ settings, isOwn, place }: Machine) {
  const rules = settings.flatMap((setting, index) => ruleOf(setting, index));
  const ranks = rankTargets(rules);
  const ourRank = rules.filter(({ index }) => index < place).length;
  const first = new Map<string, Rival>();
  for (const { from, to, setting } of rules) {
    const rank = ranks.get(to) ?? 0;
    if (!isOwn(setting) && rank < (first.get(from)?.rank ?? Number.POSITIVE_INFINITY)) {
      first.set(from, { from, to, setting, rank });
    }
  }
  return (from: string, to: string): Rival | undefined => {
    const other = first.get(from);
    return other && other.rank < Math.min(ranks.get(to) ?? ourRank, ourRank) ? other : undefined;
  };
}

function ruleOf(setting: Setting, index: number) {
  if (!isRewrite(setting.key) || setting.value === null) return [];
  return [{ from: setting.value, to: rewriteTarget(setting.key), setting, index }];
}

/** The last setting of somebody else behind our place, by key: for single values the last one wins. */
function laterSettings({ settings, isOwn, place }: Machine): ReadonlyMap<string, Setting> {
  const behind = settings.slice(place).filter((setting) => isOurKind(setting.key) && !isOwn(setting));
  return new Map(behind.map((setting) => [setting.key, setting]));
}

function overrideOf(setting: Setting, value: string, facts: Facts): Override {
  const where = placeOf(setting);
  if (where) return { by: where.file, value, where };
  const names = ['GIT_CONFIG_COUNT', 'GIT_CONFIG_PARAMETERS'];
  const variable = names.find((name) => gitEnv(facts)[name] !== undefined) ?? 'GIT_CONFIG_COUNT';
  return { by: `environment variable ${variable}`, value, variable };
}

function byEnvironment(key: string, value: string, env: Facts['env']): Override | undefined {
  const stronger = STRONGER[nameOf(key)];
  const set = stronger === undefined ? undefined : env[stronger];
  if (stronger !== undefined && set !== undefined && set !== value) return fromVariable(stronger, set);
  // `no_proxy` counts even against a proxy from git's own configuration; libcurl looks at the lower case first.
  const exempting = ['no_proxy', 'NO_PROXY'].find((name) => env[name]);
  const url = nameOf(key) === 'proxy' && value !== '' ? httpUrl(key) : undefined;
  if (exempting === undefined || url === undefined) return undefined;
  const list = env[exempting] ?? '';
  return bypassesProxy(url, list) ? fromVariable(exempting, list) : undefined;
}

function fromVariable(variable: string, value: string): Override {
  return { by: `environment variable ${variable}`, value, variable };
}

const NOSYSTEM = 'GIT_CONFIG_NOSYSTEM';
/** Variables that git puts above any setting (http.c, `set_from_env`). */
const STRONGER: Readonly<Record<string, string>> = {
  sslcert: 'GIT_SSL_CERT',
  sslkey: 'GIT_SSL_KEY',
  sslcainfo: 'GIT_SSL_CAINFO',
};
