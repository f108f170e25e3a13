import type { Profile } from '../../profile/sections/profile.ts';
import { insecureModules, isSumdbOff, unsummedModules } from './desired.ts';
import { setElement } from './variables.ts';

/**
 * JSON pointer of the profile's value behind a key: `GOPRIVATE[a.com]` gives `/go/private/0`.
 * An element that goenv carries over from GOPRIVATE points at the entry that made it write the set.
 */
export function pointerOf(key: string, profile: Profile): string | undefined {
  const parsed = setElement(key);
  if (parsed) return elementPointer(parsed.set, parsed.element, profile);
  if (key === 'GOINSECURE') return insecurePointer(profile) ?? (profile.go && '/go');
  if (isSumdbOff(profile) && (key === 'GOSUMDB' || key === 'GOTOOLCHAIN')) {
    return exceptionPointer(profile, ['no-sumdb'], ['all']);
  }
  const field = FIELDS[key];
  if (field !== undefined && profile.go?.[field] !== undefined) return `/go/${field}`;
  return profile.go?.env?.[key] === undefined ? undefined : `/go/env/${key}`;
}

function elementPointer(set: string, element: string, profile: Profile): string | undefined {
  const patterns = profile.go?.private ?? [];
  const named = patterns.findIndex(({ path }) => path === element);
  const carried = patterns.findIndex(({ via }) => via === 'proxy');
  if (named >= 0) return `/go/private/${named}`;
  if (set === 'GONOPROXY') return carried < 0 ? undefined : `/go/private/${carried}`;
  if (set !== 'GONOSUMDB') return undefined;
  const modules = unsummedModules(profile);
  return exceptionPointer(profile, ['no-sumdb'], modules.includes(element) ? [element] : modules);
}

function insecurePointer(profile: Profile): string | undefined {
  return exceptionPointer(profile, ['plain-http', 'skip-tls-verify'], insecureModules(profile));
}

function exceptionPointer(profile: Profile, allows: readonly string[], modules: readonly string[]) {
  const at = profile.insecure.findIndex(({ allow, module }) => {
    return module !== undefined && allows.includes(allow) && modules.includes(module);
  });
  return at < 0 ? undefined : `/insecure/${at}`;
}

const FIELDS: Readonly<Record<string, 'proxy' | 'sumdb' | 'vcs' | 'toolchain'>> = {
  GOPROXY: 'proxy',
  GOSUMDB: 'sumdb',
  GOVCS: 'vcs',
  GOTOOLCHAIN: 'toolchain',
};
