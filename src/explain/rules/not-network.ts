import type { CauseCode } from '../../core/codes/explain.ts';
import type { Rule, Scene } from '../rule.ts';

/** Packages that are nowhere, or not in this Go: no setting of the network cures them. */
export const NOT_NETWORK: readonly Rule[] = [
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
      'not one of the workspace',
      'directory prefix ',
      'outside main module',
      'outside modules listed',
      'not at required version',
      'implicitly required module',
      'is not a package in module',
      'not provided by module',
      'not contain packages matching',
      'no packages loaded from',
      'not a known dependency',
      'main module (',
      'matched no packages',
      'directory not found',
      'has no package path',
    ],
    match:
      /but does not contain package|no required module provides package|cannot find module providing package|no (?:non-test )?Go files in|cannot find package "[^"]+"(?! in any of)|updates to go\.mod needed|go\.mod file not found in|cannot find main module|does not provide package|is replaced but not required|ambiguous import: found package|replacement directory \S+ does not exist|cannot find package "\."|requires a version when current directory is not in a module|directory prefix \S+ does not contain|is not one of the workspace modules|outside (?:main module|modules listed in go\.work) or (?:its|their) selected|but not at required version|from implicitly required module|is not (?:a package in|within) module rooted at|not provided by module \S+|not contain packages? (?:matching )?\S+$|no packages loaded from|: not a known dependency|stat \S+: directory not found|matched no packages$/,
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
