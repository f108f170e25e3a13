import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { secretDigest } from '../../core/reference.ts';
import type { State, Value } from '../../core/value.ts';
import { formatDisagreement } from './disagreement.ts';
import { type Entry, entryKeyOf, isSecret, textOfEntry } from './entries.ts';
import type { OwnFile } from './own-files.ts';

/** One of goenv's files as found. */
export interface OwnSeen {
  readonly file: OwnFile;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** How a text that must not be seen is known again. */
export type Seal = (text: string) => string;

export function sealer(reader: Pick<Reader, 'digest'>, facts: Facts): Seal {
  return (text) => secretDigest(reader, text, facts);
}

/**
 * What the files that have to be there say together; where they differ, a disagreement.
 */
export function entryState(seen: readonly OwnSeen[], seal: Seal): State {
  const keys = new Set(seen.flatMap(({ entries }) => [...entries.keys()]));
  return new Map([...keys].map((key) => [key, sharedValue(key, seen, seal)]));
}

function sharedValue(key: string, seen: readonly OwnSeen[], seal: Seal): Value {
  const found = seen.flatMap(({ entries }) => entries.get(key) ?? []);
  const sample = found.find(isSecret) ?? found[0];
  const said = seen
    .filter(({ file, entries }) => entries.has(key) || (sample && file.holds(sample)))
    .map(({ file, entries }) => ({ file, entry: entries.get(key) }));
  const [first] = found;
  const alike = said.every(
    ({ file, entry }) => entry && sample && sameEntry(entry, sample) && file.holds(sample),
  );
  if (first && sample && alike) return isSecret(sample) ? secretOf(sample, seal) : textOfEntry(first);
  return formatDisagreement(said.map(({ file, entry }) => [file.name, entry && shown(entry)]));
}

function sameEntry(one: Entry, other: Entry): boolean {
  return entryKeyOf(one) === entryKeyOf(other) && textOfEntry(one) === textOfEntry(other);
}

function secretOf(entry: Entry, seal: Seal): Value {
  return { ref: entry.kind === 'set' ? (entry.ref ?? '') : '', digest: seal(textOfEntry(entry)) };
}

function shown(entry: Entry): string {
  return isSecret(entry) ? '(sensitive)' : textOfEntry(entry);
}
