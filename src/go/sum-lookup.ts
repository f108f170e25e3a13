/** What a checksum database answers to `/lookup/<module>@<version>`: a record, its number, and a signed tree head. */
export interface Lookup {
  /** Number of the record in the tree, from 0. */
  readonly id: number;
  /** The go.sum lines, each with its LF. */
  readonly text: string;
  /** The signed tree head that came with it; the record itself is not signed. */
  readonly note: string;
}

/** Reads an answer; `undefined` when it is none. Source: tlog `ParseRecord`. */
export function parseLookup(answer: string): Lookup | undefined {
  const [, id = '', rest = ''] = /^(0|[1-9]\d{0,14})\n(.*)$/s.exec(answer) ?? [];
  const cut = rest.indexOf('\n\n');
  if (id === '' || cut < 0) return undefined;
  return { id: Number(id), text: rest.slice(0, cut + 1), note: rest.slice(cut + 2) };
}

/** Writes an answer; with another `note`, the same record under another head. */
export function formatLookup({ id, text, note }: Lookup): string {
  return `${id}\n${text}\n${note}`;
}

/** The hash that a record has for `module version` or `module version/go.mod`; `undefined` where it has none. */
export function hashInRecord(text: string, module: string, version: string): string | undefined {
  const start = `${module} ${version} `;
  const line = text.split('\n').find((one) => one.startsWith(start));
  return line?.slice(start.length);
}
