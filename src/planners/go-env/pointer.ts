import type { Profile } from '../../profile/sections/profile.ts';
import { insecureModules, isSumdbOff, unsummedModules } from './desired.ts';
import { SETS, setElement } from './variables.ts';

/**
 * JSON pointer of the profile's value behind a key: `GOPRIVATE[a.com]` gives `/go/private/0`.
 * An element that goenv carries over from GOPRIVATE points at the entry that made it write the set.
 */
export function pointersOf(profile: Profile): (key: string) => string | undefined {
  const elementPointer = elementPointers(profile);
  return (key) => {
    const parsed = setElement(key);
    return parsed ? elementPointer(parsed.set, parsed.element) : variablePointer(key, profile);
  };
}

function variablePointer(name: string, profile: Profile): string | undefined {
  if (name === 'GOINSECURE') return insecurePointer(profile) ?? (profile.go && '/go');
  if (SETS.some((set) => set === name)) return setPointer(name, profile);
  if (isSumdbOff(profile) && (name === 'GOSUMDB' || name === 'GOTOOLCHAIN')) {
    return exceptionPointer(profile, ['no-sumdb'], ['all']);
  }
  if (profile.offline && OFFLINE.has(name)) return '/offline/bundles';
  const field = FIELDS[name];
  if (field !== undefined && profile.go?.[field] !== undefined) return `/go/${field}`;
  return profile.go?.env?.[name] === undefined ? undefined : `/go/env/${name}`;
}

function elementPointers(profile: Profile): (set: string, element: string) => string | undefined {
  const patterns = profile.go?.private ?? [];
  const named = new Map(patterns.map(({ path }, at) => [path, `/go/private/${at}`] as const).reverse());
  const carried = patterns.findIndex(({ via }) => via === 'proxy');
  const modules = unsummedModules(profile);
  return (set, element) => {
    const own = named.get(element);
    if (own !== undefined && !(set === 'GONOPROXY' && profile.offline)) return own;
    if (set === 'GONOPROXY' && profile.offline) return '/offline/bundles';
    if (set === 'GONOPROXY') return carried < 0 ? undefined : `/go/private/${carried}`;
    if (set !== 'GONOSUMDB') return undefined;
    return exceptionPointer(profile, ['no-sumdb'], modules.includes(element) ? [element] : modules);
  };
}

/** A set that is one value, as in `$GOROOT/go.env`. */
function setPointer(name: string, profile: Profile): string | undefined {
  if (profile.offline && name === 'GONOPROXY') return '/offline/bundles';
  if (profile.go?.private?.length) return '/go/private';
  return name === 'GONOSUMDB' ? exceptionPointer(profile, ['no-sumdb'], unsummedModules(profile)) : undefined;
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

/** What an air gap decides, whatever `go` says. */
const OFFLINE: ReadonlySet<string> = new Set(['GOPROXY', 'GONOPROXY', 'GOSUMDB', 'GOTOOLCHAIN']);
const FIELDS: Readonly<Record<string, 'proxy' | 'sumdb' | 'vcs' | 'toolchain'>> = {
  GOPROXY: 'proxy',
  GOSUMDB: 'sumdb',
  GOVCS: 'vcs',
  GOTOOLCHAIN: 'toolchain',
};
