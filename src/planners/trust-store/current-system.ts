import type { Override } from '../../core/change.ts';
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { ABSENT, type Absent, type Value } from '../../core/value.ts';
import type { Anchor } from '../../pki/bundle.ts';
import { anchorPath, type System } from '../../pki/system-stores.ts';
import { commandsByHand, isByHand } from './by-hand.ts';
import { certificateValue, describe } from './certificate-value.ts';
import { detectSystem, toolOf } from './detect-system.ts';
import { readJava } from './java.ts';
import { keyOf, NOTES, parseKey, printsIn } from './keys.ts';
import { type OwnersFound, readOwners } from './owners.ts';
import { readStore, type StoreFound } from './read-store.ts';
import { rootPaths } from './root-paths.ts';

/** What one half of `current` saw; the halves are put together in `current.ts`. */
export interface Part {
  readonly state: ReadonlyMap<string, Value>;
  readonly elsewhere: ReadonlyMap<string, Value>;
  readonly files: ReadonlyMap<string, Uint8Array | Absent>;
  readonly ours: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
  readonly overridden: (key: string) => Override | undefined;
}

/** Reads the system's own trust store, and what of it is goenv's. Reads only. */
export async function currentSystem(reader: Reader, keys: readonly string[], facts: Facts): Promise<Part> {
  const system = await detectSystem(reader, facts);
  const prints = printsIn(keys);
  if (isByHand(system, facts)) return byHand({ reader, system, facts }, prints);
  if (!system) return { ...EMPTY, elsewhere: new Map([[NOTES.system, 'unknown']]) };
  const store = await readStore(reader, system);
  const java = await readJava(reader, system, facts);
  const tool = await toolOf(reader, system, facts);
  const owners = await readOwners(reader, [...new Set([...prints, ...store.anchors.keys()])], facts);
  const files = new Map<string, Uint8Array | Absent>([...store.files, ...java.files, ...owners.files]);
  for (const print of prints) {
    const path = anchorPath(system, print);
    if (!files.has(path)) files.set(path, ABSENT);
  }
  const inJava = printsIn(java.state.keys()).join(' ');
  const notes = [
    ...java.notes,
    [NOTES.system, system.name],
    [NOTES.tool, tool],
    [NOTES.inJava, inJava],
    ...(facts.root === undefined
      ? []
      : [[NOTES.rootPaths, JSON.stringify(await rootPaths(reader))] as const]),
  ] as const;
  return {
    ...EMPTY,
    state: new Map([...storeState(store, owners, prints), ...ownJava(java.state, owners)]),
    elsewhere: new Map<string, Value>([...notes, ...storeNotes(store, owners, prints)]),
    files,
    ours: new Set([...owners.mine.keys()].map((print) => anchorPath(system, print))),
    shared: sharedFiles(system, owners, keys),
    diagnostics: facts.drop ? dropped(system, straysOf(store, new Set(prints))) : [],
  };
}

/** What stays when this owner gives it up: what others need, and what was trusted before goenv gave it a file. */
function sharedFiles(system: System, { others }: OwnersFound, keys: readonly string[]): ReadonlySet<string> {
  const notOurs = printsIn(keys).filter((print) => !keys.includes(keyOf('anchor', print)));
  return new Set([...others.keys(), ...notOurs].map((print) => anchorPath(system, print)));
}

/** What `--drop` lets go is named: nothing brings it back. */
function dropped({ bundle }: System, found: string): readonly Diagnostic[] {
  return found === '' ? [] : [diagnostic('BUNDLE_EDITS_DROPPED', 'warning', { path: bundle, found })];
}

/** What another owner alone needs is none of this one's business. */
function isOthers({ mine, others }: OwnersFound, print: string): boolean {
  return others.has(print) && !mine.has(print);
}

function ownJava(state: Part['state'], owners: OwnersFound): readonly (readonly [string, Value])[] {
  return [...state].filter(([key]) => !isOthers(owners, parseKey(key)?.print ?? ''));
}

/**
 * `anchor[…]`: any trace of goenv's, the file or what a killed removal left in the bundle; it is gone when both are.
 * `trusted[…]`: all of it, the note, the file and the last effect, bundle and links. What others explain is never goenv's.
 */
