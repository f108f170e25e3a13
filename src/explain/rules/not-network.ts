import type { CauseCode } from '../../core/codes/explain.ts';
import type { Rule, Scene } from '../rule.ts';

/** Faults of the source and the build that stand in the same logs: no setting of the network cures them. */
export const NOT_NETWORK: readonly Rule[] = [
  {
    code: 'not_network.compile_error',
    any: [
      'undefined: ',
      'undeclared',
      'not enough arguments',
      'too many arguments',
      'cannot use ',
      'declared and not used',
      'declared but not used',
      'imported and not used',
      'imported but not used',
      'syntax error',
      'missing return',
      'no field or method',
      'does not implement',
      'does not satisfy',
      'do not satisfy',
      'redeclared',
      'assignment mismatch',
      'invalid operation',
      'is not a type',
      'unknown field',
      'mismatched types',
      'multiple-value',
      'import cycle',
      'copies lock',
      'unreachable code',
      'duplicate case',
      'duplicate method',
      'no matching files',
      'has no field',
      'has no method',
      'cannot infer',
      'cannot assign',
      'cannot convert',
      'cannot range',
      'cannot call',
      'cannot refer',
      'cannot define',
      'cannot declare',
      'cannot take',
      'invalid argument',
      'not an expression',
      'non-boolean',
      'non-constant',
      'non-name',
      'non-interface',
      'overflows ',
      'ambiguous selector',
      "expected '",
      'unexpected newline',
      'format %',
      'possible formatting directive',
      'wrong type',
      'unused variable',
      'is not used',
      'invalid recursive',
      'invalid character u+',
    ],
    match:
      /^(?:vet: |# |\S+: )?(?:[A-Za-z]:)?[\w.@/\\+!~-]+\.go:\d+(?::\d+)?:(?: error:)? (?!.*(?:https?:\/\/|dial tcp|no required module|cannot find module|missing go\.sum|go\.mod|x509|cannot find package|is not in (?:std|GOROOT)|import lookup|@v\d|no Go files|exclude all|malformed|relative import|cannot import absolute|use of internal|permission denied|go version))(?=.*(?:undefined|undeclared|not enough arguments|too many arguments|cannot use|declared and not used|imported and not used|syntax error|missing return|no field or method|does not implement|do not satisfy|redeclared|assignment mismatch|invalid operation|not a type|is not an? |has no |unexpected |expected |unreachable|duplicate|cannot |could not|multiple-value|missing |non-|mismatched|ambiguous|want |unknown field|not used|overflows|too many errors|pattern .*no matching files|unsupported|invalid|undefined:|label|import cycle|format %|printf|Println|Errorf|copies lock|deprecated|break|const|func|type|var|error))/,
    weight: 'wrapper',
    yes: [
      './main.go:12:5: undefined: frobnicate',
      'cmd/a.go:3:4: not enough arguments in call to f',
      'vet: ./x.go:3:1: cannot use x (variable of type int) as string value',
    ],
    no: [
      'main.go:6:2: cannot find module providing package example.com/a',
      'http.go:12:3 said hello',
      'main_test.go:33: got 4',
    ],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/compile/internal/base/print.go',
  },
  {
    code: 'not_network.compile_error',
    any: [
      '[build failed]',
      'import cycle not allowed',
      'undefined reference to',
      'function main is undeclared',
      'link: duplicated',
      'too many errors',
      'typecheck',
      '[setup failed]',
      'not enough arguments',
      'invalid operation',
      'undefined: ',
      'linkname',
      'relocation target',
      'no buildable go source',
    ],
    match:
      /^FAIL\t\S+ \[(?:build|setup) failed\]|import cycle not allowed|undefined reference to|function main is undeclared|too many errors$|relocation target .* not defined|invalid reference to \S+\.\S+|\S+: undefined: \w|: not enough arguments in call|: invalid operation: /,
    weight: 'wrapper',
    yes: [
      'FAIL\texample.com/a [build failed]',
      'package example.com/a: import cycle not allowed',
      'main.go: undefined: frobnicate',
    ],
    no: ['FAIL\texample.com/a 0.01s'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/load/pkg.go',
  },
  {
    code: notInStd,
    any: ['is not in std', 'is not in goroot', 'not in goroot'],
    match: /package (\S+) is not in (?:std|GOROOT)|cannot find package "(\S+)" in any of/,
    yes: [
      'main.go:4:2: package slices is not in GOROOT (/usr/local/go/src/slices)',
      'main.go:4:2: package app/internal/x is not in std (/usr/local/go/src/app/internal/x)',
    ],
    no: ['package example.com/a is fine'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modload/import.go',
  },
  {
    code: missingPackage,
    any: [
      'does not contain package',
      'no required module provides',
      'cannot find module providing',
      'no go files in',
      'matched no packages',
      'does not provide package',
      'module providing package',
      'no non-test go files',
      'cannot find package',
      'updates to go.mod needed',
      'go.mod file not found',
      'cannot find main module',
      'cannot find package "."',
    ],
    match:
      /but does not contain package|no required module provides package|cannot find module providing package|no (?:non-test )?Go files in|cannot find package "[^"]+"(?! in any of)|updates to go\.mod needed|go\.mod file not found in|cannot find main module|does not provide package|cannot find package "\."/,
    weight: 'symptom',
    yes: [
      'module example.com/a@latest found (v1.2.0), but does not contain package example.com/a/b',
      'main.go:3:2: no required module provides package example.com/a; to add it:',
      "go: go.mod file not found in current directory or any parent directory; see 'go help modules'",
    ],
    no: ['cannot find module providing package example.com/a: module lookup disabled by GOPROXY=off'].map(
      (text) => text.replace('cannot find module providing', 'missing module for'),
    ),
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modload/import.go',
  },
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
    ],
    match:
      /build constraints exclude all Go files|C(?:\+\+)? compiler "\S+" not found|\bld: cannot find -l|ld returned \d+ exit status|exec: "(?:\S*gcc|cc|clang|g\+\+|\S*-gcc|\S*-clang)(?:\.exe)?": executable file not found|requires cgo|cgo: .*(?:not found|error|cannot)|fatal error: '?\S+\.h'?(?: file not found|: No such file)|binary was compiled with 'CGO_ENABLED=0'|could not determine what C\.|undefined: C\.|runtime\/cgo.*(?:gcc|cc|exit status)|cannot use cgo/,
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
    any: ['obtaining vcs status', 'dubious ownership', '可疑的所有权', 'vcs stamping', 'buildvcs'],
    match: /error obtaining VCS status|detected dubious ownership|可疑的所有权|unsafe repository \('/,
    yes: [
      'error obtaining VCS status: exit status 128',
      "fatal: detected dubious ownership in repository at '/src'",
    ],
    no: ['go build -buildvcs=false ./...'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/load/pkg.go',
  },
];

/** Where the line says why the module could not be found, that reason has a rule of its own. */
function missingPackage({ text, after }: Scene): CauseCode | undefined {
  if (/import lookup disabled|module lookup disabled|dial tcp|x509|reading http|Get "http/.test(text))
    return undefined;
  const vendored = /cannot find package "\.?" in:?\s*$/.test(text) && /[/\\]vendor[/\\]/.test(after[0] ?? '');
  return vendored ? 'vendor.incomplete' : 'not_network.package_missing_in_module';
}

/** A package of a newer standard library, or a path without a dot that go takes for one. */
function notInStd(scene: Scene, [, one, two]: RegExpExecArray): CauseCode {
  const name = one ?? two ?? '';
  if (NEWER_STD.test(name)) return 'not_network.go_version_too_old_stdlib';
  const gopath = two !== undefined && scene.after.slice(0, 4).some((line) => /from \$GOPATH/.test(line));
  return gopath && name.includes('.')
    ? 'env.goproxy_ignored_gopath_mode'
    : 'not_network.package_missing_in_module';
}

/** Packages that came after Go 1.12, with the versions that brought them in the release notes. */
const NEWER_STD =
  /^"?(?:embed|io\/fs|slices|maps|cmp|iter|unique|weak|structs|log\/slog|errors|crypto\/(?:ed25519|ecdh|sha3|hkdf|pbkdf2|mlkem|fips140|hpke)|hash\/maphash|math\/rand\/v2|net\/netip|testing\/(?:fstest|slogtest|iotest|synctest|cryptotest)|runtime\/(?:metrics|coverage|cgo|secret)|time\/tzdata|go\/(?:build\/constraint|doc\/comment|version)|debug\/buildinfo|encoding\/json\/(?:v2|jsontext)|simd(?:\/\S+)?)"?$/;
