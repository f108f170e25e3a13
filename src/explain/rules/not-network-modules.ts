import type { Rule } from '../rule.ts';

/** Modules that are wrong by themselves: no setting of the network cures them. */
export const NOT_NETWORK_MODULES: readonly Rule[] = [
  {
    code: 'not_network.module_path_mismatch',
    any: [
      'declares its path as',
      'was required as',
      'has post-v',
      'has non-',
      'module path must match',
      'malformed module path',
      'parsing go.mod',
      'used for two different module',
      'but was required',
      'should be v0 or v1',
      'is not a valid module path',
      'mismatched module path',
      'go.mod has ',
      'unexpected module path',
      'must not contain directives',
    ],
    match:
      /declares its path as|but was required as|has (?:post|non)-\S+ module path|module path must match major version|used for two different module paths|should be v0 or v1, not|go\.mod has (?:post|non)-|unexpected module path|must not contain directives that would cause|mismatched module path|module contains a go\.mod file, so module path must/,
    yes: [
      '	module declares its path as: example.com/new',
      'invalid version: go.mod has post-v1 module path "example.com/a/v2" at revision v1.0.0',
    ],
    no: ['the class declares its fields'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modload/load.go',
  },
  {
    code: 'not_network.bad_import_path_in_dependency',
    any: [
      'malformed import path',
      'malformed module path',
      'cannot import absolute',
      'local import',
      'use of internal package',
      'relative import',
      'missing dot in first path',
      'not begin with hostname',
      'detect version control system',
      'invalid import path',
      ' import path "',
      'use of vendored package',
      'leading dot in path',
    ],
    match:
      /malformed (?:import|module) path|cannot import absolute path|local import "\S+" in non-local package|use of (?:internal|vendored) package \S+ not allowed|relative import|missing dot in first path element|import path does not begin with hostname|unable to detect version control system|invalid (?:\S+ )?import path|is relative, but relative import paths/,
    yes: [
      'malformed import path "git@git.corp.internal:a/b": invalid char \'@\'',
      'go: malformed module path "app/x": missing dot in first path element',
      'use of internal package example.com/a/internal not allowed',
    ],
    no: ['unrecognized import path "example.com/a"'],
    source: 'https://github.com/golang/mod/blob/v0.20.0/module/module.go',
  },
  {
    code: 'not_network.module_zip_bad_filename',
    any: [
      'malformed file path',
      'file name collision',
      'source tree too large',
      'invalid file name',
      'filename too long',
      'file name too long',
      'the filename, directory name',
      'the system cannot find the path',
      'the filename or extension',
      'zip too large',
      '文件名或扩展名太长',
      '系统找不到指定的路径',
      '文件名、目录名或卷标语法不正确',
      'invalid path',
    ],
    match:
      /malformed file path "|case-insensitive file name collision|module source tree too large|unzip .*(?:invalid file name|file ?name too long|malformed)|(?:create|open|mkdir) \S*pkg[/\\]mod\S*.*(?:filename or extension is too long|file name too long|filename, directory name)|module zip file is too large|(?:create|open|mkdir|unzip) \S*pkg[/\\]mod\S*.*(?:文件名或扩展名太长|文件名、目录名或卷标语法不正确)|unzip .*(?:系统找不到指定的路径|cannot find the path|filename, directory name|syntax is incorrect)/i,
    yes: [
      'unzip /go/pkg/mod/cache/download/example.com/a/@v/v1.0.0.zip: malformed file path "a/b:c.txt": invalid char \':\'',
      'case-insensitive file name collision: "A.go" and "a.go"',
    ],
    no: ['malformed import path "a:b"'],
    source: 'https://github.com/golang/mod/blob/v0.20.0/zip/zip.go',
  },
  {
    code: (scene) =>
      /server response|\/lookup\//.test([...scene.before.slice(-3), scene.text].join('\n')) &&
      /\/lookup\//.test(scene.request.url ?? '')
        ? undefined
        : 'not_network.unknown_revision',
    any: [
      'unknown revision',
      'no matching versions',
      'invalid pseudo-version',
      'find remote ref',
      'did not match any file',
      'invalid version:',
      '未找到远程引用',
      'not our ref',
      'upload-pack: not our',
      'remote branch',
      'is not a tree',
      'reference is not',
      'no such version',
      'must be of the form v',
      'unadvertised object',
    ],
    match:
      /unknown revision|no matching versions for query|invalid pseudo-version|couldn't find remote ref|Remote branch \S+ not found|not our ref|invalid version: (?:must be of the form|should be|unknown)|version "\S+" invalid: (?!.*(?:module path|go\.mod has))|reference is not a tree|pathspec '\S+' did not match/i,
    weight: 'symptom',
    yes: [
      'go: example.com/a@v9.9.9: invalid version: unknown revision v9.9.9',
      'go: module example.com/a: no matching versions for query "latest"',
      "fatal: couldn't find remote ref refs/heads/x",
    ],
    no: ['an unknown reviser'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modfetch/coderepo.go',
  },
];
