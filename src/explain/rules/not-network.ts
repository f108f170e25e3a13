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
      'found packages',
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
      /^FAIL\t\S+ \[(?:build|setup) failed\]|import cycle not allowed|undefined reference to|function main is undeclared|found packages \w+ \(|too many errors$|relocation target .* not defined|invalid reference to \S+\.\S+|\S+: undefined: \w|: not enough arguments in call|: invalid operation: /,
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
    code: 'not_network.go_version_too_old_stdlib',
    any: ['undefined: ', 'requires go1.', 'not declared by package'],
    match:
      /undefined: (?:any$|min$|max$|clear$|os\.(?:ReadFile|WriteFile|ReadDir|MkdirTemp|CreateTemp|DirFS|UserHomeDir)|io\.(?:ReadAll|Discard|NopCloser|StringWriter)|(?:strings|bytes)\.(?:Cut|CutPrefix|CutSuffix|ReplaceAll|ToValidUTF8|Clone|EqualFold|SplitSeq|Lines)|errors\.(?:Is|As|Join|Unwrap)|atomic\.(?:Int64|Int32|Uint64|Uint32|Bool|Pointer)|url\.JoinPath|time\.(?:UnixMilli|DateOnly|DateTime)|net\.ErrClosed|sync\.Once(?:Func|Value)|context\.(?:WithoutCancel|With(?:Cancel|Timeout|Deadline)Cause|AfterFunc|Cause)|signal\.NotifyContext|http\.(?:NewRequestWithContext|MaxBytesError|NewResponseController)|reflect\.Pointer|fmt\.Append|unsafe\.(?:Slice|String|Add)|fs\.FS|rand\.N)\w*|requires go1\.\d+ or later/,
    weight: 'symptom',
    yes: ['x.go:3:9: undefined: os.ReadFile', 'x.go:9:2: type parameter requires go1.18 or later'],
    no: ['x.go:3:9: undefined: frobnicate'],
    source: 'https://go.dev/doc/devel/release',
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
      'replaced but not required',
      'ambiguous import',
      'replacement directory',
      'module providing package',
      'no non-test go files',
      'cannot find package',
      'updates to go.mod needed',
      'go.mod file not found',
      'cannot find main module',
      'cannot find package "."',
      'requires a version when',
      'pattern ./...: directory',
      'matches multiple packages',
      'does not contain main module',
    ],
    match:
      /but does not contain package|no required module provides package|cannot find module providing package|no (?:non-test )?Go files in|cannot find package "[^"]+"(?! in any of)|updates to go\.mod needed|go\.mod file not found in|cannot find main module|does not provide package|is replaced but not required|ambiguous import: found package|replacement directory \S+ does not exist|cannot find package "\."|requires a version when current directory is not in a module|directory prefix \S+ does not contain/,
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
  if (OLD_STD.test(name)) return 'env.goroot_stale';
  if (NEWER_STD.test(name)) return 'not_network.go_version_too_old_stdlib';
  const gopath = two !== undefined && scene.after.slice(0, 4).some((line) => /from \$GOPATH/.test(line));
  return gopath && name.includes('.')
    ? 'env.goproxy_ignored_gopath_mode'
    : 'not_network.package_missing_in_module';
}

/** Packages that every Go has had: without them its own folder is wrong. */
const OLD_STD =
  /^(?:fmt|os|io|net|time|sort|bytes|bufio|strings|strconv|runtime|reflect|sync|unsafe|net\/http|net\/url|os\/exec|encoding\/json|path\/filepath|text\/template|crypto\/tls|go\/ast)$/;

/** Packages that came after Go 1.12, with the versions that brought them in the release notes. */
const NEWER_STD =
  /^"?(?:embed|io\/fs|slices|maps|cmp|iter|unique|weak|structs|log\/slog|errors|crypto\/(?:ed25519|ecdh|sha3|hkdf|pbkdf2|mlkem|fips140|hpke)|hash\/maphash|math\/rand\/v2|net\/netip|testing\/(?:fstest|slogtest|iotest|synctest|cryptotest)|runtime\/(?:metrics|coverage|cgo|secret)|time\/tzdata|go\/(?:build\/constraint|doc\/comment|version)|debug\/buildinfo|encoding\/json\/(?:v2|jsontext)|simd(?:\/\S+)?)"?$/;
