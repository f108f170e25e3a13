import type { CauseCode } from '../../core/codes/explain.ts';
import type { Cause } from '../cause.ts';

const LOGIN =
  'credentials:\n  # the values stay in the environment; the profile only names them\n  - machine: {machine}\n    login: ${env:GIT_LOGIN}\n    password: ${env:GIT_TOKEN}\n';
const TRUST =
  'trust:\n  certificates:\n    # the CA certificate as IT gives it out, and its fingerprint as IT reads it to you\n    - file: ./certs/company-root.pem\n      sha256: "0000000000000000000000000000000000000000000000000000000000000000"\n';

/** git, ssh, and the way from an import path to a repository. */
export const GIT_CAUSES: {
  readonly [C in Extract<CauseCode, `${'git' | 'gitlab' | 'vcs' | 'govcs'}.${string}`>]: Cause;
} = {
  'git.auth.no_credentials': {
    layer: 'auth',
    candidates: [
      { code: 'git.repo_removed_or_renamed', decideBy: 'repo-in-browser' },
      { code: 'git.auth.bad_credentials', decideBy: 'git-verbose' },
      { code: 'goproxy.404_module_path_differs', decideBy: 'repo-in-browser' },
    ],
    never: ['token-in-url', 'gosumdb-off', 'https-to-http'],
    profile: LOGIN,
  },
  'git.auth.ssh_publickey': {
    layer: 'auth',
    hop: 'git-host',
    never: ['strict-host-key-no', 'https-to-http'],
    profile: 'ssh:\n  hosts:\n    - host: {host}\n      user: git\n      identityFile: ~/.ssh/id_ed25519\n',
  },
  'git.auth.bad_credentials': {
    layer: 'auth',
    hop: 'git-host',
    candidates: [
      { code: 'git.auth.no_credentials', decideBy: 'git-verbose' },
      { code: 'http.forbidden_403', decideBy: 'repo-in-browser' },
    ],
    never: ['token-in-url', 'https-to-http'],
    profile: LOGIN,
  },
  'git.ssh_hostkey': {
    layer: 'auth',
    hop: 'git-host',
    never: ['strict-host-key-no'],
    profile:
      'ssh:\n  hosts:\n    - host: {host}\n      # the line that whoever runs the host publishes\n      knownHosts: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]\n',
  },
  'git.ssh_config': { layer: 'config', hop: 'local-disk', never: ['strict-host-key-no'] },
  'git.repo_removed_or_renamed': {
    layer: 'http',
    hop: 'git-host',
    candidates: [
      { code: 'git.auth.no_credentials', decideBy: 'repo-in-browser' },
      { code: 'gitlab.subgroup_goget_meta_unauthenticated', decideBy: 'anonymous-fetch' },
      { code: 'git.auth.bad_credentials', decideBy: 'git-verbose' },
    ],
    never: ['gosumdb-off'],
  },
  'git.ca_config_wrong': {
    layer: 'config',
    hop: 'local-disk',
    candidates: [
      { code: 'tls.unknown_ca.no_ca_bundle', decideBy: 'count-roots' },
      { code: 'tls.ca_file_wrong', decideBy: 'git-verbose' },
      { code: 'tls.unknown_ca.private_ca', decideBy: 'show-chain' },
      { code: 'git.tls_unknown_ca_mitm', decideBy: 'compare-issuer' },
    ],
    never: ['ssl-verify-false', 'no-verify-env'],
    profile: TRUST,
  },
  'git.tls_unknown_ca_mitm': {
    layer: 'tls',
    hop: 'git-host',
    candidates: [
      { code: 'tls.unknown_ca.mitm_proxy', decideBy: 'compare-issuer' },
      { code: 'tls.unknown_ca.no_ca_bundle', decideBy: 'count-roots' },
      { code: 'tls.unknown_ca.private_ca', decideBy: 'compare-issuer' },
    ],
    never: ['ssl-verify-false', 'no-verify-env', 'https-to-http', 'gosumdb-off'],
    profile: TRUST,
  },
  'git.config_broken': { layer: 'config', hop: 'local-disk' },
  'git.config_locked': { layer: 'config', hop: 'local-disk', severity: 'warning' },
  'git.protocol_blocked': {
    layer: 'config',
    hop: 'git-host',
    never: ['https-to-http'],
    profile: 'git:\n  rewrite:\n    - from: "git://{host}/"\n      to: "https://{host}/"\n',
  },
  'gitlab.subgroup_goget_meta_unauthenticated': {
    layer: 'auth',
    hop: 'import-path-host',
    candidates: [
      { code: 'git.auth.no_credentials', decideBy: 'anonymous-fetch' },
      { code: 'git.repo_removed_or_renamed', decideBy: 'repo-in-browser' },
    ],
    never: ['token-in-url', 'goinsecure-all'],
    profile: `go:\n  private:\n    - {host}\n${LOGIN}`,
  },
  'vcs.no_secure_protocol': {
    layer: 'config',
    hop: 'git-host',
    confidence: 'possible',
    candidates: [
      { code: 'git.auth.no_credentials', decideBy: 'git-verbose' },
      { code: 'tls.unknown_ca.private_ca', decideBy: 'git-verbose' },
      { code: 'dns.nxdomain', decideBy: 'git-verbose' },
      { code: 'git.protocol_blocked', decideBy: 'git-verbose' },
      { code: 'net.refused', decideBy: 'git-verbose' },
      { code: 'env.git_missing', decideBy: 'go-version' },
    ],
    never: ['goinsecure-all', 'private-everything', 'https-to-http'],
  },
  'vcs.unrecognized_import_path': {
    layer: 'http',
    hop: 'import-path-host',
    confidence: 'possible',
    candidates: [
      { code: 'http.not_found_404', decideBy: 'open-url' },
      { code: 'git.auth.no_credentials', decideBy: 'anonymous-fetch' },
      { code: 'gitlab.subgroup_goget_meta_unauthenticated', decideBy: 'anonymous-fetch' },
    ],
    never: ['goinsecure-all'],
  },
  'govcs.disallowed': {
    layer: 'config',
    hop: 'none',
    profile: `go:\n  vcs:\n    # only this module, only this program\n    - "{pattern}": [{vcs}]\n    - public: [git, hg]\n    - private: [all]\n`,
  },
};
