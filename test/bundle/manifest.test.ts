import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listPath, lookupPath, modulePath, roleOf } from '../../src/bundle/layout.ts';
import { formatManifest, type Manifest, parseManifest } from '../../src/bundle/manifest.ts';
import { isFailure } from '../../src/core/diagnostic.ts';

const H1 = `h1:${'A'.repeat(43)}=`;
const SHA = 'a'.repeat(64);
const MANIFEST: Manifest = {
  formatVersion: '1.0',
  goenv: '0.1.0',
  goVersion: 'go1.26.8',
  inputs: [{ id: 'project example.com/app', kind: 'project', name: 'example.com/app', sha256: SHA }],
  sumdb: { name: 'sum.example.com', key: 'sum.example.com+00000000+AAAA', head: 'go.sum database tree\n' },
  toolchains: [{ version: 'go1.26.8', os: 'linux', arch: 'amd64' }],
  tools: [{ package: 'example.com/x/cmd/y', version: 'v1.0.0' }],
  rehearsal: {
    goVersion: 'go1.26.8',
    mode: 'modules',
    platforms: ['linux/amd64'],
    network: 'namespace',
    newerHead: true,
    steps: [{ input: 'project example.com/app', command: 'go mod tidy', result: 'passed' }],
  },
  modules: [
    {
      path: 'example.com/A',
      version: 'v1.0.0',
      zip: H1,
      mod: H1,
      wantedBy: ['project example.com/app'],
      licences: ['MIT'],
    },
    { path: 'example.com/b', version: 'v1.0.0', mod: H1, wantedBy: [], licences: [] },
  ],
  files: [
    { path: 'example.com/!a/@v/list', size: 7, sha256: SHA },
    { path: 'example.com/!a/@v/v1.0.0.zip', size: 700, sha256: SHA },
    { path: 'sumdb/sum.example.com/supported', size: 0, sha256: SHA },
  ],
};
const TEXT = formatManifest(MANIFEST);

const codeOf = (text: string) => {
  try {
    parseManifest(Buffer.from(text));
  } catch (error) {
    if (isFailure(error))
      return `${error.diagnostic.code} ${error.exit} ${error.diagnostic.params['place'] ?? ''}`.trim();
    throw error;
  }
  return 'nothing wrong';
};

test('a manifest comes back as it was, and has one text', () => {
  expect(parseManifest(Buffer.from(TEXT))).toEqual(MANIFEST);
  const other = { ...MANIFEST, tools: [], files: [...MANIFEST.files], goenv: MANIFEST.goenv };
  expect(formatManifest(parseManifest(Buffer.from(formatManifest(other))))).toBe(formatManifest(other));
});

