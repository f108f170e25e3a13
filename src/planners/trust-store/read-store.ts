import { isFailure } from '../../core/diagnostic.ts';
import type { Reader } from '../../core/host.ts';
import { type Anchor, readBundle } from '../../pki/bundle.ts';
import { pemOf } from '../../pki/pem.ts';
import { printOfAnchor, type System } from '../../pki/system-stores.ts';
import { shortPrint } from './keys.ts';

/** What the system's store is, as found; certificates by short fingerprint. */
export interface StoreFound {
  /** The bundle that programs read. */
  readonly effective: ReadonlyMap<string, Anchor>;
  /** goenv's anchor files, owned or not: the certificate, or `undefined` when the file is not what goenv writes. */
  readonly anchors: ReadonlyMap<string, Anchor | undefined>;
  /** Short fingerprints of what packages and the administrator put there. */
  readonly others: ReadonlySet<string>;
  /** Every file that was read, for the steps. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Reads bundle, anchors and the other files that the bundle is made from. Reads only. */
export async function readStore(reader: Reader, system: System): Promise<StoreFound> {
  const bundle = await reader.read(system.bundle);
  const effective = bundle.kind === 'file' ? readBundle(bundle.bytes) : [];
  const anchors = new Map<string, Anchor | undefined>();
  const files = new Map<string, Uint8Array>();
  for (const name of await reader.list(system.anchors)) {
    const print = printOfAnchor(name);
    if (print === undefined || !name.endsWith(system.extension)) continue;
    const path = `${system.anchors}/${name}`;
    const seen = await reader.read(path);
    if (seen.kind === 'absent') continue;
    files.set(path, seen.bytes);
    anchors.set(print, anchorIn(seen.bytes, print));
  }
  const others = new Set<string>();
  for (const folder of system.sources) await collect(reader, folder, { others, depth: 0 });
  const byPrint = new Map(effective.map((anchor) => [shortPrint(anchor.sha256), anchor]));
  return { effective: byPrint, anchors, others, files };
}

/** The one certificate of an anchor file of goenv's, if the file is byte for byte what goenv writes. */
function anchorIn(bytes: Uint8Array, print: string): Anchor | undefined {
  const [anchor] = readBundle(bytes);
  if (!anchor || shortPrint(anchor.sha256) !== print) return undefined;
  return Buffer.compare(bytes, Buffer.from(pemOf(anchor.der))) === 0 ? anchor : undefined;
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
    const bytes = await bytesOf(reader, path);
    if (bytes === undefined) await collect(reader, path, { others, depth: depth + 1 });
    else for (const { sha256 } of readBundle(bytes)) others.add(shortPrint(sha256));
  }
}

async function bytesOf(reader: Reader, path: string): Promise<Uint8Array | undefined> {
  try {
    const seen = await reader.read(path);
    return seen.kind === 'file' ? seen.bytes : undefined;
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

/** A loop of links ends somewhere. */
const DEEPEST = 8;
