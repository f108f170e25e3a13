import { goEnv, type Row } from './row.ts';

export const envRows: readonly Row[] = [
  {
    title: 'harmless settings',
    profile: goEnv({
      GOFLAGS: '-modcacherw -p=4',
      GOPATH: '/go:/more',
      CGO_ENABLED: '0',
      GOOS: 'linux',
      GOARCH: 'arm64',
    }),
    finds: [],
  },
  {
    title: 'a setting that needs --allow',
    profile: goEnv({ GOAUTH: 'off' }),
    finds: ['ENV_NEEDS_ALLOW'],
    severity: 'error',
  },
  {
    title: 'the same with --allow',
    profile: goEnv({ GOAUTH: 'off' }),
    context: { allow: ['GOAUTH'] },
    finds: [],
  },
  {
    title: '--allow of a name that Go does not have',
    profile: goEnv({ GOTLS: 'auto' }),
    context: { allow: ['GOTLS'] },
    finds: ['ENV_UNKNOWN'],
  },
  { title: 'a name with a slip', profile: goEnv({ GOMODCAHCE: '/c' }), finds: ['ENV_UNKNOWN_NEAR'] },
  { title: 'a name like none', profile: goEnv({ PROXY_OF_MINE: 'x' }), finds: ['ENV_UNKNOWN'] },
  ...['GOPROXY', 'GOPRIVATE', 'GONOPROXY', 'GONOSUMDB', 'GOSUMDB', 'GOINSECURE', 'GOVCS', 'GOTOOLCHAIN'].map(
    (name) => ({
      title: `${name} has a key of its own, --allow or not`,
      profile: goEnv({ [name]: 'x' }),
      context: { allow: [name] },
      finds: ['ENV_HAS_OWN_KEY'],
    }),
  ),
  ...['GOEXE', 'GOVERSION', 'GOWORK', 'GOTELEMETRY'].map((name) => ({
    title: `${name} cannot be modified`,
    profile: goEnv({ [name]: 'x' }),
    finds: ['ENV_COMPUTED'],
  })),
  ...['GODEBUG', 'GOENV', 'HTTPS_PROXY', 'SSL_CERT_FILE', 'NETRC', 'GIT_SSL_CAINFO'].map((name) => ({
    title: `${name} is read from the process environment alone`,
    profile: goEnv({ [name]: 'x' }),
    finds: ['ENV_OS_ONLY'],
  })),
  { title: 'an empty value', profile: goEnv({ GOPATH: '' }), finds: ['ENV_EMPTY'], severity: 'warning' },
  { title: 'CGO_ENABLED=yes', profile: goEnv({ CGO_ENABLED: 'yes' }), finds: ['ENV_BAD_VALUE'] },
  { title: 'GOOS=macos', profile: goEnv({ GOOS: 'macos' }), finds: ['ENV_BAD_VALUE'] },
  {
    title: 'a relative path',
    profile: goEnv({ GOMODCACHE: 'cache' }),
    finds: ['PATH_NOT_ABSOLUTE'],
    severity: 'error',
  },
  { title: 'GOCACHE=off', profile: goEnv({ GOCACHE: 'off' }), finds: ['PATH_NOT_ABSOLUTE'] },
  {
    title: 'a tilde in the middle of GOPATH',
    profile: goEnv({ GOPATH: '/go:~/go' }),
    finds: ['PATH_HAS_TILDE'],
  },
  { title: 'a variable in a path', profile: goEnv({ GOBIN: '$HOME/bin' }), finds: ['PATH_HAS_VARIABLE'] },
];

const flags = (value: string, finds: string[], more: Partial<Row> = {}): Row => ({
  title: `GOFLAGS=${value}`,
  profile: goEnv({ GOFLAGS: value }),
  finds,
  ...more,
});

export const flagRows: readonly Row[] = [
  flags('-modcacherw -trimpath -buildvcs=false -v -x -p=2 -tags=a,b -count=1 -timeout=90s -race', []),
  flags('--modcacherw', []),
  flags("'-tags=a b'", []),
  flags('-tags="a b"', ['FLAGS_MALFORMED'], { title: 'a quote inside a word does not hold it together' }),
  flags('"-tags=a', ['FLAGS_MALFORMED']),
  flags('modcacherw', ['FLAGS_MALFORMED']),
  flags('-p 4', ['FLAGS_MALFORMED']),
  flags('-p', ['FLAGS_MALFORMED']),
  flags('---x', ['FLAGS_MALFORMED']),
  flags('-toolexec=/tmp/x', ['FLAG_RUNS_PROGRAM'], { severity: 'error' }),
  flags('-exec=/tmp/x', ['FLAG_RUNS_PROGRAM']),
  flags('-insecure', ['FLAG_INSECURE'], { severity: 'error' }),
  flags('-mod=mod', ['FLAG_MOD'], { severity: 'error' }),
  flags('-mod=vendor', ['FLAG_MOD']),
  flags('-modfile=/x.mod', ['FLAG_SWAPS_CODE']),
  flags('-overlay=/x.json', ['FLAG_SWAPS_CODE']),
  flags('-modcachewr', ['FLAG_UNKNOWN_NEAR']),
  flags('-no-such-flag', ['FLAG_UNKNOWN']),
  flags('-ldflags=-s', ['FLAG_NOT_ALLOWED'], { severity: 'error' }),
  flags('-ldflags=-s', [], { title: '-ldflags with --allow GOFLAGS', context: { allow: ['GOFLAGS'] } }),
  flags('-toolexec=x', ['FLAG_RUNS_PROGRAM'], {
    title: '--allow GOFLAGS does not lift -toolexec',
    context: { allow: ['GOFLAGS'] },
  }),
];
