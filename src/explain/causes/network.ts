import type { CauseCode } from '../../core/codes/explain.ts';
import type { NeverName } from '../../core/finding.ts';
import type { Cause } from '../cause.ts';

type Network = Extract<CauseCode, `${'dns' | 'net' | 'proxy'}.${string}`>;

const MIRROR = 'go:\n  proxy:\n    - https://goproxy.cn\n    - direct\n';
const NETWORK_PROXY =
  'network:\n  # the address of your network proxy, as IT gives it\n  proxy: http://proxy.example.com:8080\n  noProxy: [localhost, 127.0.0.1]\n';
const CHECKS: readonly NeverName[] = ['gosumdb-off', 'goinsecure-all'];
const UNVERIFIED: readonly NeverName[] = ['gosumdb-off', 'goinsecure-all', 'ssl-verify-false'];

/** Names, connections, and the network proxy. */
export const NETWORK_CAUSES: { readonly [C in Network]: Cause } = {
  'dns.nxdomain_flaky_resolver': {
    layer: 'dns',
    candidates: [
      { code: 'proxy.https_proxy_not_set', decideBy: 'proxy-variables' },
      { code: 'dns.nxdomain', decideBy: 'resolver' },
      { code: 'dns.server_unreachable', decideBy: 'resolver' },
    ],
    never: CHECKS,
  },
  'dns.server_timeout': {
    layer: 'dns',
    candidates: [
      { code: 'dns.nxdomain_flaky_resolver', decideBy: 'resolver' },
      { code: 'dns.server_unreachable', decideBy: 'resolver' },
    ],
    never: CHECKS,
  },
  'dns.server_unreachable': {
    layer: 'dns',
    candidates: [
      { code: 'offline.no_network_not_cached', decideBy: 'other-host' },
      { code: 'dns.nxdomain_flaky_resolver', decideBy: 'resolver' },
    ],
    never: CHECKS,
  },
  'dns.nxdomain': {
    layer: 'dns',
    candidates: [
      { code: 'dns.nxdomain_flaky_resolver', decideBy: 'resolver' },
      { code: 'proxy.https_proxy_not_set', decideBy: 'proxy-variables' },
    ],
    never: CHECKS,
  },
  'net.timeout.default_proxy_blocked': {
    layer: 'tcp',
    hop: 'goproxy',
    candidates: [
      { code: 'proxy.https_proxy_not_set', decideBy: 'proxy-variables' },
      { code: 'net.ipv6_unusable', decideBy: 'ipv4-only' },
    ],
    never: ['gosumdb-off', 'goinsecure-all', 'tidy-e'],
    profile: MIRROR,
  },
  'net.refused.default_proxy_blocked': {
    layer: 'tcp',
    hop: 'goproxy',
    candidates: [
      { code: 'net.refused.local_firewall_or_dns', decideBy: 'resolver' },
      { code: 'proxy.https_proxy_not_set', decideBy: 'proxy-variables' },
    ],
    never: ['gosumdb-off', 'goinsecure-all', 'tidy-e'],
    profile: MIRROR,
  },
  'net.timeout.sumdb_unreachable': {
    layer: 'tcp',
    hop: 'sumdb',
    candidates: [
      { code: 'sumdb.mirror_stale_or_broken', decideBy: 'sumdb-lookup' },
      { code: 'proxy.https_proxy_not_set', decideBy: 'proxy-variables' },
    ],
    never: ['gosumdb-off', 'private-everything', 'goinsecure-all'],
    profile: 'go:\n  sumdb: sum.golang.google.cn\n',
  },
  'net.timeout.vanity_host_blocked': {
    layer: 'tcp',
    hop: 'import-path-host',
    candidates: [
      { code: 'env.goproxy_ignored_gopath_mode', decideBy: 'go-env' },
      { code: 'net.timeout', decideBy: 'other-host' },
      { code: 'proxy.https_proxy_not_set', decideBy: 'proxy-variables' },
    ],
    never: CHECKS,
    profile: MIRROR,
  },
  'net.timeout': {
    layer: 'tcp',
    candidates: [
      { code: 'proxy.https_proxy_not_set', decideBy: 'proxy-variables' },
      { code: 'net.ipv6_unusable', decideBy: 'ipv4-only' },
      { code: 'net.timeout.default_proxy_blocked', decideBy: 'other-mirror' },
    ],
    never: CHECKS,
  },
  'net.refused': {
    layer: 'tcp',
    candidates: [
      { code: 'net.refused.local_firewall_or_dns', decideBy: 'resolver' },
      { code: 'proxy.refused', decideBy: 'proxy-variables' },
    ],
    never: CHECKS,
  },
  'net.refused.local_firewall_or_dns': {
    layer: 'tcp',
    candidates: [
      { code: 'net.refused', decideBy: 'resolver' },
      { code: 'net.refused.default_proxy_blocked', decideBy: 'other-mirror' },
      { code: 'proxy.refused', decideBy: 'proxy-variables' },
    ],
    never: CHECKS,
  },
  'net.tls_handshake_timeout': {
    layer: 'tls',
    candidates: [
      { code: 'net.large_clienthello', decideBy: 'curl-works' },
      { code: 'net.timeout.default_proxy_blocked', decideBy: 'other-mirror' },
      { code: 'net.timeout.vanity_host_blocked', decideBy: 'other-mirror' },
    ],
    never: UNVERIFIED,
  },
  'net.connection_reset': {
    layer: 'tcp',
    candidates: [
      { code: 'net.large_clienthello', decideBy: 'curl-works' },
      { code: 'net.eof', decideBy: 'other-host' },
      { code: 'proxy.closed', decideBy: 'connect-proxy' },
    ],
    never: UNVERIFIED,
  },
  'net.truncated_response': {
    layer: 'http',
    candidates: [
      { code: 'net.connection_reset', decideBy: 'curl-verbose' },
      { code: 'mirror.server_fault', decideBy: 'other-mirror' },
    ],
    never: CHECKS,
  },
  'net.eof': {
    layer: 'tls',
    candidates: [
      { code: 'net.connection_reset', decideBy: 'curl-verbose' },
      { code: 'proxy.closed', decideBy: 'connect-proxy' },
      { code: 'tls.not_tls', decideBy: 'offers' },
    ],
    never: UNVERIFIED,
  },
  'net.ipv6_unusable': {
    layer: 'tcp',
    candidates: [
      { code: 'net.timeout', decideBy: 'ipv4-only' },
      { code: 'net.timeout.default_proxy_blocked', decideBy: 'ipv4-only' },
    ],
    never: CHECKS,
  },
  'net.large_clienthello': {
    layer: 'tls',
    candidates: [{ code: 'net.connection_reset', decideBy: 'curl-works' }],
    never: UNVERIFIED,
  },
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