describe('refused', () => {
  const file = (path: string) => JSON.stringify({ path, size: 1, sha256: SHA });
  const withFiles = (...lines: readonly string[]) =>
    TEXT.replace(/"files": \[[\s\S]*\]/, `"files": [\n    ${lines.join(',\n    ')}\n  ]`);
  test.each([
    ['no JSON', '{', 'BUNDLE_MANIFEST_BROKEN 4 /'],
    ['no object', 'null', 'BUNDLE_MANIFEST_BROKEN 4 /'],
    ['nothing in it', '{}', 'BUNDLE_MANIFEST_BROKEN 4 /formatVersion'],
    ['a later format', TEXT.replace('"1.0"', '"1.1"'), 'BUNDLE_FORMAT_NEWER 4'],
    [
      'an unknown member',
      TEXT.replace('"goenv"', '"other": 1,\n  "goenv"'),
      'BUNDLE_MANIFEST_BROKEN 4 /other',
    ],
    ['a member twice', TEXT.replace('"goenv"', '"goenv": "x",\n  "goenv"'), 'BUNDLE_MANIFEST_BROKEN 4 /'],
    ['a blank more', TEXT.replace('": ', '":  '), 'BUNDLE_MANIFEST_BROKEN 4 /'],
    ['CRLF', TEXT.replaceAll('\n', '\r\n'), 'BUNDLE_MANIFEST_BROKEN 4 /'],
    ['a byte order mark', `\ufeff${TEXT}`, 'BUNDLE_MANIFEST_BROKEN 4 /'],
    ['an absolute name', withFiles(file('/etc/passwd')), 'BUNDLE_MANIFEST_BROKEN 4 /files/0/path'],
    [
      'a name that leaves',
      withFiles(file('example.com/../../a/@v/list')),
      'BUNDLE_MANIFEST_BROKEN 4 /files/0/path',
    ],
    ['a backslash', withFiles(file('example.com\\a')), 'BUNDLE_MANIFEST_BROKEN 4 /files/0/path'],
    ['the manifest in itself', withFiles(file('manifest.json')), 'BUNDLE_MANIFEST_BROKEN 4 /files/0/path'],
    [
      'a hash that go would trust blindly',
      withFiles(file('example.com/a/@v/v1.0.0.ziphash')),
      'BUNDLE_MANIFEST_BROKEN 4 /files/0/path',
    ],
    [
      'an extracted tree',
      withFiles(file('example.com/a@v1.0.0/a.go')),
      'BUNDLE_MANIFEST_BROKEN 4 /files/0/path',
    ],
    [
      'out of order',
      withFiles(file('example.com/b/@v/list'), file('example.com/a/@v/list')),
      'BUNDLE_MANIFEST_BROKEN 4 /files/1',
    ],
    [
      'twice',
      withFiles(file('example.com/a/@v/list'), file('example.com/a/@v/list')),
      'BUNDLE_MANIFEST_BROKEN 4 /files/1',
    ],
    ['one name but for case', withFiles(file('vulndb/ID/a'), file('vulndb/id/a')), 'BUNDLE_NAMES_COLLIDE 4'],
    ['a file that is a folder', withFiles(file('vulndb/a'), file('vulndb/a/b')), 'BUNDLE_NAMES_COLLIDE 4'],
    [
      'a size below nothing',
      TEXT.replace('"size":7,', '"size":-7,'),
      'BUNDLE_MANIFEST_BROKEN 4 /files/0/size',
    ],
    [
      'an impossible size',
      TEXT.replace('"size":7,', '"size":1e300,'),
      'BUNDLE_MANIFEST_BROKEN 4 /files/0/size',
    ],
    [
      'a module that nobody knows asked for',
      TEXT.replace('"wantedBy":[]', '"wantedBy":["x"]'),
      'BUNDLE_MANIFEST_BROKEN 4 /modules/1/wantedBy',
    ],
  ])('%s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test('any other text ends in a refusal', () => {
    fc.assert(
      fc.property(fc.nat({ max: TEXT.length - 1 }), fc.string({ minLength: 1, maxLength: 3 }), (at, text) => {
        const other = TEXT.slice(0, at) + text + TEXT.slice(at + 1);
        expect(codeOf(other)).toMatch(/^BUNDLE_\w+ 4|^nothing wrong$/);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(codeOf(JSON.stringify(value))).toMatch(/^BUNDLE_MANIFEST/);
      }),
    );
  });
});

describe('names in a bundle', () => {
  test.each([
    [
      modulePath('github.com/BurntSushi/toml', 'v1.0.0', 'zip'),
      { kind: 'zip', module: 'github.com/BurntSushi/toml', version: 'v1.0.0' },
    ],
    [
      modulePath('example.com/a/v2', 'v2.0.0-RC1', 'info'),
      { kind: 'info', module: 'example.com/a/v2', version: 'v2.0.0-RC1' },
    ],
    [
      'example.com/a/@v/v2.0.0+incompatible.mod',
      { kind: 'mod', module: 'example.com/a', version: 'v2.0.0+incompatible' },
    ],
    [listPath('example.com/a'), { kind: 'list', module: 'example.com/a' }],
    ['example.com/a/@latest', { kind: 'latest', module: 'example.com/a' }],
    ['sumdb/sum.example.com/supported', { kind: 'supported', database: 'sum.example.com' }],
    ['sumdb/sum.example.com/db/supported', { kind: 'supported', database: 'sum.example.com/db' }],
    [
      lookupPath('sum.example.com', 'example.com/A', 'v1.0.0'),
      { kind: 'lookup', database: 'sum.example.com', module: 'example.com/A', version: 'v1.0.0' },
    ],
    [
      'sumdb/sum.example.com/tile/8/0/x001/002.p/3',
      { kind: 'tile', database: 'sum.example.com', tile: { level: 0, index: 1002, count: 3 } },
    ],
    ['vulndb/index/db.json', { kind: 'vulndb' }],
    ['goenv/goenv-linux-x64', { kind: 'goenv' }],
  ])('%s', (path, role) => {
    expect(roleOf(path)).toEqual(role);
  });

  test.each([
    '',
    '/',
    '/a',
    'a',
    '../a',
    'a/../b',
    './a',
    'example.com//a/@v/list',
    'example.com/A/@v/list',
    'example.com/a/@v/v1.zip',
    'example.com/a/@v/v1.0.0.lock',
    'example.com/a/@v/V1.0.0.mod',
    'example.com/a/@v/',
    'example.com/@v/@v/list',
    'vulndb/..',
    'goenv/a b',
    'sumdb/x/lookup/a@v1',
    'sumdb/sum.example.com/latest',
    'sumdb/sum.example.com/tile/8/0/1',
    'example.com/con/@v/list',
    'example.com/a/@v/list/',
    'example.com/a\0/@v/list',
    'vulndb/é',
  ])('none: %j', (path) => {
    expect(roleOf(path)).toBeUndefined();
  });
});
