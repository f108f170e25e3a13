import { isFailure } from '../core/diagnostic.ts';
import { hasReference, resolveText } from '../core/reference.ts';
import type { Ask } from '../export/target.ts';
import { bypasses } from '../go/no-proxy.ts';
import { redirectsOf, resolveName } from '../host/reach.ts';
import type { Context } from './context.ts';
import { inlineCertificates } from './inline-certificates.ts';
import type { LoadedProfile } from './load-profile.ts';

/** Who answers the questions of an export: go, DNS, and the hosts themselves, each within seconds; `--offline`: go alone. */
export async function askerFor(context: Context, loading: LoadedProfile): Promise<Ask> {
  const { options } = context;
  const ca = options.offline ? [] : await authoritiesOf(context, loading);
  const proxyFor = (url: URL) => proxyOf(context, loading, url);
  const lasting = { ca, proxyFor, timeout: REQUEST_TIME };
  return {
    goDefaults: () => askGo(context),
    addresses: async (name) => (options.offline ? undefined : resolveName(name)),
    redirects: async (url) => {
      if (options.offline) return undefined;
      return isUsable(url) ? redirectsOf(url, lasting) : { problem: 'URL' };
    },
  };
}

/** Go's own defaults; under `--root` no program of this machine is asked. */
async function askGo({ host, facts }: Context): Promise<ReadonlyMap<string, string>> {
  if (facts.root !== undefined) return new Map();
  const unset = Object.fromEntries(ASKED.map((name) => [name, undefined]));
  const answer = await host.ask({ argv: ['go', 'env', ...ASKED], env: { ...unset, ...QUIET } });
  if (answer.kind !== 'done' || answer.status !== 0) return new Map();
  const lines = answer.stdout.split('\n');
  return new Map(ASKED.map((name, at) => [name, lines[at]?.trim() ?? '']));
}

/** What the profile trusts; asking works without it where nothing inspects. */
async function authoritiesOf(
  { host, facts }: Context,
  { profile }: LoadedProfile,
): Promise<readonly string[]> {
  try {
    const inlined = await inlineCertificates(host, profile, facts);
    return (inlined.profile.trust?.certificates ?? []).flatMap(({ pem }) => pem ?? []);
  } catch (error) {
    if (!isFailure(error)) throw error;
    return [];
  }
}

/** As the profile says, else as the environment does; a login that is not here leaves the proxy without one. */
function proxyOf({ facts }: Context, { profile }: LoadedProfile, url: URL): string | undefined {
  const scheme = url.protocol === 'http:' ? 'http' : 'https';
  const port = url.port || (scheme === 'http' ? '80' : '443');
  const own = profile.network?.proxy?.[scheme];
  const variable = (name: string) => facts.env[name.toUpperCase()] ?? facts.env[name] ?? '';
  const proxy = own ?? variable(`${scheme}_proxy`);
  const around = own === undefined ? variable('no_proxy').split(',') : (profile.network?.noProxy ?? []);
  if (proxy === '' || bypasses(around, url.hostname, port)) return undefined;
  const resolved = hasReference(proxy) ? resolveText(proxy, facts).text : proxy;
  const text = resolved ?? proxy.replace(/\/\/[^/]*@/, '//');
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  return isUsable(full) ? full : undefined;
}

function isUsable(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

const ASKED = ['GOPROXY', 'GOSUMDB'] as const;
/** Go's own defaults, and no trace of the question. */
const QUIET = {
  GOENV: 'off',
  GOTOOLCHAIN: 'local',
  GOWORK: 'off',
  GOFLAGS: '',
  XDG_CONFIG_HOME: '/dev/null',
};
/** Milliseconds. */
const REQUEST_TIME = 8000;
