import { isFailure } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import { hasReference } from '../core/reference.ts';
import type { Ask } from '../export/target.ts';
import { noProxyValue } from '../planners/shell-env/no-proxy.ts';
import type { Context } from './context.ts';
import { inlineCertificates } from './inline-certificates.ts';
import type { LoadedProfile } from './load-profile.ts';

/**
 * Who answers the questions of an export: go, DNS, and the hosts themselves, each within seconds; `--offline`: go alone.
 * Nothing of the profile is resolved: whoever wrote it would get it.
 */
export async function askerFor(context: Context, loading: LoadedProfile): Promise<Ask> {
  const goDefaults = () => askGo(context);
  const nothing = async () => undefined;
  if (context.options.offline) return { goDefaults, addresses: nothing, redirects: nothing };
  // A chunk of its own: offline nothing of it is loaded.
  const { redirectsOf, resolveName, systemRoots, UNKNOWN_PROXY } = await import('../host/http.ts');
  const how = {
    roots: [...systemRoots(context.facts), ...(await authoritiesOf(context, loading))],
    env: environmentOf(context, loading, UNKNOWN_PROXY),
    timeout: REQUEST_TIME,
  };
  return {
    goDefaults,
    addresses: (name) => resolveName(name),
    redirects: async (url) => (isUsable(url) ? redirectsOf(url, how) : { problem: 'URL' }),
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

/**
 * As new shells have it with the profile: its network proxies in the place of the environment's, without their logins;
 * `unknown` for one that no text names.
 */
function environmentOf({ facts }: Context, { profile }: LoadedProfile, unknown: string): Facts['env'] {
  const { proxy, noProxy } = profile.network ?? {};
  const known = (text: string) => {
    const bare = withoutLogin(text);
    return hasReference(bare) ? unknown : bare;
  };
  return {
    ...facts.env,
    ...(proxy?.http !== undefined && { HTTP_PROXY: known(proxy.http) }),
    ...(proxy?.https !== undefined && { HTTPS_PROXY: known(proxy.https) }),
    ...((proxy || noProxy) && { NO_PROXY: noProxyValue(noProxy ?? []) }),
  };
}

/** A reference may have slashes in it: everything up to the last `@` goes. */
function withoutLogin(proxy: string): string {
  return proxy.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1');
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
