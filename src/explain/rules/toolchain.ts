import type { Rule } from '../rule.ts';

/** Go's own version, and the download of another one. */
export const TOOLCHAIN: readonly Rule[] = [
  {
    code: 'toolchain.local_forbids_download',
    any: ['gotoolchain=local', 'gotoolchain=go1', 'gotoolchain=path'],
    match:
      /requires go (?:>= ?)?\S+ \(running go \S+; GOTOOLCHAIN=(?:local|path|go[\d.]+)\S*\)|GOTOOLCHAIN=local.*(?:requires|too old)/,
    yes: ['go: go.mod requires go >= 1.25.0 (running go 1.24.1; GOTOOLCHAIN=local)'],
    no: ['GOTOOLCHAIN=local go build ./...'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/gover/toolchain.go',
  },
  {
    code: (scene) =>
      /note: module requires Go/.test(scene.text) &&
      scene.before.some((line) =>
        /undefined: (?:[a-z]+\.[A-Z]|(?:any|comparable|min|max|clear)$)|could not import|is not in (?:std|GOROOT)/.test(
          line,
        ),
      )
        ? 'not_network.go_version_too_old_stdlib'
        : 'toolchain.local_go_too_old',
    any: [
      '(running go ',
      'module requires go',
      'unknown directive: toolchain',
      'invalid go version',
      'unknown block type: tool',
      'requires newer go',
      'requires at least go',
      'unknown directive',
      'but go.mod file indicates',
    ],
    match:
      /requires go (?:>= ?)?\S+ \(running go [^;)]+\)|note: module requires Go \d|unknown (?:directive|block type): (?:toolchain|tool|ignore|godebug)|invalid go version '[\d.]+\w*'|requires (?:newer|at least) Go/i,
    yes: [
      'go: example.com/a@v1.0.0 requires go >= 1.23 (running go 1.20)',
      'go.mod:5: unknown directive: toolchain',
      "go.mod:3: invalid go version '1.21.0': must match format 1.23",
      'note: module requires Go 1.18',
    ],
    no: ['go version go1.20 linux/amd64', 'unknown directive: foo'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/gover/toolchain.go',
  },
  {
    code: (_, [, version = '']) =>
      /^go1\.\d+$/.test(version) || Number(/^go1\.(\d+)/.exec(version)?.[1] ?? 0) > 60
        ? 'toolchain.version_does_not_exist'
        : 'toolchain.download_failed',
    any: ['toolchain not available'],
    match: /download (go1[\w.]*) for \S+: toolchain not available/,
    yes: [
      'go: download go1.22 for linux/amd64: toolchain not available',
      'go: download go1.22.3 for plan9/mips: toolchain not available',
    ],
    no: ['toolchain not available'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/toolchain/select.go',
  },
  {
    code: 'toolchain.version_does_not_exist',
    any: [
      'language version but not a toolchain',
      'invalid toolchain',
      'invalid gotoolchain',
      'toolchain upgrade',
    ],
    match:
      /is a language version but not a toolchain version|invalid toolchain(?: version)?[: ]|invalid GOTOOLCHAIN/,
    yes: ['go: invalid toolchain: go1.21 is a language version but not a toolchain version (go1.21.x)'],
    no: ['invalid toolchains were removed'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/toolchain/select.go',
  },
  {
    code: (scene) =>
      /Get "|reading http|dial tcp|verifying|checksum database disabled|GOSUMDB/.test(scene.text)
        ? 'toolchain.download_failed'
        : undefined,
    any: ['golang.org/toolchain', 'download go1', 'disabled by gosumdb=off'],
    match:
      /golang\.org\/toolchain(?:@|:)|^go: download(?:ing)? go1\.[\w.]+(?: for \S+)?: |checksum database disabled by GOSUMDB=off/,
    yes: [
      'go: download go1.23.1 for linux/amd64: golang.org/toolchain@v0.0.1-go1.23.1.linux-amd64: verifying module: checksum database disabled by GOSUMDB=off',
    ],
    no: ['go: downloading golang.org/x/tools v0.1.0'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/toolchain/select.go',
  },
  {
    code: 'toolchain.local_forbids_download',
    any: ['cannot find "go1'],
    match: /cannot find "go1\.[\w.]+" in PATH/,
    yes: ['go: cannot find "go1.99.0" in PATH'],
    no: ['cannot find "go1.log" in the folder'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/toolchain/select.go',
  },
];
