import type { Reader } from '../../core/host.ts';
import { type Anchor, readBundle } from '../../pki/bundle.ts';
import { anchorIn } from '../../pki/store-files.ts';
import { subjectHash } from '../../pki/subject-hash.ts';
import { printOfAnchor, type System } from '../../pki/system-stores.ts';
import { shortPrint } from './keys.ts';
import { readIfAllowed } from './read-if-allowed.ts';
import { realFolder } from './root-paths.ts';

/** What the system's store is, as found; certificates by short fingerprint. */
export interface StoreFound {
  /** The bundle that programs read. */
  readonly effective: ReadonlyMap<string, Anchor>;
  /** Short fingerprints of those among goenv's that also the links lead to; all of `effective` where there are no links. */
  readonly linked: ReadonlySet<string>;
  /** goenv's anchor files, owned or not: the certificate, or `undefined` when the file is not what goenv writes. */
  readonly anchors: ReadonlyMap<string, Anchor | undefined>;
  /** Those of them that are links: nothing is written or removed through one. */
  readonly astray: ReadonlySet<string>;
  /** Short fingerprints of what packages and the administrator put there. */
  readonly others: ReadonlySet<string>;
  /** Debian's program appends to a file of its own, and one that was killed leaves it for the next to go on with. */
  readonly isHalfMade: boolean;
  /** Every file that was read, for the steps. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Reads bundle, anchors and the other files that the bundle is made from. Reads only. */
export async function readStore(reader: Reader, system: System): Promise<StoreFound> {
  const bundle = await reader.read(system.bundle);
  const effective = bundle.kind === 'file' ? readBundle(bundle.bytes) : [];
  const anchors = new Map<string, Anchor | undefined>();
  const files = new Map<string, Uint8Array>();
  const astray = new Set<string>();
  const others = new Set<string>();
  const folder = await realFolder(reader, system.anchors);
  for (const name of await reader.list(system.anchors)) {
    const print = printOfAnchor(name);
    if (print === undefined || !name.endsWith(system.extension)) continue;
    const path = `${system.anchors}/${name}`;
    const seen = await reader.read(path);
    if (seen.kind === 'absent') {
      // Listed, and yet not there: a link that leads nowhere.
      anchors.set(print, undefined);
      astray.add(print);
      continue;
    }
    files.set(path, seen.bytes);
    anchors.set(print, anchorIn(seen.bytes, print));
    if (seen.real !== `${folder}/${name}`) astray.add(print);
    // Whatever somebody put under a name of goenv's, the bundle has it from there.
    if (!anchors.get(print)) for (const { sha256 } of readBundle(seen.bytes)) others.add(shortPrint(sha256));
  }
  for (const source of system.sources) await collect(reader, source, { others, depth: 0 });
  const isHalfMade = (await reader.read(`${system.bundle}.new`)).kind === 'file';
  const byPrint = new Map(effective.map((anchor) => [shortPrint(anchor.sha256), anchor]));
  return {
    effective: byPrint,
    linked: await linkedPrints(reader, system, byPrint),
    anchors,
    astray,
    others,
    files,
    isHalfMade,
  };
}

/** Which of goenv's certificates the links lead to: by name for `update-ca-certificates`, by hash for OpenSSL and curl. */
async function linkedPrints(
  reader: Reader,
  { links, anchors, extension }: System,
  effective: StoreFound['effective'],
): Promise<ReadonlySet<string>> {
  if (links === undefined) return new Set(effective.keys());
  const names = new Set(await reader.list(links));
  const linked = new Set<string>();
  for (const name of await reader.list(anchors)) {
    const print = printOfAnchor(name) ?? '';
    const anchor = effective.get(print);
    if (!anchor || !names.has(name.replace(extension, 'pem'))) continue;
    if (await leadsTo(reader, `${links}/${subjectHash(anchor.der)}`, anchor)) linked.add(print);
  }
  return linked;
}

/** OpenSSL tries `HASH.0`, `HASH.1` and so on until one is missing. */
async function leadsTo(reader: Reader, hash: string, { sha256 }: Anchor): Promise<boolean> {
  for (let at = 0; ; at += 1) {
    const bytes = await readIfAllowed(reader, `${hash}.${at}`);
    if (bytes === undefined) return false;
    if (readBundle(bytes).some((one) => one.sha256 === sha256)) return true;
  }
}

/** Folders are walked, as the distros' programs do; what cannot be read explains nothing. */
async function collect(
  reader: Reader,
  folder: string,
  { others, depth }: { others: Set<string>; depth: number },
): Promise<void> {
  if (depth > DEEPEST) return;
  for (const name of await reader.list(folder)) {
    if (printOfAnchor(name) !== undefined) continue;
    const path = `${folder}/${name}`;
    const bytes = await readIfAllowed(reader, path);
    if (bytes === undefined) await collect(reader, path, { others, depth: depth + 1 });
    else for (const { sha256 } of readBundle(bytes)) others.add(shortPrint(sha256));
  }
}

/** A loop of links ends somewhere. */
const DEEPEST = 8;
