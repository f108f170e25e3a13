import type { CauseCode } from '../../core/codes/explain.ts';
import type { NeverName } from '../../core/finding.ts';
import type { Cause } from '../cause.ts';

const NETWORK_PROXY =
  'network:\n  # the address of your network proxy, as IT gives it\n  proxy: http://proxy.example.com:8080\n  noProxy: [localhost, 127.0.0.1]\n';
const CHECKS: readonly NeverName[] = ['gosumdb-off', 'goinsecure-all'];
const UNVERIFIED: readonly NeverName[] = ['gosumdb-off', 'goinsecure-all', 'ssl-verify-false'];

/** The network proxy. */
export const PROXY_CAUSES: { readonly [C in Extract<CauseCode, `${'proxy'}.${string}`>]: Cause } = {
  'proxy.auth_407': {
    layer: 'auth',
    hop: 'network-proxy',
    never: ['ssl-verify-false', 'gosumdb-off'],
    profile:
      'network:\n  # your proxy; name and password come from these two variables\n  proxy: http://${env:PROXY_USER}:${env:PROXY_PASSWORD}@proxy.example.com:8080\n',
  },
  'proxy.forbidden_403': {
    layer: 'proxy',
    hop: 'network-proxy',
    candidates: [{ code: 'proxy.auth_407', decideBy: 'connect-proxy' }],
    never: UNVERIFIED,
    profile:
      'go:\n  proxy:\n    # the module proxy inside your network, if there is one\n    - https://goproxy.example.com\n',
  },
  'proxy.gateway_error': {
    layer: 'proxy',
    hop: 'network-proxy',
    candidates: [
      { code: 'proxy.forbidden_403', decideBy: 'connect-proxy' },
      { code: 'mirror.server_fault', decideBy: 'other-host' },
    ],
    never: CHECKS,
  },
  'proxy.refused.loopback_in_container': {
    layer: 'proxy',
    hop: 'network-proxy',
    candidates: [{ code: 'proxy.refused', decideBy: 'in-container' }],
    never: CHECKS,
    profile:
      "network:\n  # the proxy's address as the container reaches it: never 127.0.0.1\n  proxy: http://proxy.example.com:8080\n",
  },
  'proxy.refused': {
    layer: 'proxy',
    hop: 'network-proxy',
    candidates: [
      { code: 'proxy.refused.loopback_in_container', decideBy: 'in-container' },
      { code: 'net.refused', decideBy: 'proxy-variables' },
    ],
    never: CHECKS,
    profile: NETWORK_PROXY,
  },
  'proxy.dns': {
    layer: 'dns',
    hop: 'network-proxy',
    candidates: [{ code: 'proxy.bad_url', decideBy: 'proxy-variables' }],
    never: CHECKS,
    profile: NETWORK_PROXY,
  },
  'proxy.timeout': {
    layer: 'proxy',
    hop: 'network-proxy',
    candidates: [{ code: 'proxy.refused', decideBy: 'connect-proxy' }],
    never: CHECKS,
    profile: NETWORK_PROXY,
  },
  'proxy.closed': {
    layer: 'proxy',
    hop: 'network-proxy',
    candidates: [
      { code: 'proxy.scheme_https_on_plain_http_proxy', decideBy: 'proxy-variables' },
      { code: 'proxy.bad_url', decideBy: 'proxy-variables' },
      { code: 'net.truncated_response', decideBy: 'connect-proxy' },
    ],
    never: CHECKS,
  },
  'proxy.https_proxy_not_set': {
    layer: 'config',
    hop: 'network-proxy',
    candidates: [
      { code: 'net.timeout', decideBy: 'through-proxy' },
      { code: 'net.timeout.default_proxy_blocked', decideBy: 'through-proxy' },
    ],
    never: CHECKS,
    profile: NETWORK_PROXY,
  },
  'proxy.scheme_https_on_plain_http_proxy': {
    layer: 'config',
    hop: 'network-proxy',
    never: UNVERIFIED,
    profile:
      'network:\n  # http:// is how this machine talks to the proxy; what goes through it stays encrypted\n  proxy: http://proxy.example.com:8080\n',
  },
  'proxy.bad_url': {
    layer: 'config',
    hop: 'network-proxy',
    candidates: [{ code: 'proxy.dns', decideBy: 'proxy-variables' }],
    never: CHECKS,
    profile: NETWORK_PROXY,
  },
  'proxy.intercepted_401': {
    layer: 'auth',
    hop: 'network-proxy',
    candidates: [
      { code: 'proxy.auth_407', decideBy: 'connect-proxy' },
      { code: 'goproxy.unauthorized_401', decideBy: 'curl-verbose' },
    ],
    never: UNVERIFIED,
  },
  'proxy.socks': {
    layer: 'proxy',
    hop: 'network-proxy',
    candidates: [{ code: 'proxy.bad_url', decideBy: 'proxy-variables' }],
    never: CHECKS,
    profile: NETWORK_PROXY,
  },
};
