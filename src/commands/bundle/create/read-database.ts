import { join } from 'node:path';
import { lookupPath, sumdbFolder } from '../../../bundle/layout.ts';
import type { Database, ModuleEntry } from '../../../bundle/manifest.ts';
import { bundledTile, type HeadFault, type OneHead, underOneHead } from '../../../bundle/one-head.ts';
import { fail } from '../../../core/diagnostic.ts';
import { hashInRecord } from '../../../go/sum-lookup.ts';
import { type Tile, WIDTH } from '../../../go/tlog.ts';
import { tileReader } from '../../../go/tree-proof.ts';
import { sha256 } from '../../../host/digest.ts';
import { namesIn } from '../../../host/read-file.ts';
import { bytesAt } from '../../../host/tree.ts';
import { type Content, textContent } from './read-modules.ts';
import type { Workplace } from './workplace.ts';

/** The database's part of a bundle. */
export interface BundledDatabase {
  readonly database: Database;
  readonly contents: readonly Content[];
  /** `path@version` of the modules that the database vouches for. */
  readonly recorded: ReadonlySet<string>;
}

/** Where the records are, and who signs them. */
export interface DatabasePlace {
  readonly place: Workplace;
  readonly name: string;
  readonly key: string;
}

/**
 * The records of these modules under the one head that go has seen last. `missing`: a tile that go has to fetch first.
 * Errors (4): `BUNDLE_RECORDS_BROKEN`, `BUNDLE_SUM_DIFFERS` where a record is of another module than the one here.
 */
export function readDatabase(
  { place, name, key }: DatabasePlace,
  modules: readonly ModuleEntry[],
): BundledDatabase | { readonly missing: string } | undefined {
  const cached = modules.flatMap(({ path: module, version }) => {
    const answer = bytesAt(join(place.downloads, lookupPath(name, module, version)))?.toString('utf8');
    return answer === undefined ? [] : [{ module, version, answer }];
  });
  if (cached.length === 0) return undefined;
  const head = headAt(place, name) ?? fail('BUNDLE_RECORDS_BROKEN', { name, part: 'latest' }, { exit: 4 });
  const folder = join(place.downloads, sumdbFolder(name));
  const read = tileReader((path) => cachedTile(folder, path));
  const found = underOneHead({ name, key, head }, cached, read);
  if ('fault' in found) return missingOrRefused(found.fault, name);
  refuseOtherHashes(found.records, modules);
  const tiles = found.tiles.map((tile) => tileContent({ name, tile, bytes: read(tile) }));
  const texts = [...found.lookups].map(([path, text]) => textContent(path, text));
  const supported = textContent(`${sumdbFolder(name)}supported`, '');
  return {
    database: { name, key, head },
    contents: [supported, ...texts, ...tiles],
    recorded: new Set(found.records.keys()),
  };
}

/** The signed tree head that go keeps in this GOPATH; `undefined` where it has none yet. */
export function headAt({ heads }: Pick<Workplace, 'heads'>, name: string): string | undefined {
  return bytesAt(join(heads, name, 'latest'))?.toString('utf8');
}

/** A tile that go cached: as it is asked for, or the beginning of a wider one of the same place. */
function cachedTile(folder: string, path: string): Uint8Array | undefined {
  const exact = bytesAt(join(folder, path));
  if (exact) return exact;
  const [, stem = '', count = ''] = /^(.*\.p)\/(\d+)$/.exec(path) ?? [];
  if (stem === '') return undefined;
  const wider = namesIn(join(folder, stem))
    .map(Number)
    .filter((one) => one > Number(count) && one < WIDTH);
  const [width] = wider.toSorted((a, b) => a - b);
  return width === undefined
    ? undefined
    : bytesAt(join(folder, stem, String(width)))?.subarray(0, Number(count) * 32);
}

function tileContent({
  name,
  tile,
  bytes,
}: {
  name: string;
  tile: Tile;
  bytes: Uint8Array | undefined;
}): Content {
  const exact = (bytes ?? new Uint8Array()).subarray(0, tile.count * 32);
  return {
    path: bundledTile(name, tile),
    size: exact.length,
    sha256: sha256(exact),
    from: { bytes: exact },
  };
}

function missingOrRefused({ kind, part }: HeadFault, name: string): { readonly missing: string } {
  if (kind === 'tile-missing') return { missing: part };
  return fail('BUNDLE_RECORDS_BROKEN', { name, part }, { exit: 4 });
}

function refuseOtherHashes(records: OneHead['records'], modules: readonly ModuleEntry[]): void {
  for (const { path, version, zip, mod } of modules) {
    const text = records.get(`${path}@${version}`);
    if (text === undefined) continue;
    for (const [found, line] of [
      [zip, version],
      [mod, `${version}/go.mod`],
    ] as const) {
      const recorded = hashInRecord(text, path, line);
      if (found === undefined || recorded === found) continue;
      const params = { module: `${path}@${line}`, recorded: recorded ?? '-', found, where: 'sumdb' };
      fail('BUNDLE_SUM_DIFFERS', params, { exit: 4 });
    }
  }
}
