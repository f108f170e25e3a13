import type { Rule } from '../rule.ts';

/** Variables and missing programs on this machine; vendor folders that a flag made go use. */
export const ENV: readonly Rule[] = [
  {
    code: 'env.git_missing',
    any: [
      'exec: "git"',
      'missing git command',
      'resolve git version',
      'git: command not found',
      'git: not found',
      'git executable',
      'exec: "hg"',
      'exec: "svn"',
      'exec: "bzr"',
      'exec: "fossil"',
      '"git": executable',
      "'git' 不是内部",
      "'git' is not recognized",
      "term 'git' is not",
      'cannot find "git"',
    ],
    match:
      /exec: "(?:git|hg|svn|bzr|fossil)(?:\.exe)?": executable file not found|missing (?:Git|Mercurial|Subversion|Bazaar) command|unable to resolve git version|\bgit: (?:command )?not found|cannot find the git executable|'git' (?:不是内部或外部命令|is not recognized as)/i,
    yes: [
      'go: missing Git command. See https://golang.org/s/gogetcmd',
      'exec: "git": executable file not found in $PATH',
      '/bin/sh: git: not found',
    ],
    no: ['exec: "gcc": executable file not found in $PATH', 'ssh: not found'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/vcs/vcs.go',
  },
  {
    code: 'env.go_missing',
    any: [
      'go: command not found',
      'go: not found',
      'go: no such file',
      'exec: "go"',
      "'go' is not",
      "'go' 不是内部",
      "term 'go'",
      '“go”',
      'command not found: go',
      'spawn go enoent',
      'program "go"',
      'the "go" binary',
      "command 'go' not found",
      'go: 未找到命令',
      'unknown command: go',
      "program 'go' is",
      'go: unknown command',
      '`go`: no such file',
    ],
    match:
      /\bgo: (?:command not found|not found\s*$|No such file or directory)|exec: "go(?:\.exe)?": (?:executable|exec)|'go' is not recognized|'go' 不是内部或外部命令|term 'go' is not recognized|“go”项识别为|command not found: go\b|spawn go ENOENT|Cannot run program "go(?:\.exe)?"|find the "go" binary|[Cc]ommand 'go' not found|\bgo: 未找到命令|Unknown command: go\b|program 'go' is (?:currently )?not/i,
    yes: [
      '/bin/sh: 1: go: not found',
      'bash: line 12: go: command not found',
      'Error: exec: "go": executable file not found in $PATH',
    ],
    no: ['go: module example.com/a: not found', "'go' is a language"],
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html',
  },
  {
    code: 'env.gosumdb_invalid',
    any: ['gosumdb'],
    match: /missing GOSUMDB|invalid GOSUMDB|GOSUMDB=\S+.*(?:invalid|malformed|not a)|unknown GOSUMDB/i,
    yes: ['verifying module: missing GOSUMDB', 'verifying go.mod: invalid GOSUMDB: malformed verifier id'],
    no: ['checksum database disabled by GOSUMDB=off'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modfetch/sumdb.go',
  },
  {
    code: 'env.os_env_overrides_go_env',
    any: ['conflicting os environment'],
    match: /does not override conflicting OS environment variable/,
    yes: ['warning: go env -w GOPROXY=... does not override conflicting OS environment variable'],
    no: ['conflicting environment'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/envcmd/env.go',
  },
  {
    code: (scene) =>
      /import lookup disabled|cannot find module/.test(scene.text)
        ? 'vendor.incomplete'
        : 'env.goflags_mod_vendor',
    any: ['-mod=vendor', 'vendor directory', '-mod may only', 'mod=vendor'],
    match:
      /disabled by -mod=vendor|due to -mod=vendor|using the vendor directory|-mod=vendor only valid|-mod may only be set|flag -mod=\S+ only valid|-mod=(?:vendor|mod) (?:cannot|can't|conflicts)/,
    yes: [
      'go get: disabled by -mod=vendor',
      "go list -m: can't compute 'all' using the vendor directory",
      'main.go:3:2: cannot find module providing package example.com/a: import lookup disabled by -mod=vendor',
    ],
    no: ['$ go build -mod=vendor ./...'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modload/init.go',
  },
  {
    code: 'vendor.inconsistent',
    any: ['inconsistent vendoring', 'vendor/modules.txt indicates', 'not marked as explicit', 'modules.txt'],
    match:
      /inconsistent vendoring|vendor\/modules\.txt indicates|not marked as explicit in vendor\/modules\.txt|(?:is|but)(?: not)? (?:explicitly required|marked as .+|a package listed) in vendor\/modules\.txt|missing from vendor\/modules\.txt/,
    yes: ['go: inconsistent vendoring in /src/app:'],
    no: ['cat vendor/modules.txt'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modload/vendor.go',
  },
  {
    code: 'vendor.incomplete',
    any: ['is not in vendor', '/vendor/', 'vendor directory', 'not vendored'],
    match:
      /is not in (?:the )?vendor|cannot find package "[^"]*" in:?\s*\S*\/vendor\/|open \S*vendor\/modules\.txt: no such file|no Go files in \S*\/vendor\//,
    yes: [
      'main.go:3:2: cannot find package "." in: /src/vendor/example.com/a',
      'go: open /src/app/vendor/modules.txt: no such file or directory',
    ],
    no: ['/src/vendor/example.com/a/a.go:3:2: undefined: x'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modload/import.go',
  },
  {
    code: 'env.goroot_stale',
    any: [
      'does not match go tool version',
      'goroot directory',
      'compile: version',
      'is not a go root',
      'goroot=',
      'go: no such tool',
    ],
    match:
      /does not match go tool version|cannot find GOROOT directory|go: no such tool "|go: GOROOT .*(?:not|invalid)/,
    yes: [
      'compile: version "go1.20.1" does not match go tool version "go1.21.0"',
      'go: cannot find GOROOT directory: /usr/local/go',
    ],
    no: ['GOROOT=/usr/local/go'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/compile/internal/base/flag.go',
  },
  {
    code: 'env.godebug_removed',
    any: ['godebug', 'go:debug'],
    match:
      /(?:unknown|invalid|removed|unsupported|obsolete|no longer)\b.*(?:GODEBUG|\/\/go:debug)|(?:GODEBUG|\/\/go:debug)\b.*(?:removed|unknown|no longer|unsupported|not supported|invalid)|use of GODEBUG=\S+ removed/i,
    yes: [
      'go: invalid GODEBUG setting: "x509ignoreCN" was removed in Go 1.17',
      'main.go:1:1: unknown //go:debug setting "nosuch"',
    ],
    no: ['insecure algorithm SHA1-RSA (temporarily override with GODEBUG=x509sha1=1)'],
    source: 'https://go.dev/doc/godebug',
  },
  {
    code: 'env.goproxy_ignored_gopath_mode',
    any: [
      '(from $gopath)',
      'gopath mode',
      'go111module=off',
      'outside a module',
      '$gopath not set',
      'modules disabled',
      'outside $gopath/src',
    ],
    match:
      /\(from \$GOPATH\)|in GOPATH mode|(?:modules disabled|disabled) by GO111MODULE=off|cannot use path@version syntax|\$GOPATH not set|with GO111MODULE=off/,
    weight: 'symptom',
    yes: [
      'go: cannot use path@version syntax in GOPATH mode',
      '	/home/a/go/src/example.com/a (from $GOPATH)',
    ],
    no: ['GOPATH=/home/a/go'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/load/pkg.go',
  },
];
