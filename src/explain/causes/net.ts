import type { CauseCode } from '../../core/codes/explain.ts';
import type { NeverName } from '../../core/finding.ts';
import type { Cause } from '../cause.ts';

const MIRROR = 'go:\n  proxy:\n    - https://goproxy.cn\n    - direct\n';
const CHECKS: readonly NeverName[] = ['gosumdb-off', 'goinsecure-all'];
const UNVERIFIED: readonly NeverName[] = ['gosumdb-off', 'goinsecure-all', 'ssl-verify-false'];

/** Names and connections. */
export const NET_CAUSES: { readonly [C in Extract<CauseCode, `${'dns' | 'net'}.${string}`>]: Cause } = {
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
      // curl says "Connection timed out" of a handshake that stalls too.
      { code: 'net.tls_handshake_timeout', decideBy: 'curl-verbose' },
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
    profile:
      'shell:\n  env:\n    # until the box in between is mended: one packet is enough for what go says first\n    GODEBUG: tlsmlkem=0\n',
  },
};
