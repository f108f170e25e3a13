import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookupPath, modulePath, sumdbFolder } from '../../src/bundle/layout.ts';
import { formatManifest, type Manifest } from '../../src/bundle/manifest.ts';
import { bundleVerifier, type VerifyOptions } from '../../src/bundle/verify.ts';
import { isFailure } from '../../src/core/diagnostic.ts';
import { hashGoMod } from '../../src/go/dirhash.ts';
import {
  type BundleParts,
  bundleParts,
  GREETING,
  listed,
  makeZip,
  packBundle,
  packFiles,
  record,
  type TestModule,
  WORDS,
  withHead,
} from './make-bundle.ts';
import { sha256, testDatabase } from './make-database.ts';

const MODULES = [GREETING, WORDS];
const database = testDatabase();
record(database, MODULES);
const first = database.size;
record(database, [{ ...GREETING, version: 'v1.3.0' }]);
const PARTS = bundleParts(MODULES, database, { size: first });
const WHOLE = packBundle(PARTS);

const verify = (bytes: Uint8Array, options: VerifyOptions = {}, piece = 65_536) => {
  const verifier = bundleVerifier(options);
  for (let at = 0; at < bytes.length; at += piece) verifier.push(bytes.subarray(at, at + piece));
  return verifier.finish();
};
const codeOf = (bytes: Uint8Array, options: VerifyOptions = { deep: true }) => {
  try {
    verify(bytes, options);
  } catch (error) {
    if (isFailure(error)) return `${error.diagnostic.code} ${error.exit}`;
    throw error;
  }
  return 'nothing wrong';
};

/** The bundle with other files, and a manifest that lies for them. */
const altered = (
  change: (files: Map<string, Uint8Array>) => void,
  manifest: Partial<Manifest> = {},
): BundleParts => {
  const files = new Map(PARTS.files);
  change(files);
  const sorted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { files: sorted, manifest: { ...PARTS.manifest, files: listed(sorted), ...manifest } };
};
const zipPath = modulePath(GREETING.path, GREETING.version, 'zip');
const modPath = modulePath(GREETING.path, GREETING.version, 'mod');
const lookup = lookupPath(database.name, GREETING.path, GREETING.version);

describe('a good bundle', () => {
  test.each([1, 777, 1 << 20])('is proven, in pieces of %d', (piece) => {
    const found = verify(WHOLE, { deep: true, fileSize: WHOLE.length }, piece);
    expect(found.manifest).toEqual(PARTS.manifest);
    expect(found.sha256).toBe(sha256(WHOLE));
    expect(found.size).toBe(WHOLE.length);
  });

  test('hands on every member but the manifest', () => {
    const copied = new Map<string, Buffer[]>();
    let name = '';
    verify(WHOLE, {
      copy: {
        begin: ({ path }) => {
          name = path;
          copied.set(path, []);
        },
        data: (bytes) => copied.get(name)?.push(Buffer.from(bytes)),
        end: () => undefined,
      },
    });
    expect(new Map([...copied].map(([path, parts]) => [path, Buffer.concat(parts)]))).toEqual(
      new Map([...PARTS.files].map(([path, bytes]) => [path, Buffer.from(bytes)])),
    );
  });

  test('needs no checksum database', () => {
    expect(codeOf(packBundle(bundleParts(MODULES)))).toBe('nothing wrong');
  });

  test('may hold a private module, of which the database knows nothing', () => {
    const secret: TestModule = {
      path: 'git.acme.internal/x',
      version: 'v1.0.0',
      files: { 'go.mod': 'module git.acme.internal/x\n' },
    };
    expect(codeOf(packBundle(bundleParts([...MODULES, secret], database)))).toBe('nothing wrong');
  });
});

