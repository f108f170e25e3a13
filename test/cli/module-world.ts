import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listPath, lookupPath, modulePath, sumdbFolder } from '../../src/bundle/layout.ts';
import { formatLookup } from '../../src/go/sum-lookup.ts';
import { moduleZip, recordOf, type TestModule } from '../bundle/make-bundle.ts';
import { type TestDatabase, testDatabase } from '../bundle/make-database.ts';

/** A module proxy as a folder, with a checksum database that has moved on between any two of its records. */
export interface ModuleWorld {
  readonly folder: string;
  readonly database: TestDatabase;
  /** GOPROXY and GOSUMDB of a machine that asks it. */
  readonly env: Readonly<Record<string, string>>;
  /** Where a file of it lies. */
  at(path: string): string;
}

/** Writes it below `folder`. `unrecorded` modules are served, and unknown to the database. */
export function moduleWorld(
  folder: string,
  modules: readonly TestModule[],
  unrecorded: readonly TestModule[] = [],
): ModuleWorld {
  const database = testDatabase();
  const at = (path: string) => join(folder, path);
  const put = (path: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), bytes, { flag: path.endsWith('/list') ? 'a' : 'w' });
  };
  for (const module of [...modules, ...unrecorded]) {
    const { path, version, files } = module;
    put(listPath(path), `${version}\n`);
    put(
      modulePath(path, version, 'info'),
      JSON.stringify({ Version: version, Time: '2026-01-02T03:04:05Z' }),
    );
    put(modulePath(path, version, 'mod'), files['go.mod'] ?? '');
    put(modulePath(path, version, 'zip'), moduleZip(module));
  }
  for (const module of modules) {
    const text = recordOf(module);
    const id = database.add(text);
    // Each answer carries the head of its own moment, as a proxy that has cached them for months gives them.
    const answer = formatLookup({ id, text, note: database.head() });
    put(lookupPath(database.name, module.path, module.version), answer);
    putTiles(database, put);
    database.add(`example.org/x v1.0.${id} h1:x=\nexample.org/x v1.0.${id}/go.mod h1:y=\n`);
  }
  put(`${sumdbFolder(database.name)}supported`, '');
  return { folder, database, at, env: { GOPROXY: pathToFileURL(folder).href, GOSUMDB: database.key } };
}

/** The tiles of the tree as it is now: fewer than 256 records have one tile. */
function putTiles(database: TestDatabase, put: (path: string, bytes: Uint8Array) => void): void {
  const { path, bytes } = database.tile(0, 0, database.size);
  put(`${sumdbFolder(database.name)}${path}`, bytes);
}
