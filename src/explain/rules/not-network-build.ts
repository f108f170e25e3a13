import type { Rule } from '../rule.ts';

/** What the build needs of the machine besides modules: a C compiler, libraries, room, a trusted folder. */
export const NOT_NETWORK_BUILD: readonly Rule[] = [
  {
    code: 'not_network.build_constraints_cgo',
    any: [
      'build constraints exclude',
      'cannot find -l',
      'ld returned',
      'c compiler',
      '"gcc": executable',
      '"cc": executable',
      '"clang"',
      'requires cgo',
      'cgo: exec',
      'cgo: cannot',
      'cgo: malformed',
      'fatal error: ',
      'cgo_enabled=0',
      'exec: "g++',
      'c++ compiler',
      'exit status 1: gcc',
      'could not determine what c.',
      'linux/cgo',
      'cc1: error',
      'cc1plus: error',
      'gcc: error',
      'g++: error',
      'clang: error',
      'collect2: ',
      "'gcc' 不是内部",
      "'gcc' is not recognized",
      'xcrun: error',
      'sorry, unimplemented',
      'version `glibc',
      'allowed when not using cgo',
      'cgo is not enabled',
      'symbol(s) not found',
      'undefined symbols for',
      'library not found',
      'framework not found',
      'library not loaded',
      'loading shared libraries',
      'linking with c',
      'no such file: xcode',
    ],
    match:
      /build constraints exclude all Go files|C(?:\+\+)? compiler "\S+" not found|\bld: cannot find -l|ld returned \d+ exit status|exec: "(?:\S*gcc|cc|clang|g\+\+|\S*-gcc|\S*-clang)(?:\.exe)?": executable file not found|requires cgo|cgo: .*(?:not found|error|cannot)|fatal error: '?\S+\.h(?:h|pp|xx)?'?(?: file not found|: No such file)|binary was compiled with 'CGO_ENABLED=0'|could not determine what C\.|undefined: C\.|runtime\/cgo.*(?:gcc|cc|exit status)|cannot use cgo|^(?:\S*(?:gcc|g\+\+|clang)|cc1(?:plus)?|collect2): (?:fatal )?error(?!.*signal)|'gcc' (?:不是内部或外部命令|is not recognized as)|xcrun: error|sorry, unimplemented: |version `GLIBC(?:XX)?_|source files not allowed when not using cgo|requires external \(cgo\) linking|ld: (?:symbol\(s\) not found|library (?:not found|'\S+' not found)|framework not found)|Undefined symbols for architecture|Library not loaded: |error while loading shared libraries/,
    yes: [
      'package example.com/a: build constraints exclude all Go files in /go/pkg/mod/example.com/a@v1.0.0',
      'cgo: C compiler "gcc" not found: exec: "gcc": executable file not found in $PATH',
      'a.c:1:10: fatal error: zlib.h: No such file or directory',
    ],
    no: [
      'fatal error: all goroutines are asleep - deadlock!',
      'exec: "git": executable file not found in $PATH',
    ],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/work/exec.go',
  },
  {
    code: 'not_network.pkg_config_missing',
    any: ['pkg-config', 'pkgconfig'],
    match:
      /(?:was|were) not found in the pkg-config search path|"pkg-config": executable file not found|pkg-config\b.*(?:exit status|not found|No package)|No package '\S+' found|PKG_CONFIG_PATH environment variable/,
    yes: [
      'Package libfoo was not found in the pkg-config search path.',
      'exec: "pkg-config": executable file not found in $PATH',
    ],
    no: ['apt-get install pkg-config'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/work/exec.go',
  },
  {
    code: 'not_network.build_tmp_full',
    any: ['go-build', 'creating work dir', 'text file busy', 'gotmpdir'],
    match:
      /creating work dir: |fork\/exec \S*go-build\S*: permission denied|(?:mkdir|open|write) \S*(?:\/tmp|Temp)\S*go-build\S*: (?!no space)/,
    yes: [
      'go: creating work dir: stat /nonexistent: no such file or directory',
      'fork/exec /tmp/go-build12/b001/exe/a: permission denied',
    ],
    no: [
      'rm -rf /tmp/go-build12',
      'failed to initialize build cache at /root/.cache/go-build: mkdir /root/.cache: permission denied',
    ],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/work/action.go',
  },
  {
    code: 'not_network.vcs_stamping_safe_directory',
    any: [
      'obtaining vcs status',
      'dubious ownership',
      '可疑的所有权',
      'vcs stamping',
      'buildvcs',
      'is in repository',
    ],
    match:
      /error obtaining VCS status|main (?:package|module) is in repository "\S*" but|detected dubious ownership|可疑的所有权|unsafe repository \('/,
    yes: [
      'error obtaining VCS status: exit status 128',
      "fatal: detected dubious ownership in repository at '/src'",
    ],
    no: ['go build -buildvcs=false ./...'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/load/pkg.go',
  },
];