describe('refused', () => {
  const lying = (entry: Partial<Manifest['files'][number]>) => {
    const files = PARTS.manifest.files.map((one) => (one.path === zipPath ? { ...one, ...entry } : one));
    return packBundle({ ...PARTS, manifest: { ...PARTS.manifest, files } });
  };
  const reordered = [...PARTS.files].toReversed();
  const evil = makeZip([{ name: `${GREETING.path}@${GREETING.version}/go.mod`, text: 'module x\n' }]);
  const strayZip = makeZip([{ name: 'example.com/other@v1.0.0/go.mod', text: 'module x\n' }]);
  const caseZip = makeZip(
    ['a.go', 'A.go'].map((name) => ({ name: `${GREETING.path}@${GREETING.version}/${name}`, text: '' })),
  );
  const bomb = makeZip([
    { name: `${GREETING.path}@${GREETING.version}/a`, text: Buffer.alloc(20_000_000), size: 10 },
  ]);
  const claims = makeZip([{ name: `${GREETING.path}@${GREETING.version}/a`, text: 'x', size: 0xfffffff0 }]);
  const crlf = Buffer.from((GREETING.files['go.mod'] ?? '').replaceAll('\n', '\r\n'));
  const withZip = (zip: Buffer) => packBundle(altered((files) => files.set(zipPath, zip)));
  const withModules = (change: (entry: Manifest['modules'][number]) => Manifest['modules'][number]) =>
    packBundle({ ...PARTS, manifest: { ...PARTS.manifest, modules: PARTS.manifest.modules.map(change) } });
  const manifestText = Buffer.from(formatManifest(PARTS.manifest));

  test.each<[string, Uint8Array, string, VerifyOptions?]>([
    ['no manifest', packFiles(PARTS.files), 'ARCHIVE_NOT_ONE'],
    ['an archive of nothing', Buffer.alloc(1024), 'ARCHIVE_NOT_ONE'],
    [
      'cut short, by its size alone',
      WHOLE.subarray(0, -2000),
      'BUNDLE_SIZE_WRONG',
      { fileSize: WHOLE.length - 2000 },
    ],
    ['padded, by its size alone', WHOLE, 'BUNDLE_SIZE_WRONG', { fileSize: WHOLE.length + 10_240 }],
    [
      'the members in another order',
      packFiles([['manifest.json', manifestText], ...reordered]),
      'BUNDLE_MEMBER_OTHER',
    ],
    [
      'a member twice',
      packFiles([['manifest.json', manifestText], ...[...PARTS.files].slice(0, 1), ...PARTS.files]),
      'BUNDLE_MEMBER_OTHER',
    ],
    [
      'a member too few',
      packFiles([['manifest.json', manifestText], ...[...PARTS.files].slice(0, -1)]),
      'BUNDLE_MEMBER_OTHER',
    ],
    [
      'a member too many',
      packFiles([['manifest.json', manifestText], ...PARTS.files, ['zzz/x', Buffer.from('x')]]),
      'BUNDLE_MEMBER_OTHER',
    ],
    [
      'a manifest twice',
      packFiles([['manifest.json', manifestText], ['manifest.json', manifestText], ...PARTS.files]),
      'BUNDLE_MEMBER_OTHER',
    ],
    ['a lie about a size', lying({ size: 10_000_000_000 }), 'BUNDLE_MANIFEST_BROKEN'],
    ['a lie about a size that could be', lying({ size: 8_000_000_000 }), 'BUNDLE_MEMBER_OTHER'],
    ['a lie about a digest', lying({ sha256: 'a'.repeat(64) }), 'BUNDLE_MEMBER_CHANGED'],
    ['another zip under that name', withZip(evil), 'BUNDLE_MODULE_CHANGED'],
    ['a zip with a wrong prefix', withZip(strayZip), 'ZIP_BROKEN'],
    ['a zip with two names that differ in case', withZip(caseZip), 'ZIP_BROKEN'],
    ['a zip bomb', withZip(bomb), 'ZIP_BROKEN'],
    ['a zip that claims 4 GB', withZip(claims), 'ZIP_BROKEN'],
    ['a page instead of a zip', withZip(Buffer.from('<html>')), 'ZIP_BROKEN'],
    ['CRLF in a go.mod', packBundle(altered((files) => files.set(modPath, crlf))), 'BUNDLE_TEXT_CRLF'],
    [
      'another go.mod',
      packBundle(altered((files) => files.set(modPath, Buffer.from('module x\n')))),
      'BUNDLE_MODULE_CHANGED',
    ],
    [
      'a go.mod that the manifest fits but the database does not',
      packBundle({
        ...altered((files) => files.set(modPath, Buffer.from('module x\n'))),
        manifest: {
          ...altered((files) => files.set(modPath, Buffer.from('module x\n'))).manifest,
          modules: PARTS.manifest.modules.map((one) =>
            one.path === GREETING.path ? { ...one, mod: hashGoMod(Buffer.from('module x\n')) } : one,
          ),
        },
      }),
      'BUNDLE_MODULE_CHANGED',
    ],
    [
      'a zip of no module',
      withModules(({ zip, ...rest }) => (rest.path === GREETING.path ? rest : { zip: zip ?? '', ...rest })),
      'BUNDLE_MODULE_UNLISTED',
    ],
    [
      'a module without its zip',
      packBundle(altered((files) => files.delete(zipPath))),
      'BUNDLE_MODULE_UNLISTED',
    ],
    [
      'a toolchain that is not there',
      packBundle(
        altered(() => undefined, { toolchains: [{ version: 'go1.26.8', os: 'linux', arch: 'amd64' }] }),
      ),
      'BUNDLE_MODULE_UNLISTED',
    ],
    [
      'no `supported`',
      packBundle(altered((files) => files.delete(`${sumdbFolder(database.name)}supported`))),
      'BUNDLE_DATABASE_BROKEN',
    ],
    [
      'a lookup under another head',
      packBundle(
        altered((files) => files.set(lookup, withHead(files.get(lookup) ?? Buffer.of(), database.head()))),
      ),
      'BUNDLE_DATABASE_BROKEN',
    ],
    [
      'a lookup that is none',
      packBundle(altered((files) => files.set(lookup, Buffer.from('not found\n')))),
      'BUNDLE_DATABASE_BROKEN',
    ],
    [
      'a lookup with another number',
      packBundle(
        altered((files) =>
          files.set(
            lookup,
            Buffer.from(
              Buffer.from(files.get(lookup) ?? [])
                .toString()
                .replace(/^\d+/, '3'),
            ),
          ),
        ),
      ),
      'BUNDLE_DATABASE_BROKEN',
    ],
    [
      'a lookup of another module',
      packBundle(
        altered((files) =>
          files.set(lookup, files.get(lookupPath(database.name, WORDS.path, WORDS.version)) ?? Buffer.of()),
        ),
      ),
      'BUNDLE_DATABASE_BROKEN',
    ],
    [
      'the files of another database',
      packBundle(altered((files) => files.set('sumdb/sum.example.org/supported', Buffer.of()))),
      'BUNDLE_MODULE_UNLISTED',
    ],
    [
      'a head that nobody signed',
      packBundle(
        altered(() => undefined, {
          sumdb: {
            name: database.name,
            key: database.key,
            head: database.head(first).replace(/\n— .*/, '\n— sum.example.com AAAAAAAA'),
          },
        }),
      ),
      'BUNDLE_DATABASE_BROKEN',
    ],
    [
      'the key of somebody else for the name that go knows',
      packBundle(
        altered(() => undefined, {
          sumdb: { name: 'sum.golang.google.cn', key: 'sum.golang.google.cn+00000000+AAAA', head: 'x' },
        }),
      ),
      'BUNDLE_MODULE_UNLISTED',
    ],
  ])('%s', (_, bytes, code, options) => {
    expect(codeOf(bytes, { deep: true, ...options })).toBe(`${code} 4`);
  });

  test.each([...PARTS.files.keys()].filter((path) => path.includes('/tile/')))('without %s', (path) => {
    expect(codeOf(packBundle(altered((files) => files.delete(path))))).toBe('BUNDLE_DATABASE_BROKEN 4');
  });

  test('a toolchain without a record, and one that is not what its record says', () => {
    const toolchain: TestModule = {
      path: 'golang.org/toolchain',
      version: 'v0.0.1-go1.99.1.linux-amd64',
      files: { 'go.mod': 'module golang.org/toolchain\n', 'bin/go': 'go' },
    };
    expect(codeOf(packBundle(bundleParts([...MODULES, toolchain], database)))).toBe(
      'BUNDLE_DATABASE_BROKEN 4',
    );
    const other = testDatabase();
    record(other, [...MODULES, toolchain]);
    const parts = bundleParts([...MODULES, toolchain], other);
    expect(codeOf(packBundle(parts))).toBe('nothing wrong');
    const path = modulePath(toolchain.path, toolchain.version, 'zip');
    const files = new Map(parts.files).set(
      path,
      makeZip([{ name: `${toolchain.path}@${toolchain.version}/bin/go`, text: 'evil' }]),
    );
    const changed = packBundle({ files, manifest: { ...parts.manifest, files: listed(files) } });
    expect(codeOf(changed, {})).toBe('BUNDLE_MODULE_CHANGED 4');
  });

  test('any byte that is turned', () => {
    fc.assert(
      fc.property(fc.nat({ max: WHOLE.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = Buffer.from(WHOLE);
        bytes.writeUInt8((bytes[at] ?? 0) ^ flip, at);
        expect(codeOf(bytes, {})).toMatch(/^(?:ARCHIVE|BUNDLE)_\w+ 4$/);
      }),
      { numRuns: 400 },
    );
  });

  test('cut anywhere', () => {
    fc.assert(
      fc.property(fc.nat({ max: WHOLE.length - 1 }), (length) => {
        expect(codeOf(WHOLE.subarray(0, length), {})).toMatch(/^(?:ARCHIVE|BUNDLE)_\w+ 4$/);
      }),
    );
  });
});
