/**
 * Go's `path.Match`: `*` and `?` never cross `/`, `[a-z]` and `[^a-z]` are classes, `\` quotes.
 * Gives `'malformed'` where Go gives ErrBadPattern. Source: path/match.go `Match`.
 */
export function pathMatch(pattern: string, name: string): boolean | 'malformed' {
  const terms = parseGlob(pattern);
  return terms === undefined ? 'malformed' : matchTerms(terms, [...name]);
}

/** Whether a glob is well formed; Go ignores one that is not, without a word. */
export function isWellFormedGlob(pattern: string): boolean {
  return parseGlob(pattern) !== undefined;
}

type Term = 'star' | ((character: string) => boolean);

function matchTerms(terms: readonly Term[], name: readonly string[]): boolean {
  // Two pointers with one way back suffice: a later star makes an earlier one irrelevant, up to the next `/`.
  let [term, at, starTerm, starAt] = [0, 0, -1, 0];
  while (at < name.length) {
    const wanted = terms[term];
    const character = name[at] as string;
    if (wanted === 'star') {
      [starTerm, starAt] = [term, at];
      term += 1;
    } else if (wanted?.(character)) {
      term += 1;
      at += 1;
    } else if (starTerm >= 0 && name[starAt] !== '/') {
      starAt += 1;
      [term, at] = [starTerm + 1, starAt];
    } else return false;
  }
  return terms.slice(term).every((rest) => rest === 'star');
}

function parseGlob(pattern: string): Term[] | undefined {
  const terms: Term[] = [];
  const characters = [...pattern];
  for (let i = 0; i < characters.length; i++) {
    const c = characters[i] as string;
    if (c === '*') terms.push('star');
    else if (c === '?') terms.push((found) => found !== '/');
    else if (c === '[') {
      const parsed = parseClass(characters, i + 1);
      if (parsed === undefined) return undefined;
      terms.push(parsed.term);
      i = parsed.end;
    } else {
      const literal = c === '\\' ? characters[++i] : c;
      if (literal === undefined) return undefined;
      terms.push((found) => found === literal);
    }
  }
  return terms;
}

/** Reads a class from behind its `[`; `end` is the index of its `]`. */
function parseClass(characters: readonly string[], start: number): { term: Term; end: number } | undefined {
  const negated = characters[start] === '^';
  const ranges: [number, number][] = [];
  let i = negated ? start + 1 : start;
  while (!(characters[i] === ']' && ranges.length > 0)) {
    const low = readMember(characters, i);
    if (low === undefined) return undefined;
    const high = characters[low.next] === '-' ? readMember(characters, low.next + 1) : low;
    if (high === undefined) return undefined;
    ranges.push([low.point, high.point]);
    i = high.next;
  }
  const inside = (c: string) => ranges.some(([low, high]) => low <= pointOf(c) && pointOf(c) <= high);
  return { term: (c) => inside(c) !== negated, end: i };
}

function readMember(characters: readonly string[], i: number): { point: number; next: number } | undefined {
  const first = characters[i];
  if (first === undefined || first === '-' || first === ']') return undefined;
  const at = first === '\\' ? i + 1 : i;
  const c = characters[at];
  // A class may not end the pattern: something, at least `]`, must follow every member.
  return c === undefined || at + 1 >= characters.length ? undefined : { point: pointOf(c), next: at + 1 };
}

function pointOf(character: string): number {
  return character.codePointAt(0) as number;
}
