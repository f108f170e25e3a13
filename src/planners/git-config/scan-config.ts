/** Where reading stands; `line` counts as git counts for its `bad config line N`. */
export interface Cursor {
  readonly text: string;
  pos: number;
  line: number;
  /** The end was read: from there on every character is a newline. */
  ended: boolean;
}

/** The next character; CRLF is one newline, the end another. */
export function next(at: Cursor): string {
  const char = at.text[at.pos];
  if (char === undefined) {
    at.ended = true;
    at.line += 1;
    return '\n';
  }
  const isCrlf = char === '\r' && at.text[at.pos + 1] === '\n';
  at.pos += isCrlf ? 2 : 1;
  if (!isCrlf && char !== '\n') return char;
  at.line += 1;
  return '\n';
}

/** Reads on after `[`; gives `url.https://h/` for `[URL "https://h/"]`, `undefined` for a malformed header. */
export function readHeader(at: Cursor): string | undefined {
  let stem = '';
  for (;;) {
    const char = next(at);
    if (at.ended) return undefined;
    if (char === ']') return stem === '' ? undefined : stem;
    if (isBlank(char)) {
      const subsection = readSubsection(at, char);
      return subsection === undefined ? undefined : `${stem}.${subsection}`;
    }
    if (!/[A-Za-z0-9.-]/.test(char)) return undefined;
    stem += char.toLowerCase();
  }
}

/** Reads a variable's name, lower-cased, and the first character behind it and its blanks. */
export function readName(at: Cursor, first: string): { name: string; after: string } {
  let name = first;
  let char = next(at);
  while (!at.ended && /[A-Za-z0-9-]/.test(char)) {
    name += char;
    char = next(at);
  }
  while (char === ' ' || char === '\t') char = next(at);
  return { name: name.toLowerCase(), after: char };
}

/** Reads a value to the end of its last line; `undefined` for an open quote or an unknown escape. */
export function readValue(at: Cursor): string | undefined {
  let value = '';
  let blanks = '';
  let quoted = false;
  for (;;) {
    const char = next(at);
    if (char === '\n') {
      if (quoted) at.line -= 1;
      // git keeps values as C strings: what follows a NUL does not exist for it.
      return quoted ? undefined : value.split('\0', 1)[0];
    }
    if (!quoted && isBlank(char)) {
      if (value !== '') blanks += char;
      continue;
    }
    if (!quoted && (char === '#' || char === ';')) {
      skipComment(at);
      continue;
    }
    value += blanks;
    blanks = '';
    if (char === '"') quoted = !quoted;
    else if (char !== '\\') value += char;
    else {
      const escaped = ESCAPES[next(at)];
      if (escaped === undefined) return undefined;
      value += escaped;
    }
  }
}

function readSubsection(at: Cursor, blank: string): string | undefined {
  let char = blank;
  while (isBlank(char) && char !== '\n') char = next(at);
  if (char === '"') return readQuoted(at);
  if (char === '\n') at.line -= 1;
  return undefined;
}

function readQuoted(at: Cursor): string | undefined {
  let name = '';
  for (let char = next(at); char !== '"'; char = next(at)) {
    if (char === '\\') char = next(at);
    if (char === '\n') {
      at.line -= 1;
      return undefined;
    }
    // git would cut the name at a NUL; nobody means that, so it counts as malformed.
    if (char === '\0') return undefined;
    name += char;
  }
  return next(at) === ']' ? name : undefined;
}

function skipComment(at: Cursor): void {
  const newline = at.text.indexOf('\n', at.pos);
  at.pos = newline === -1 ? at.text.length : newline;
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n';
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  t: '\t',
  b: '\b',
  n: '\n',
  '\\': '\\',
  '"': '"',
};