function storeState(
  store: StoreFound,
  owners: OwnersFound,
  prints: readonly string[],
): ReadonlyMap<string, Value> {
  const state = new Map<string, Value>();
  for (const [print, profile] of owners.mine) state.set(keyOf('owner', print), profile);
  for (const print of new Set([...prints, ...store.anchors.keys()])) {
    if (isOthers(owners, print)) continue;
    const effective = store.effective.get(print);
    const anchor = store.anchors.get(print);
    const leftOver = store.others.has(print) ? undefined : effective;
    if (anchor && effective && store.linked.has(print) && owners.mine.has(print))
      state.set(keyOf('trusted', print), certificateValue(effective));
    if (store.anchors.has(print)) state.set(keyOf('anchor', print), anchorValue(anchor));
    else if (leftOver) state.set(keyOf('anchor', print), certificateValue(leftOver));
    // The note goes last: whatever is still to be cleared up, such as links, it says so.
    else if (owners.mine.has(print)) state.set(keyOf('anchor', print), 'a note of its owner alone');
  }
  return state;
}

function anchorValue(anchor: Anchor | undefined): string {
  return anchor ? certificateValue(anchor) : 'another content';
}

function storeNotes(
  store: StoreFound,
  owners: OwnersFound,
  prints: readonly string[],
): ReadonlyMap<string, string> {
  const { others } = owners;
  const notes = new Map<string, string>([
    [NOTES.effective, prints.filter((print) => store.effective.has(print)).join(' ')],
    [NOTES.linked, [...store.linked].join(' ')],
    [NOTES.shared, [...others.keys()].join(' ')],
    [NOTES.foreign, foreignPrints(store, owners).join(' ')],
    [NOTES.halfMade, store.isHalfMade ? 'yes' : ''],
  ]);
  for (const print of prints) {
    const effective = store.effective.get(print);
    const isTheirs = !store.anchors.has(print) && store.others.has(print);
    if (effective && isTheirs) notes.set(keyOf('by-others', print), certificateValue(effective));
  }
  const strays = straysOf(store, new Set(prints));
  return strays === '' ? notes : notes.set(NOTES.strays, strays);
}

/** Files under goenv's names that it did not write: links, and what no note speaks of and is none of its bytes. */
function foreignPrints({ anchors, astray }: StoreFound, { mine, others }: OwnersFound): readonly string[] {
  return [...anchors].flatMap(([print, anchor]) => {
    const isKnown = anchor !== undefined || mine.has(print) || others.has(print);
    return isKnown && !astray.has(print) ? [] : [print];
  });
}

/** The next rebuild would lose these, whoever runs it. Those that goenv wants or owns get a file of their own. */
function straysOf({ effective, anchors, others }: StoreFound, known: ReadonlySet<string>): string {
  const strays = [...effective].filter(
    ([print]) => !known.has(print) && !anchors.has(print) && !others.has(print),
  );
  const named = strays.slice(0, NAMED).map(([, { der, sha256 }]) => `${describe(der)} (${sha256})`);
  return [...named, ...(strays.length > NAMED ? [`… +${strays.length - NAMED}`] : [])].join(', ');
}

async function byHand(
  machine: { reader: Reader; system: System | undefined; facts: Facts },
  prints: readonly string[],
): Promise<Part> {
  const { commands, trusted } = await commandsByHand(machine, prints);
  const missing = prints.filter((print) => !trusted.has(print));
  return {
    ...EMPTY,
    elsewhere: new Map([
      [NOTES.system, 'by-hand'],
      ...prints.map((print) => [keyOf('by-hand', print), BY_HAND] as const),
    ]),
    diagnostics: missing.length === 0 ? [] : [diagnostic('TRUST_BY_HAND', 'warning', {}, { commands })],
    overridden: (key) =>
      missing.some((print) => key === keyOf('by-hand', print))
        ? { by: "the system's store, which does not have it yet", value: '' }
        : undefined,
  };
}

/** How many strays are named; the others are counted. */
const NAMED = 5;
/** The value of a `by-hand[…]` key. */
export const BY_HAND = 'trusted by the system';

const EMPTY: Part = {
  state: new Map(),
  elsewhere: new Map(),
  files: new Map(),
  ours: new Set(),
  shared: new Set(),
  diagnostics: [],
  overridden: () => undefined,
};
