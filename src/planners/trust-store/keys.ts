import { elementKey, parseElementKey } from '../../core/value.ts';

/**
 * The sets of this planner's keys, one key a certificate, as `anchor[9f2c…]` with the first 16 digits of its SHA-256:
 * `ca-bundle`, `ca-extra`: it is in that file of goenv's; `anchor`: goenv's file of it lies in the system's anchor
 * folder, or has left a trace; `trusted`: it is also in the bundle that the system's programs read; `java`: Java's keystore has it;
 * `owner`: this owner's note that it needs the anchor file; the last one to leave takes the file away;
 * `by-others`: the system trusts it by somebody else's doing, so that goenv has nothing to do; `by-hand`: on a system that goenv does not touch, somebody has to put it there.
 */
export const STORES = [
  'ca-bundle',
  'ca-extra',
  'owner',
  'anchor',
  'trusted',
  'java',
  'by-others',
  'by-hand',
] as const;
export type Store = (typeof STORES)[number];

/** The key for the roots of the system, as goenv's bundle holds them: their number and digest. */
export const BUNDLE_ROOTS = 'ca-bundle.roots';

/** `anchor` + SHA-256 gives `anchor[9f2c…]`. */
export function keyOf(store: Store, sha256: string): string {
  return elementKey(store, shortPrint(sha256));
}

/** The first 16 digits: what names a certificate in keys and file names. */
export function shortPrint(sha256: string): string {
  return sha256.slice(0, 16);
}

/** Store and short fingerprint of a key; `undefined` for the roots. */
export function parseKey(key: string): { store: Store; print: string } | undefined {
  const found = parseElementKey(key);
  const store = STORES.find((one) => one === found?.set);
  return found && store ? { store, print: found.element } : undefined;
}

/** The short fingerprints that keys speak of, each once. */
export function printsIn(keys: Iterable<string>): readonly string[] {
  return [...new Set([...keys].flatMap((key) => parseKey(key)?.print ?? []))];
}

/**
 * Under these names `current` tells `desired` and `steps` what they need of the machine; they are no resources.
 */
export const NOTES = {
  /** The roots of the system, as the value of `ca-bundle.roots` would be. */
  roots: 'note:roots',
  /** Name of the system's row in the table; `unknown` when there is none. */
  system: 'note:system',
  /** Path of the program that rebuilds the store; '' when it is missing. */
  tool: 'note:tool',
  /** Under another root: where the store's files really lie, as JSON. */
  rootPaths: 'note:root-paths',
  /** Path of keytool, where the distro derives a keystore. */
  keytool: 'note:keytool',
  /** Certificates of the effective bundle that no file explains. */
  strays: 'note:strays',
  /** Short fingerprints of the certificates asked for that are in the effective bundle. */
  effective: 'note:effective',
  /** Short fingerprints of those that links lead to as well, where the system has links. */
  linked: 'note:linked',
  /** Short fingerprints of those in Java's keystore, whoever needs them. */
  inJava: 'note:in-java',
  /** Paths of anchor files that are not goenv's, although their names are. */
  foreign: 'note:foreign',
  /** Whether a killed rebuild has left its half-made bundle, which the next one would go on with. */
  halfMade: 'note:half-made',
  /** Short fingerprints of those that another owner needs too. */
  shared: 'note:shared',
} as const;
