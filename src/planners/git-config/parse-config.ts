import { type Cursor, next, readHeader, readName, readValue } from './scan-config.ts';

/** One `name = value` of a config file. */
export interface ConfigEntry {
  /** Section and variable in lower case, subsection as written: `url.ssh://git@h/.insteadof`. */
  readonly key: string;
  /** `null` for a name without `=`, which git takes as true. */
  readonly value: string | null;
}

/** A piece of a config file; `start` and `end` are offsets into the text, `end` past the piece. */
export type Token = { readonly line: number; readonly start: number; readonly end: number } & (
  | { readonly kind: 'header'; readonly section: string }
  | ({ readonly kind: 'entry' } & ConfigEntry)
  | { readonly kind: 'comment'; readonly text: string }
);
export type EntryToken = Extract<Token, { kind: 'entry' }>;

/** What a text is to git: its pieces in order, or the line of the first syntax error, as git counts it. */
export type Parsed =
  | { readonly kind: 'config'; readonly tokens: readonly Token[] }
  | { readonly kind: 'broken'; readonly line: number };

/**
 * Reads a config file as git does (`git_parse_source` in git's config.c): quoted and legacy subsections, names
 * without a value, continuation lines, comments, quotes, escapes, byte order mark, CRLF. Never throws.
 * An entry's `end` is past its newline. Blanks inside a value stay as written, as since git 2.45 (older ones
 * turn each into a space). A comment behind a value on the same line is a part of that entry.
 *
 * `parseConfig('[user]\n\tname = x\n')` gives a header `user` and the entry `{ key: 'user.name', value: 'x' }`.
 */
export function parseConfig(text: string): Parsed {
  const at: Cursor = { text, pos: text.startsWith(BOM) ? BOM.length : 0, line: 1, ended: false };
  const tokens: Token[] = [];
  let section: string | undefined;
  for (;;) {
    const place = { line: at.line, start: at.pos };
    const char = next(at);
    if (char === '\n') {
      if (at.ended) return { kind: 'config', tokens };
    } else if (char === '#' || char === ';') {
      tokens.push(readComment(at, place));
    } else if (char === '[') {
      const stem = readHeader(at);
      if (stem === undefined) return { kind: 'broken', line: at.line };
      section = stem;
      tokens.push({ kind: 'header', section, ...place, end: at.pos });
    } else if (/[A-Za-z]/.test(char)) {
      const entry = readEntry(at, section, char);
      if (!entry) return { kind: 'broken', line: at.line };
      tokens.push({ kind: 'entry', ...entry, ...place, end: at.pos });
    } else if (!/[ \t\r]/.test(char)) {
      return { kind: 'broken', line: at.line };
    }
  }
}

/** The entries of a file in order; none for a broken one. */
export function entriesOf(parsed: Parsed): readonly EntryToken[] {
  return parsed.kind === 'config' ? parsed.tokens.filter((token) => token.kind === 'entry') : [];
}

function readComment(at: Cursor, place: { line: number; start: number }): Token {
  const newline = at.text.indexOf('\n', at.pos);
  const end = newline === -1 ? at.text.length : newline;
  at.pos = end;
  return { kind: 'comment', text: at.text.slice(place.start, end).trimEnd(), ...place, end };
}

function readEntry(at: Cursor, section: string | undefined, first: string): ConfigEntry | undefined {
  const { name, after } = readName(at, first);
  const key = section === undefined ? name : `${section}.${name}`;
  if (after === '\n') return { key, value: null };
  const value = after === '=' ? readValue(at) : undefined;
  return value === undefined ? undefined : { key, value };
}

const BOM = '\ufeff';
