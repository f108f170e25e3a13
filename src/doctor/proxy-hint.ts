import type { Observation, Seen, World } from './world.ts';

/**
 * A machine whose only way out is a network proxy that is set for http alone: what never answers directly has that cause.
 * Whether the direct way is closed shows only when it was tried, so that it is said of what failed.
 */
export function withProxyHint(observed: Observation, { env }: Pick<World, 'env'>): Observation {
  const isSet = (name: string) => Boolean(env[name] || env[name.toLowerCase()]);
  if (!isSet('HTTP_PROXY') || isSet('HTTPS_PROXY')) return observed;
  return { ...observed, seen: observed.seen.map(renamed) };
}

function renamed(seen: Seen): Seen {
  const isClosed = /^(?:net\.timeout|net\.refused\.default|dns\.|offline\.no_network)/.test(seen.code);
  if (!isClosed || !seen.request.url?.startsWith('https:')) return seen;
  const candidates = [{ code: seen.code, decideBy: 'through-proxy' as const }];
  return { ...seen, code: 'proxy.https_proxy_not_set', candidates };
}
