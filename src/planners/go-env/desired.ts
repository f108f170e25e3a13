import { bundleSetIn } from '../../core/bundle-set.ts';
import type { Facts } from '../../core/facts.ts';
import type { Inputs } from '../../core/planner.ts';
import { ABSENT, elementKey, type State, type Value } from '../../core/value.ts';
import { formatVcs } from '../../go/govcs.ts';
import { formatProxyList } from '../../go/proxy-list.ts';
import { formatSumDb } from '../../go/sumdb.ts';
import type { GoSection, Profile } from '../../profile/sections/profile.ts';
import { offlineState } from './offline.ts';
import { elementsIn, type SetName } from './variables.ts';

/**
 * What the profile wants in the go/env file. `found` is what is there and not goenv's: where a set has such
 * elements it was the user who set it, and it no longer follows GOPRIVATE by itself.
 */
export function desiredState(profile: Profile, inputs: Pick<Inputs, 'found' | 'files'>, facts: Facts): State {
  const { found } = inputs;
  const go = profile.go ?? {};
  const state = new Map<string, Value>();
  const put = (name: string, value: Value | undefined) => value !== undefined && state.set(name, value);
  put('GOPROXY', go.proxy?.length ? formatProxyList(go.proxy) : undefined);
  const bundles = bundleSetIn(profile, inputs);
  for (const { set, elements } of wantedSets(profile, found)) {
    // Offline it is one whole value.
    if (bundles && set === 'GONOPROXY') continue;
    for (const element of elements) state.set(elementKey(set, element), element);
  }
  put('GOSUMDB', sumdb(go));
  put('GOVCS', go.vcs?.length ? formatVcs(go.vcs) : undefined);
  put('GOTOOLCHAIN', go.toolchain);
  put('GOINSECURE', goInsecure(profile));
  for (const [name, value] of Object.entries(go.env ?? {})) put(name, value);
  if (bundles)
    for (const [name, value] of offlineState(profile, { bundles, found }, facts)) state.set(name, value);
  // Last: without the database no downloaded toolchain can be verified, so none may be asked for.
  if (isSumdbOff(profile)) state.set('GOSUMDB', 'off').set('GOTOOLCHAIN', 'local');
  return state;
}

/** Whether an exception turns the checksum database off for every module. */
export function isSumdbOff(profile: Profile): boolean {
  return profile.insecure.some(({ allow, module }) => allow === 'no-sumdb' && module === 'all');
}

/** The modules that GOINSECURE must name, in the profile's order. */
export function insecureModules(profile: Profile): readonly string[] {
  return unique(
    profile.insecure.flatMap(({ allow, module }) => {
      return module !== undefined && (allow === 'plain-http' || allow === 'skip-tls-verify') ? [module] : [];
    }),
  );
}

/** The modules of `no-sumdb` exceptions but `all`. */
export function unsummedModules(profile: Profile): readonly string[] {
  return profile.insecure.flatMap(({ allow, module }) => {
    return allow === 'no-sumdb' && module !== undefined && module !== 'all' ? [module] : [];
  });
}

function wantedSets(profile: Profile, found: State): { set: SetName; elements: readonly string[] }[] {
  const patterns = profile.go?.private ?? [];
  return [
    { set: 'GOPRIVATE', elements: patterns.map(({ path }) => path) },
    { set: 'GONOPROXY', elements: noProxy(patterns, found) },
    { set: 'GONOSUMDB', elements: noSumdb(patterns, unsummedModules(profile), found) },
  ];
}

type Private = NonNullable<GoSection['private']>;

/** GONOPROXY follows GOPRIVATE only while unset: set by the user, it is joined; needed by `via: proxy`, it is whole. */
function noProxy(patterns: Private, found: State): readonly string[] {
  const direct = patterns.filter(({ via }) => via === 'direct').map(({ path }) => path);
  if (elementsIn(found, 'GONOPROXY').length > 0) return direct;
  const proxied = new Set(patterns.filter(({ via }) => via === 'proxy').map(({ path }) => path));
  if (proxied.size === 0) return [];
  const whole = unique([...direct, ...usersPrivate(found).filter((element) => !proxied.has(element))]);
  // An empty value counts as unset; `none` is a pattern that matches no real module.
  return whole.length > 0 ? whole : ['none'];
}

function noSumdb(patterns: Private, unsummed: readonly string[], found: State): readonly string[] {
  const wanted = [...patterns.map(({ path }) => path), ...unsummed];
  if (elementsIn(found, 'GONOSUMDB').length > 0) return unique(wanted);
  return unsummed.length > 0 ? unique([...wanted, ...usersPrivate(found)]) : [];
}

/** GOPRIVATE elements of the user's own that can match a module at all: no path holds a blank or a CR. */
function usersPrivate(found: State): readonly string[] {
  return elementsIn(found, 'GOPRIVATE').filter((element) => !/\s/.test(element));
}

function sumdb({ sumdb: wanted }: GoSection): Value | undefined {
  if (wanted === undefined) return undefined;
  return wanted === 'default' ? ABSENT : formatSumDb(wanted);
}

function goInsecure(profile: Profile): Value | undefined {
  const modules = insecureModules(profile);
  if (modules.length > 0) return modules.join(',');
  return profile.go === undefined ? undefined : ABSENT;
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
