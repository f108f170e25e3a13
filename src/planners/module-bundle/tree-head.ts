import { dataFolder } from '../../core/bundle-set.ts';
import type { Facts } from '../../core/facts.ts';
import { elementKey } from '../../core/value.ts';
import { parseTree } from '../../go/note.ts';

/**
 * A tree head that was set aside: the size of its tree, and that of the bundles' head it makes way for. go refuses a head
 * that is another than the one it knows unless it has tiles that prove both. Source: golang.org/x/mod/sumdb `mergeLatest`.
 */
export interface Aside {
  readonly size: number;
  readonly bundle: number;
}

/**
 * Whether go, with a head of a tree of this size, refuses the bundles': a newer one wants tiles of the newer tree, an older
 * one wants those that prove it the beginning of theirs, which no bundle can know. 0: go has none.
 */
export function inTheWay(here: number | undefined, bundle: number): boolean {
  return here !== undefined && here > 0 && here !== bundle;
}

/** The key of the head that is set aside. */
export function headKey(database: string): string {
  return elementKey('tree-head', database);
}

/** Notes on the machine, nobody's resources: size of the tree that go knows here, and of the one that is set aside. */
export function latestKey(database: string): string {
  return elementKey('latest', database);
}
export function asideSizeKey(database: string): string {
  return elementKey('aside', database);
}

/** `tree of 1234 set aside for 1200`. */
export function asideText({ size, bundle }: Aside): string {
  return `tree of ${size} set aside for ${bundle}`;
}

/** What `asideText` wrote. */
export function parseAsideText(text: string): Aside | undefined {
  const [, size, bundle] = /^tree of (\d+) set aside for (\d+)$/.exec(text) ?? [];
  return size === undefined ? undefined : { size: Number(size), bundle: Number(bundle) };
}

/** Where a head is set aside: one line that says for what, and then the note as go wrote it. */
export function asidePath(database: string, facts: Facts): string {
  return `${dataFolder(facts)}/tree-heads/${database}`;
}

export function formatAside(bundle: number, note: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${bundle}\n`), note]);
}

/** What `formatAside` wrote; `undefined` for anything else. */
export function parseAside(
  bytes: Uint8Array,
): { readonly bundle: number; readonly size: number; readonly note: Uint8Array } | undefined {
  const end = bytes.indexOf(0x0a);
  const bundle = Buffer.from(bytes.subarray(0, end)).toString('latin1');
  const note = bytes.subarray(end + 1);
  const size = treeSize(note);
  return end > 0 && /^\d+$/.test(bundle) && size > 0 ? { bundle: Number(bundle), size, note } : undefined;
}

/** The size of the tree that a signed head speaks of; 0 for what is none. go itself checks the signature. */
export function treeSize(note: Uint8Array): number {
  return parseTree(Buffer.from(note).toString('utf8'))?.size ?? 0;
}
