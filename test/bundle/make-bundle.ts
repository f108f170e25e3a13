import { crc32, deflateRawSync } from 'node:zlib';
import { END, memberHeader, paddingOf } from '../../src/bundle/archive.ts';
import { listPath, lookupPath, modulePath, sumdbFolder } from '../../src/bundle/layout.ts';
import { formatManifest, type Manifest, type ModuleEntry } from '../../src/bundle/manifest.ts';
import { TOOLCHAIN_MODULE } from '../../src/bundle/manifest-modules.ts';
import { hashGoMod, hashZip } from '../../src/go/dirhash.ts';
import { formatLookup, parseLookup } from '../../src/go/sum-lookup.ts';
import { tilesFor } from '../../src/go/tree-proof.ts';
import { readZip } from '../../src/go/zip.ts';
import { sha256, type TestDatabase } from './make-database.ts';

/** One module version, as its author wrote it. */
export interface TestModule {
  readonly path: string;
  readonly version: string;
  /** Name to text; go.mod is among them. */
  readonly files: Readonly<Record<string, string>>;
}

export const GREETING: TestModule = {
  path: 'example.com/pub/greeting',
  version: 'v1.2.0',
  files: {
    'go.mod': 'module example.com/pub/greeting\n\ngo 1.18\n\nrequire example.com/pub/Words v0.3.1\n',
    'greeting.go':
      'package greeting\n\nimport "example.com/pub/Words"\n\nfunc Text() string { return words.Hello }\n',
  },
};
export const WORDS: TestModule = {
  path: 'example.com/pub/Words',
  version: 'v0.3.1',
  files: {
    'go.mod': 'module example.com/pub/Words\n\ngo 1.18\n',
    'words.go': 'package words\n\nconst Hello = "hello"\n',
  },
};

/** The go.sum lines of a module, which are its record. */
export function recordOf({ path, version, files }: TestModule): string {
  const { zip, mod } = hashesOf({ path, version, files });
  return `${path} ${version} ${zip}\n${path} ${version}/go.mod ${mod}\n`;
}

/** Adds the records of modules, with strangers' records before and between. */
export function record(database: TestDatabase, modules: readonly TestModule[], strangers = 300): void {
  const stranger = () =>
    database.add(
      `example.org/x v1.0.${database.size} h1:x=\nexample.org/x v1.0.${database.size}/go.mod h1:y=\n`,
    );
  for (const module of modules) {
    for (let n = 0; n < strangers; n += 1) stranger();
    ids(database).set(`${module.path}@${module.version}`, database.add(recordOf(module)));
  }
  stranger();
}

export interface BundleParts {
  readonly manifest: Manifest;
  /** Path to bytes, in the order of the archive, the manifest left out. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A bundle of these modules; `size` of the database's tree when its head was taken. */
export function bundleParts(
  modules: readonly TestModule[],
  database?: TestDatabase,
  more: { readonly size?: number; readonly manifest?: Partial<Manifest> } = {},
): BundleParts {
  const files = new Map<string, Uint8Array>();
  for (const module of modules) for (const [path, bytes] of moduleFiles(module)) files.set(path, bytes);
  const head = database?.head(more.size);
  if (database && head !== undefined)
    addDatabase(files, modules, { database, head, size: more.size ?? database.size });
  const sorted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  const manifest: Manifest = {
    formatVersion: '1.0',
    goenv: '0.1.0',
    goVersion: 'go1.26.8',
    inputs: [{ id: 'project example.com/app', kind: 'project', name: 'example.com/app' }],
    sumdb: database && head !== undefined ? { name: database.name, key: database.key, head } : null,
    toolchains: toolchainsOf(modules),
    tools: [],
    rehearsal: null,
    modules: modules
      .map(entryOf)
      .sort((a, b) => (`${a.path}@${a.version}` < `${b.path}@${b.version}` ? -1 : 1)),
    files: listed(sorted),
    ...more.manifest,
  };
  return { manifest, files: sorted };
}

/** The archive of a bundle, whether it is a good one or not. */
export function packBundle({ manifest, files }: BundleParts): Buffer {
  return packFiles([['manifest.json', Buffer.from(formatManifest(manifest))], ...files]);
}

export function packFiles(files: Iterable<readonly [string, Uint8Array]>): Buffer {
  const members = [...files].flatMap(([path, bytes]) => [
    memberHeader({ path, size: bytes.length }),
    bytes,
    paddingOf(bytes.length),
  ]);
  return Buffer.concat([...members, END]);
}

/** What a manifest says of files. */
export function listed(files: ReadonlyMap<string, Uint8Array>): Manifest['files'] {
  return [...files].map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }));
}

