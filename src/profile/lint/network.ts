import type { Profile } from '../sections/profile.ts';
import { proxyUrlRules } from './proxy-url.ts';
import type { Finding } from './rule.ts';

/** HTTP_PROXY and HTTPS_PROXY. Source: x/net/http/httpproxy. */
export function* networkRules(profile: Profile): Generator<Finding> {
  const { http, https } = profile.network?.proxy ?? {};
  const userinfo = profile.scope === 'machine' ? 'none' : 'reference';
  if (http !== undefined)
    yield* proxyUrlRules(http, { pointer: '/network/proxy/http', key: 'network.proxy', userinfo });
  // One proxy for both is the usual case, and one fault.
  if (https === undefined || https === http) return;
  yield* proxyUrlRules(https, { pointer: '/network/proxy/https', key: 'network.proxy.https', userinfo });
}
