import type { CauseCode } from '../../core/codes/explain.ts';
import type { NeverName } from '../../core/finding.ts';
import type { Cause } from '../cause.ts';

const LOGIN =
  'credentials:\n  # the values stay in the environment; the profile only names them\n  - machine: {machine}\n    login: ${env:GO_LOGIN}\n    password: ${env:GO_TOKEN}\n';
const OTHER_MIRROR = 'go:\n  proxy:\n    - https://goproxy.cn\n    - direct\n';
const HASHES: readonly NeverName[] = ['gosumdb-off', 'delete-go-sum', 'private-everything'];

/** What somebody answered over HTTP. */
export const ANSWER_CAUSES: {
  readonly [C in Extract<CauseCode, `${'http' | 'goproxy' | 'mirror'}.${string}`>]: Cause;
} = {
  'http.captive_portal': {
    layer: 'content',
    candidates: [
      { code: 'goproxy.not_a_module_proxy', decideBy: 'open-url' },
      { code: 'http.redirect_login', decideBy: 'open-url' },
    ],
    never: ['ssl-verify-false', 'gosumdb-off'],
  },
  'http.redirect_login': {
    layer: 'auth',
    candidates: [
      { code: 'http.captive_portal', decideBy: 'open-url' },
      { code: 'goproxy.unauthorized_401', decideBy: 'curl-verbose' },
    ],
    never: ['ssl-verify-false', 'token-in-url'],
    profile: LOGIN,
  },
  'http.unauthorized_401': {
    layer: 'auth',
    candidates: [
      { code: 'git.auth.no_credentials', decideBy: 'git-verbose' },
      { code: 'proxy.intercepted_401', decideBy: 'curl-verbose' },
    ],
    never: ['token-in-url'],
    profile: LOGIN,
  },
  'http.forbidden_403': {
    layer: 'http',
    candidates: [
      { code: 'git.auth.bad_credentials', decideBy: 'anonymous-fetch' },
      { code: 'proxy.forbidden_403', decideBy: 'curl-verbose' },
    ],
    never: ['token-in-url', 'ssl-verify-false'],
  },
  'http.not_found_404': {
    layer: 'http',
    candidates: [
      { code: 'git.repo_removed_or_renamed', decideBy: 'repo-in-browser' },
      { code: 'vcs.unrecognized_import_path', decideBy: 'open-url' },
      { code: 'goproxy.404_module_path_differs', decideBy: 'open-url' },
    ],
  },
  'http.gone_410': { layer: 'http', candidates: [{ code: 'http.not_found_404', decideBy: 'open-url' }] },
  'http.rate_limited_429': {
    layer: 'http',
    candidates: [{ code: 'mirror.server_fault', decideBy: 'other-mirror' }],
    never: ['gosumdb-off'],
  },
  'http.server_5xx': {
    layer: 'http',
    candidates: [
      { code: 'proxy.gateway_error', decideBy: 'curl-verbose' },
      { code: 'mirror.server_fault', decideBy: 'other-mirror' },
    ],
  },
  'goproxy.404_misconfigured_repo': {
    layer: 'http',
    candidates: [
      { code: 'goproxy.404_module_path_differs', decideBy: 'other-mirror' },
      { code: 'goproxy.unauthorized_401', decideBy: 'curl-verbose' },
    ],
    never: ['bar-fallback', 'gosumdb-off'],
    profile:
      'go:\n  proxy:\n    # the address that the proxy itself gives for Go modules\n    - https://goproxy.example.com\n    - direct\n',
  },
  'goproxy.404_module_path_differs': {
    layer: 'http',
    candidates: [
      { code: 'not_network.unknown_revision', decideBy: 'repo-in-browser' },
      { code: 'git.auth.no_credentials', decideBy: 'repo-in-browser' },
      { code: 'goproxy.404_misconfigured_repo', decideBy: 'other-mirror' },
    ],
    never: ['gosumdb-off', 'bar-fallback'],
  },
  'goproxy.not_a_module_proxy': {
    layer: 'content',
    hop: 'goproxy',
    candidates: [
      { code: 'http.captive_portal', decideBy: 'open-url' },
      { code: 'http.redirect_login', decideBy: 'open-url' },
    ],
    never: ['gosumdb-off', 'goinsecure-all'],
    profile:
      'go:\n  proxy:\n    # a URL that answers /MODULE/@v/list with plain text\n    - https://goproxy.example.com\n',
  },
  'goproxy.off_by_gopls': {
    layer: 'config',
    hop: 'goproxy',
    severity: 'warning',
    candidates: [{ code: 'goproxy.off', decideBy: 'go-env' }],
    never: ['gosumdb-off'],
  },
  'goproxy.off': {
    layer: 'config',
    hop: 'goproxy',
    candidates: [
      { code: 'goproxy.off_by_gopls', decideBy: 'go-env' },
      { code: 'offline.no_network_not_cached', decideBy: 'go-env' },
    ],
    never: ['tidy-e', 'gosumdb-off'],
    profile: OTHER_MIRROR,
  },
  'goproxy.unauthorized_401': {
    layer: 'auth',
    candidates: [{ code: 'proxy.intercepted_401', decideBy: 'curl-verbose' }],
    never: ['token-in-url', 'bar-fallback'],
    profile: LOGIN,
  },
  'goproxy.forbidden_403': {
    layer: 'http',
    candidates: [
      { code: 'proxy.forbidden_403', decideBy: 'curl-verbose' },
      { code: 'goproxy.unauthorized_401', decideBy: 'curl-verbose' },
    ],
    never: ['bar-fallback', 'gosumdb-off'],
  },
  'goproxy.server_5xx': {
    layer: 'http',
    candidates: [
      { code: 'mirror.server_fault', decideBy: 'other-mirror' },
      { code: 'proxy.gateway_error', decideBy: 'curl-verbose' },
    ],
    never: ['gosumdb-off'],
  },
  'goproxy.insecure_credentials': {
    layer: 'config',
    hop: 'goproxy',
    never: ['token-in-url', 'goinsecure-all'],
    profile: LOGIN,
  },
  'mirror.corrupt_zip': {
    layer: 'content',
    hop: 'goproxy',
    candidates: [
      { code: 'http.captive_portal', decideBy: 'open-url' },
      { code: 'net.truncated_response', decideBy: 'other-mirror' },
    ],
    never: HASHES,
    profile: OTHER_MIRROR,
  },
  'mirror.server_fault': {
    layer: 'http',
    hop: 'goproxy',
    candidates: [
      { code: 'goproxy.server_5xx', decideBy: 'other-mirror' },
      { code: 'proxy.gateway_error', decideBy: 'curl-verbose' },
    ],
    never: ['gosumdb-off'],
    profile: OTHER_MIRROR,
  },
};
