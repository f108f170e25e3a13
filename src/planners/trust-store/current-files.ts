import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import { bytesOf, type Reader } from '../../core/host.ts';
import type { Observed } from '../../core/planner.ts';
import { ABSENT, type Absent, type Value } from '../../core/value.ts';
import { type Anchor, readBundle } from '../../pki/bundle.ts';
import { pemText } from '../../pki/pem.ts';
import { type BundleFile, parseBundleFile, rootsText } from './bundle-file.ts';
import { certificateValue, describe } from './certificate-value.ts';
import { BUNDLE_ROOTS, keyOf, NOTES } from './keys.ts';
import { bundlePath, extraPath, ROOT_BUNDLES } from './paths.ts';

type Part = Omit<Observed, 'overridden'>;

interface RootsRead {
  /** '' when no bundle was found. */
  readonly path: string;
  readonly bytes: Uint8Array | Absent;
  readonly roots: readonly Anchor[];
}

/** Reads `ca-bundle.pem` and `ca-extra.pem`, and the system's roots when they are asked for. Reads only. */
export async function currentFiles(reader: Reader, keys: readonly string[], facts: Facts): Promise<Part> {
  const [bundle, extra] = [bundlePath(facts), extraPath(facts)];
  const files = new Map<string, Uint8Array | Absent>([
    [bundle, bytesOf(await reader.read(bundle))],
    [extra, bytesOf(await reader.read(extra))],
  ]);
  const held = parseBundleFile(textOf(files.get(bundle)));
  const added = readBundle(textOf(files.get(extra)));
  const state = new Map<string, Value>([...keysOf('ca-bundle', held.added), ...keysOf('ca-extra', added)]);
  if (held.ours) state.set(BUNDLE_ROOTS, rootsText(held.roots));
  const foreign = [
    ...foreignIn(bundle, 'ca-bundle', held.added, keys),
    ...foreignIn(extra, 'ca-extra', added, keys),
  ];
  if (!keys.includes(BUNDLE_ROOTS)) return { state, elsewhere: new Map(), files, diagnostics: foreign };
  const found = await readRoots(reader);
  if (found.path !== '') files.set(found.path, found.bytes);
  const roots = rootsText(found.roots);
  return {
    state,
    elsewhere: new Map([[NOTES.roots, roots]]),
    files,
    diagnostics: [...foreign, ...rootsChanged(held, roots, found.path)],
  };
}

/** The system's roots among the files that `observed` holds. */
export function rootsFound(files: Part['files']): readonly Anchor[] {
  const path = ROOT_BUNDLES.find((one) => files.has(one));
  return path === undefined ? [] : readBundle(textOf(files.get(path)));
}

/** Text of a file as found; '' when it is not there. */
export function textOf(bytes: Uint8Array | Absent | undefined): string {
  return bytes === undefined || bytes === ABSENT ? '' : pemText(bytes);
}

/** The first of the known bundles that has a certificate in it. */
async function readRoots(reader: Reader): Promise<RootsRead> {
  for (const path of ROOT_BUNDLES) {
    const bytes = bytesOf(await reader.read(path));
    const roots = bytes === ABSENT ? [] : readBundle(bytes);
    if (roots.length > 0) return { path, bytes, roots };
  }
  return { path: '', bytes: ABSENT, roots: [] };
}

function keysOf(store: 'ca-bundle' | 'ca-extra', anchors: readonly Anchor[]) {
  return anchors.map((anchor) => [keyOf(store, anchor.sha256), certificateValue(anchor)] as const);
}

/** Only when the roots are those that goenv wrote: after a hand edit it is not the system that changed. */
function rootsChanged(held: BundleFile, roots: string, path: string): readonly Diagnostic[] {
  const isIntact = held.ours && held.madeWith === rootsText(held.roots);
  if (!isIntact || held.madeWith === roots) return [];
  return [diagnostic('ROOTS_CHANGED', 'warning', { path, before: held.madeWith, after: roots })];
}

/** Certificates that somebody added to a file of goenv's: they stay, and are named. */
function foreignIn(
  path: string,
  store: 'ca-bundle' | 'ca-extra',
  anchors: readonly Anchor[],
  keys: readonly string[],
): readonly Diagnostic[] {
  const foreign = anchors.filter(({ sha256 }) => !keys.includes(keyOf(store, sha256)));
  return foreign.map(({ der, sha256 }) =>
    diagnostic('TRUST_FOREIGN_CERTIFICATE', 'warning', { path, label: describe(der), sha256 }),
  );
}
