import type { CauseCode } from '../../core/codes/explain.ts';
import type { Cause } from '../cause.ts';

const MIRROR = 'go:\n  proxy:\n    - https://goproxy.cn\n    - direct\n';

/** This machine: variables, programs, Go's own version, the disk. */
export const MACHINE_CAUSES: {
  readonly [C in Extract<CauseCode, `${'env' | 'toolchain' | 'offline' | 'fs'}.${string}`>]: Cause;
} = {
  'env.git_missing': { layer: 'config', hop: 'local-disk', profile: MIRROR },
  'env.go_missing': { layer: 'config', hop: 'local-disk' },
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
};
