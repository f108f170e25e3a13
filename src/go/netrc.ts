/** A login that a netrc file has for a host. */
export interface Login {
  readonly login: string;
  readonly password: string;
}

export interface NetrcEntry extends Login {
  readonly machine: string;
  /** Where its `machine` stands; counts from 1. */
  readonly line: number;
}

/**
 * The entries that go sees: words in pairs, line by line; no comments, quotes or `default`; the first of a machine counts,
 * compared letter by letter. A macro ends at a line without any character, a carriage return among them.
 * Source: `parseNetrc`, cmd/go/internal/auth/netrc.go, Go 1.13 to 1.27.
 */
export function goEntries(text: string): readonly NetrcEntry[] {
  const found: NetrcEntry[] = [];
  let open: Partial<NetrcEntry> = {};
  let isMacro = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (isMacro) isMacro = line !== '';
    if (isMacro || line === '') continue;
    const words = line.split(/[ \t\v\f\r]+/).filter(Boolean);
    for (let at = 0; at + 1 < words.length; at += 2) {
      const value = words[at + 1] ?? '';
      if (words[at] === 'machine') open = { machine: value, line: index + 1 };
      if (words[at] === 'login') open = { ...open, login: value };
      if (words[at] === 'password') open = { ...open, password: value };
      if (words[at] === 'macdef') isMacro = true;
      if (!isWhole(open)) continue;
      found.push(open);
      open = {};
    }
    if (words.length % 2 === 1 && words.at(-1) === 'default') break;
  }
  return found;
}

/** The login that go sends to a host: `host` is that of the URL, with its port. */
export function goLogin(text: string, host: string): Login | undefined {
  return goEntries(text).find(({ machine }) => machine === host);
}

/**
 * What curl, and git by it, sends to a host: word by word, `#` before a word is a comment, quotes are taken off, hosts are
 * compared without port and case, `default` counts for every host. Source: curl's lib/netrc.c, `parsenetrc`.
 */
export function curlLogin(text: string, host: string): Login | undefined {
  let state: 'nothing' | 'macro' | 'machine' | 'host' = 'nothing';
  let next: 'login' | 'password' | undefined;
  const found: { login?: string; password?: string } = {};
  for (const line of text.split('\n')) {
    if (state === 'macro' && !/^\r?$/.test(line)) continue;
    if (state === 'macro') state = 'nothing';
    for (const word of curlWords(line)) {
      const name = word.toLowerCase();
      if (state === 'nothing') state = STARTS.get(name) ?? state;
      else if (state === 'machine') state = name === host.toLowerCase() ? 'host' : 'nothing';
      else if (next !== undefined) {
        found[next] = word;
        next = undefined;
      } else if (name === 'login' || name === 'password') next = name;
      else if (name === 'machine') state = 'machine';
      const { login, password } = found;
      if (login !== undefined && password !== undefined) return { login, password };
    }
  }
  return undefined;
}

function isWhole(entry: Partial<NetrcEntry>): entry is NetrcEntry {
  return Boolean(entry.machine && entry.login && entry.password);
}

function curlWords(line: string): readonly string[] {
  const words: string[] = [];
  const pattern = /[ \t\v\f\r]*(?:"((?:[^"\\]|\\.)*)"|([^ \t\v\f\r"#][^ \t\v\f\r]*))/y;
  for (let found = pattern.exec(line); found; found = pattern.exec(line))
    words.push(found[2] ?? (found[1] ?? '').replace(/\\(.)/g, '$1'));
  return words;
}

const STARTS = new Map([
  ['machine', 'machine'],
  ['default', 'host'],
  ['macdef', 'macro'],
] as const satisfies readonly (readonly [string, string])[]) as ReadonlyMap<
  string,
  'machine' | 'host' | 'macro'
>;
