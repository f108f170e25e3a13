import { isLoopback } from '../../go/no-proxy.ts';
import { withoutUserinfo } from '../../go/url.ts';
import type { Profile } from '../sections/profile.ts';
import { type Route, routesOf } from './routes.ts';
import { error, type Finding, info, quoted, warning } from './rule.ts';

/** Who hears which paths, and in clear or not. */
export function* goProxyTrustRules(profile: Profile): Generator<Finding> {
  const routes = routesOf(profile.go);
  for (const [i, route] of routes.entries()) {
    if (route.scheme === 'http' && !isLoopback(route.host)) yield plainHttp(profile, route);
    if (route.host === 'goproxy.io') {
      yield warning('PROXY_DISTRUSTED', route.pointer, {
        fragment: 'go:\n  proxy: [https://goproxy.cn, direct]\n',
      });
    }
    yield* leak(route, routes.slice(i + 1));
  }
  yield* offIsNotAbsolute(profile, routes);
  yield* fallbackMeaning(routes);
}

/** go itself takes plain http and refuses only userinfo over it; integrity comes from go.sum, secrecy from nowhere. */
function plainHttp(profile: Profile, route: Route): Finding {
  const url = withoutUserinfo(route.entry);
  const privately = profile.go?.private?.some(({ via }) => via === 'proxy') ?? false;
  const secretly = profile.credentials?.some(
    ({ machine }) => machine === route.host || machine === route.authority,
  );
  const fragment = `go:\n  proxy: [${quoted(url.replace(/^http:/i, 'https:'))}]\n`;
  if (privately && route.kind === 'own')
    return error('PROXY_PLAIN_HTTP_PRIVATE', route.pointer, { url, fragment });
  if (secretly)
    return error('PROXY_PLAIN_HTTP_CREDENTIALS', route.pointer, { url, host: route.authority, fragment });
  return warning('PROXY_PLAIN_HTTP', route.pointer, { url, fragment });
}

/** `any-error` behind a company's proxy sends what was asked of it on to strangers whenever it is down or says no. */
function* leak(route: Route, after: readonly Route[]): Generator<Finding> {
  if (route.kind !== 'own' || route.fallback !== 'any-error' || route.scheme === 'file') return;
  const next = after.find(({ kind }) => kind === 'public' || kind === 'direct');
  if (next === undefined) return;
  const url = withoutUserinfo(route.entry);
  const fragment = `go:\n  proxy:\n    - ${url}\n    - ${withoutUserinfo(next.entry)}\n`;
  yield warning('PROXY_FALLBACK_LEAK', route.pointer, {
    url,
    next: withoutUserinfo(next.entry),
    fragment,
    other: next.pointer,
  });
}

/** GONOPROXY puts an entry of its own in front of the list: private modules are fetched from their hosts even so. */
function* offIsNotAbsolute(profile: Profile, routes: readonly Route[]): Generator<Finding> {
  const direct = profile.go?.private?.findIndex(({ via }) => via === 'direct') ?? -1;
  const pattern = profile.go?.private?.[direct]?.path;
  const last = routes.at(-1);
  if (last?.kind !== 'off' || pattern === undefined) return;
  yield warning('PROXY_OFF_NOT_ABSOLUTE', last.pointer, { pattern, other: `/go/private/${direct}` });
}

/** Said once, of the first public mirror: a comma is no failover. */
function* fallbackMeaning(routes: readonly Route[]): Generator<Finding> {
  const [first, second] = routes;
  if (first?.kind !== 'public' || first.fallback !== 'not-found' || second?.kind !== 'direct') return;
  const url = withoutUserinfo(first.entry);
  const fragment = `go:\n  proxy:\n    - { url: ${quoted(url)}, fallback: any-error }\n    - direct\n`;
  yield info('PROXY_FALLBACK_NOT_FOUND', first.pointer, { url, fragment });
}
