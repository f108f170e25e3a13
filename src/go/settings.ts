/**
 * What `go env -w` does with a name: `setting` takes it; `computed` cannot be modified; `os-only` is read from the
 * process environment alone; `unknown` is refused. Source: internal/cfg/cfg.go `KnownEnv`, cmd/go/internal/envcmd `checkEnvWrite`.
 */
export type SettingKind = 'setting' | 'computed' | 'os-only' | 'unknown';

export function settingKind(name: string): SettingKind {
  if (COMPUTED.includes(name)) return 'computed';
  if (OS_ONLY.includes(name) || /^(?:GIT|SSL_CERT)_/.test(name)) return 'os-only';
  return GO_SETTINGS.includes(name) ? 'setting' : 'unknown';
}

/** Every name that go/env can set (1.21 to 1.27); GOROOT too, though it must not be. */
export const GO_SETTINGS: readonly string[] = [
  ...['AR', 'CC', 'CXX', 'FC', 'GCCGO', 'PKG_CONFIG', 'GO_EXTLINK_ENABLED', 'CGO_ENABLED'],
  ...['CFLAGS', 'CPPFLAGS', 'CXXFLAGS', 'FFLAGS', 'LDFLAGS'].flatMap((flags) =>
    ['', '_ALLOW', '_DISALLOW'].map((suffix) => `CGO_${flags}${suffix}`),
  ),
  ...['GO111MODULE', 'GO386', 'GOAMD64', 'GOARCH', 'GOARM', 'GOARM64', 'GOAUTH', 'GOBIN', 'GOCACHE'],
  ...[
    'GOCACHEPROG',
    'GOEXPERIMENT',
    'GOFIPS140',
    'GOFLAGS',
    'GOINSECURE',
    'GOMIPS',
    'GOMIPS64',
    'GOMODCACHE',
  ],
  ...['GONOPROXY', 'GONOSUMDB', 'GOOS', 'GOPATH', 'GOPPC64', 'GOPRIVATE', 'GOPROXY', 'GORISCV64', 'GOROOT'],
  ...['GOSUMDB', 'GOTMPDIR', 'GOTOOLCHAIN', 'GOVCS', 'GOWASM'],
];

/** Operating systems and architectures that a go release can build for. Source: `go tool dist list`, internal/syslist. */
export const GO_OS: readonly string[] = [
  ...[
    'aix',
    'android',
    'darwin',
    'dragonfly',
    'freebsd',
    'illumos',
    'ios',
    'js',
    'linux',
    'netbsd',
    'openbsd',
  ],
  ...['plan9', 'solaris', 'wasip1', 'windows'],
];
export const GO_ARCH: readonly string[] = [
  ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips', 'mips64', 'mips64le', 'mipsle', 'ppc64', 'ppc64le'],
  ...['riscv64', 's390x', 'wasm'],
];

const COMPUTED: readonly string[] = [
  ...['GOEXE', 'GOGCCFLAGS', 'GOHOSTARCH', 'GOHOSTOS', 'GOMOD', 'GOWORK', 'GOTOOLDIR', 'GOVERSION'],
  ...['GOTELEMETRY', 'GOTELEMETRYDIR'],
];

const OS_ONLY: readonly string[] = [
  ...['GODEBUG', 'GOENV', 'NETRC', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY'],
  ...[
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'all_proxy',
    'GOGC',
    'GOMEMLIMIT',
    'GOMAXPROCS',
    'GOTRACEBACK',
  ],
];
