import { dataFolder, parseReceipt, RECEIPT } from '../../core/bundle-set.ts';
import { isFailure } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import { bytesOf, type Reader } from '../../core/host.ts';
import type { Observed } from '../../core/planner.ts';
import { ABSENT, type Absent, elementKey } from '../../core/value.ts';
import { treeValue } from './desired.ts';
import { latestPath } from './gopath.ts';
import {
  asidePath,
  asideSizeKey,
  asideText,
  headKey,
  inTheWay,
  latestKey,
  parseAside,
  treeSize,
} from './tree-head.ts';

/** Reads which trees are here, and which tree heads go knows and goenv has set aside. Reads only. */
export async function current(reader: Reader, _keys: Iterable<string>, facts: Facts): Promise<Observed> {
  const state = new Map<string, string>();
  const files = new Map<string, Uint8Array | Absent>();
  for (const [key, value] of await trees(reader, facts)) state.set(key, value);
  const gos = new Set<string>();
  for (const { database, latest, aside } of await heads(reader, facts)) {
    files.set(aside.path, aside.bytes).set(latest.path, latest.bytes);
    // go has written there since: what was first there is in what goenv set aside, and not to be put back blindly.
    if (latest.bytes !== ABSENT && aside.bytes !== ABSENT) gos.add(latest.path);
    const known = latest.bytes === ABSENT ? 0 : treeSize(latest.bytes);
    const kept = aside.bytes === ABSENT ? undefined : parseAside(aside.bytes);
    if (known > 0) state.set(latestKey(database), String(known));
    if (!kept) continue;
    state.set(asideSizeKey(database), String(kept.size));
    // Where go has met another one since, nothing is out of its way any more.
    const since = inTheWay(known, kept.bundle) ? `; ${known} is in place` : '';
    state.set(headKey(database), asideText(kept) + since);
  }
  return {
    state,
    elsewhere: new Map(),
    files,
    ours: new Set([...files.keys()].filter((path) => path.startsWith(`${dataFolder(facts)}/`))),
    shared: gos,
    overridden: () => undefined,
    diagnostics: [],
  };
}

/** Where go keeps the head of this database, among the files that were looked at. */
export function latestIn(paths: Iterable<string>, database: string): string {
  return [...paths].find((path) => path.endsWith(`/pkg/sumdb/${database}/latest`)) ?? '';
}

async function trees(reader: Reader, facts: Facts): Promise<readonly (readonly [string, string])[]> {
  const folder = `${dataFolder(facts)}/bundles`;
  const names = (await reader.list(folder)).filter((name) => /^[0-9a-f]{32}$/.test(name));
  return Promise.all(
    names.map(async (name) => {
      const path = `${folder}/${name}/${RECEIPT}`;
      return [elementKey('tree', name), await receiptValue(reader, path)] as const;
    }),
  );
}

async function receiptValue(reader: Reader, path: string): Promise<string> {
  const bytes = bytesOf(await reader.read(path));
  if (bytes === ABSENT) return BROKEN;
  try {
    return treeValue(parseReceipt(bytes, path));
  } catch (error) {
    if (isFailure(error)) return BROKEN;
    throw error;
  }
}

interface Place {
  readonly path: string;
  readonly bytes: Uint8Array | Absent;
}

async function heads(
  reader: Reader,
  facts: Facts,
): Promise<readonly { readonly database: string; readonly latest: Place; readonly aside: Place }[]> {
  // Every user has a GOPATH of his own, and a profile for everybody writes into no home.
  if (facts.scope === 'machine') return [];
  const folder = await latestPath(reader, facts);
  const names = new Set([
    ...(await databasesIn(reader, folder, '/latest')),
    ...(await databasesIn(reader, `${dataFolder(facts)}/tree-heads`, '')),
  ]);
  return Promise.all(
    [...names].sort().map(async (database) => {
      const [latest, aside] = [`${folder}/${database}/latest`, asidePath(database, facts)];
      const [now, then] = await Promise.all([reader.read(latest), reader.read(aside)]);
      return {
        database,
        latest: { path: latest, bytes: bytesOf(now) },
        aside: { path: aside, bytes: bytesOf(then) },
      };
    }),
  );
}

/** Names of databases that have a file here: `host`, or `host/path`. */
async function databasesIn(reader: Reader, folder: string, file: string): Promise<readonly string[]> {
  const found: string[] = [];
  const look = async (name: string, depth: number): Promise<void> => {
    const inside = await reader.list(`${folder}/${name}`);
    if (file === '' ? inside.length === 0 : inside.includes(file.slice(1))) found.push(name);
    if (depth === DEEPEST) return;
    for (const one of inside)
      if (!HIDDEN.test(one) && one !== file.slice(1)) await look(`${name}/${one}`, depth + 1);
  };
  for (const name of await reader.list(folder)) if (!HIDDEN.test(name)) await look(name, 1);
  return found;
}

/** A folder with the name of a tree and no receipt of goenv's: it is not what was unpacked. */
export const BROKEN = 'broken';
/** Parts of a database's name. */
const DEEPEST = 3;
const HIDDEN = /^\./;