/** A module zip, deflated. */
export function moduleZip({ path, version, files }: TestModule): Buffer {
  return makeZip(Object.entries(files).map(([name, text]) => ({ name: `${path}@${version}/${name}`, text })));
}

/** A zip of texts. `size`: what the directory says of the size instead. */
export function makeZip(
  entries: readonly { readonly name: string; readonly text: string | Buffer; readonly size?: number }[],
): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, size } of entries) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size ?? content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, rest, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), end]);
}

function moduleFiles(module: TestModule): readonly (readonly [string, Uint8Array])[] {
  const { path, version, files } = module;
  const info = JSON.stringify({ Version: version, Time: '2026-01-02T03:04:05Z' });
  return [
    [listPath(path), Buffer.from(`${version}\n`)],
    [modulePath(path, version, 'info'), Buffer.from(info)],
    [modulePath(path, version, 'mod'), Buffer.from(files['go.mod'] ?? '')],
    [modulePath(path, version, 'zip'), moduleZip(module)],
  ];
}

function addDatabase(
  files: Map<string, Uint8Array>,
  modules: readonly TestModule[],
  { database, head, size }: { database: TestDatabase; head: string; size: number },
): void {
  const folder = sumdbFolder(database.name);
  files.set(`${folder}supported`, new Uint8Array());
  const known = modules.flatMap((module) => {
    const id = ids(database).get(`${module.path}@${module.version}`);
    return id === undefined ? [] : [{ ...module, id }];
  });
  for (const { path, version, id, files: texts } of known) {
    const answer = formatLookup({ id, text: recordOf({ path, version, files: texts }), note: head });
    files.set(lookupPath(database.name, path, version), Buffer.from(answer));
  }
  for (const { level, index, count } of tilesFor(
    size,
    known.map(({ id }) => ({ level: 0, index: id })),
  )) {
    const { path, bytes } = database.tile(level, index, count);
    files.set(`${folder}${path}`, bytes);
  }
}

function entryOf(module: TestModule): ModuleEntry {
  const { path, version } = module;
  const { zip, mod } = hashesOf(module);
  return { path, version, zip, mod, wantedBy: ['project example.com/app'], licences: [] };
}

function hashesOf(module: TestModule): { zip: string; mod: string } {
  const zip = moduleZip(module);
  return { zip: hashZip(zip, readZip(zip)), mod: hashGoMod(Buffer.from(module.files['go.mod'] ?? '')) };
}

function toolchainsOf(modules: readonly TestModule[]): Manifest['toolchains'] {
  return modules.flatMap(({ path, version }) => {
    const [, go = '', os = '', arch = ''] = /^v0\.0\.1-(go.+)\.([a-z]+)-(\w+)$/.exec(version) ?? [];
    return path === TOOLCHAIN_MODULE ? [{ version: go, os, arch }] : [];
  });
}

const NUMBERS = new WeakMap<TestDatabase, Map<string, number>>();

/** The numbers of the records that were added for modules. */
function ids(database: TestDatabase): Map<string, number> {
  const known = NUMBERS.get(database) ?? new Map<string, number>();
  NUMBERS.set(database, known);
  return known;
}

/** The same lookup under another head. */
export function withHead(answer: Uint8Array, note: string): Buffer {
  const found = parseLookup(Buffer.from(answer).toString());
  if (!found) throw new Error('no lookup');
  return Buffer.from(formatLookup({ ...found, note }));
}
