import type { CauseCode } from '../../core/codes/explain.ts';
import type { Cause } from '../cause.ts';

type Local = Extract<
  CauseCode,
  | `${'gosum' | 'git' | 'gitlab' | 'vcs' | 'govcs' | 'env' | 'toolchain' | 'vendor' | 'offline' | 'fs' | 'not_network'}.${string}`
  | 'unclassified'
>;

const LOGIN =
  'credentials:\n  # the values stay in the environment; the profile only names them\n  - machine: {host}\n    login: ${env:GIT_LOGIN}\n    password: ${env:GIT_TOKEN}\n';
const TRUST =
  'trust:\n  certificates:\n    # the CA certificate as IT gives it out; compare its fingerprint with them\n    - file: ./certs/company-root.pem\n';
const MIRROR = 'go:\n  proxy:\n    - https://goproxy.cn\n    - direct\n';
/** No setting of the network helps here, so none is proposed. */
const PROJECT = {
  layer: 'project',
  severity: 'info',
  hop: 'none',
  never: ['network-settings'],
} as const satisfies Cause;
const SOURCE = { layer: 'project', severity: 'info', hop: 'none' } as const satisfies Cause;

/** git and ssh, this machine's variables and disk, and the project itself. */
export const LOCAL_CAUSES: { readonly [C in Local]: Cause } = {
  'gosum.missing_entry': { ...SOURCE, never: ['delete-go-sum', 'mod-mod', 'gosumdb-off'] },
  'gosum.malformed': { ...SOURCE, never: ['delete-go-sum', 'gosumdb-off'] },
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
      'ssh:\n  hosts:\n    - host: {host}\n      # the line that whoever runs the host publishes\n      knownHosts: ["ssh-ed25519 AAAA…"]\n',
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
  'env.git_missing': { layer: 'config', hop: 'local-disk', profile: MIRROR },
  'env.goproxy_invalid_value': { layer: 'config', hop: 'goproxy', never: ['gosumdb-off'], profile: MIRROR },
  'env.goproxy_ignored_gopath_mode': {
    layer: 'config',
    hop: 'none',
    candidates: [
      { code: 'not_network.package_missing_in_module', decideBy: 'go-env' },
      { code: 'net.timeout.vanity_host_blocked', decideBy: 'go-env' },
    ],
    never: ['goinsecure-all'],
  },
  'env.gosumdb_invalid': {
    layer: 'config',
    hop: 'sumdb',
    never: ['gosumdb-off'],
    profile: 'go:\n  sumdb: default\n',
  },
  'env.os_env_overrides_go_env': {
    layer: 'config',
    hop: 'none',
    severity: 'warning',
    profile: 'shell:\n  unset: [{variable}]\n',
  },
  'env.goflags_mod_vendor': {
    layer: 'config',
    hop: 'none',
    candidates: [{ code: 'vendor.incomplete', decideBy: 'go-env' }],
  },
  'env.goroot_stale': { layer: 'config', hop: 'local-disk', profile: 'shell:\n  unset: [GOROOT]\n' },
  'env.godebug_removed': {
    layer: 'config',
    hop: 'none',
    never: ['x509-ignore-cn'],
    profile: 'shell:\n  unset: [GODEBUG]\n',
  },
  'toolchain.version_does_not_exist': {
    layer: 'project',
    hop: 'toolchain',
    candidates: [{ code: 'toolchain.download_failed', decideBy: 'go-version' }],
    never: ['gosumdb-off'],
  },
  'toolchain.local_forbids_download': {
    layer: 'config',
    hop: 'toolchain',
    candidates: [{ code: 'toolchain.local_go_too_old', decideBy: 'go-version' }],
    never: ['gosumdb-off'],
    profile: 'go:\n  toolchain: auto\n',
  },
  'toolchain.local_go_too_old': {
    layer: 'config',
    hop: 'toolchain',
    candidates: [{ code: 'toolchain.local_forbids_download', decideBy: 'go-version' }],
    never: ['gosumdb-off'],
  },
  'toolchain.download_failed': {
    layer: 'http',
    hop: 'toolchain',
    candidates: [
      { code: 'net.timeout.default_proxy_blocked', decideBy: 'other-mirror' },
      { code: 'toolchain.version_does_not_exist', decideBy: 'go-version' },
    ],
    never: ['gosumdb-off'],
    profile: 'go:\n  proxy:\n    - https://goproxy.cn\n    - direct\n  sumdb: sum.golang.google.cn\n',
  },
  'vendor.inconsistent': { ...SOURCE, candidates: [{ code: 'vendor.incomplete', decideBy: 'go-env' }] },
  'vendor.incomplete': {
    ...SOURCE,
    candidates: [
      { code: 'env.goflags_mod_vendor', decideBy: 'go-env' },
      { code: 'vendor.inconsistent', decideBy: 'go-env' },
    ],
  },
  'offline.no_network_not_cached': {
    layer: 'config',
    candidates: [
      { code: 'net.ipv6_unusable', decideBy: 'ipv4-only' },
      { code: 'goproxy.off', decideBy: 'go-env' },
      { code: 'net.timeout', decideBy: 'other-host' },
    ],
    never: ['gosumdb-off', 'tidy-e'],
    profile:
      'offline:\n  bundles:\n    # made on a connected machine, carried here\n    - file: ./modules.gobundle\n      # the digest that was printed when the bundle was made\n      sha256: "0000000000000000000000000000000000000000000000000000000000000000"\n',
  },
  'fs.modcache_permission': {
    layer: 'config',
    hop: 'local-disk',
    never: ['chmod-777'],
    profile: 'go:\n  env:\n    GOMODCACHE: ~/go/pkg/mod\n',
  },
  'fs.no_space': {
    layer: 'config',
    hop: 'local-disk',
    candidates: [{ code: 'not_network.build_tmp_full', decideBy: 'read-log' }],
  },
  'fs.read_only': {
    layer: 'config',
    hop: 'local-disk',
    never: ['chmod-777'],
    profile: 'go:\n  env:\n    GOMODCACHE: ~/go/pkg/mod\n',
  },
  'not_network.compile_error': PROJECT,
  'not_network.package_missing_in_module': {
    ...PROJECT,
    candidates: [
      { code: 'not_network.module_path_mismatch', decideBy: 'repo-in-browser' },
      { code: 'not_network.go_version_too_old_stdlib', decideBy: 'go-version' },
    ],
  },
  'not_network.module_path_mismatch': PROJECT,
  'not_network.go_version_too_old_stdlib': PROJECT,
  'not_network.bad_import_path_in_dependency': { ...PROJECT, never: ['network-settings', 'replace-scp'] },
  'not_network.build_constraints_cgo': PROJECT,
  'not_network.pkg_config_missing': PROJECT,
  'not_network.build_tmp_full': { ...PROJECT, hop: 'local-disk' },
  'not_network.vcs_stamping_safe_directory': {
    ...PROJECT,
    hop: 'local-disk',
    never: ['network-settings', 'safe-directory-star'],
  },
  'not_network.module_zip_bad_filename': { ...PROJECT, hop: 'local-disk' },
  'not_network.unknown_revision': {
    ...PROJECT,
    candidates: [
      { code: 'goproxy.404_module_path_differs', decideBy: 'other-mirror' },
      { code: 'git.repo_removed_or_renamed', decideBy: 'repo-in-browser' },
    ],
  },
  unclassified: { layer: 'project', severity: 'info', hop: 'none', confidence: 'possible' },
};
