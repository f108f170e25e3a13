import { gbkEncoder } from './log-text.ts';

/** Finds where any of many literals occurs in bytes, ASCII letters in either case. */
export interface TriggerSearch {
  /** A place inside the first literal that lies in [from, to), or -1. */
  next(bytes: Uint8Array, from: number, to: number): number;
  /** Every literal that lies in [from, to), as indexes into the given list. */
  all(bytes: Uint8Array, from: number, to: number): ReadonlySet<number>;
}

/** One literal, and the piece of it that is searched for. */
interface Needle {
  readonly index: number;
  readonly bytes: Uint8Array;
  /** Where in the literal the piece starts. */
  readonly offset: number;
}

/**
 * Wu and Manber's search: a table says, for three bytes, how far on the next place can be where a literal ends;
 * most bytes are never looked at. Of each literal only its rarest piece of `SHORTEST` bytes is searched for, the rest
 * compared where that is found. Of a byte five bits count: they are the same for both cases of a letter.
 * Source: Wu, Manber, "A fast algorithm for multi-pattern searching", 1994.
 */
export function triggerSearch(literals: readonly string[]): TriggerSearch {
  const { shifts, ending } = tablesOf(needlesOf(literals));
  const next = (bytes: Uint8Array, from: number, to: number, take: (needle: Needle) => boolean): number => {
    let at = from + SHORTEST - 1;
    while (at < to) {
      const block =
        (((bytes[at - 2] as number) & 31) << 10) |
        (((bytes[at - 1] as number) & 31) << 5) |
        ((bytes[at] as number) & 31);
      const shift = shifts[block] as number;
      if (shift > 0) {
        at += shift;
        continue;
      }
      for (const needle of ending[block] as readonly Needle[]) {
        const start = at - SHORTEST + 1 - needle.offset;
        if (start >= from && isAt(needle.bytes, bytes, start, to) && take(needle)) return at;
      }
      at += 1;
    }
    return -1;
  };
  return {
    next: (bytes, from, to) => next(bytes, from, to, () => true),
    all(bytes, from, to) {
      const found = new Set<number>();
      next(bytes, from, to, ({ index }) => {
        found.add(index);
        return false;
      });
      return found;
    },
  };
}

/** Bytes; a literal has at least as many, and the longer all are, the longer steps the search can take. */
export const SHORTEST = 7;

/** Each literal in UTF-8 and, where it is Chinese, as Chinese Windows writes it. */
function needlesOf(literals: readonly string[]): readonly Needle[] {
  const inGbk = gbkEncoder();
  return literals.flatMap((literal, index) => {
    const bytes = new TextEncoder().encode(literal.toLowerCase());
    if (bytes.length < SHORTEST) throw new Error(`trigger shorter than ${SHORTEST} bytes: ${literal}`);
    const other = bytes.length === literal.length ? undefined : inGbk(literal.toLowerCase());
    const long = other !== undefined && other.length >= SHORTEST;
    return [needleOf(bytes, index), ...(long ? [needleOf(other, index)] : [])];
  });
}

function needleOf(bytes: Uint8Array, index: number): Needle {
  let offset = 0;
  for (let at = 1; at + SHORTEST <= bytes.length; at += 1) {
    if (commonness(bytes, at) < commonness(bytes, offset)) offset = at;
  }
  return { index, bytes, offset };
}

/** How often bytes like these stand in logs; only the order counts. */
function commonness(bytes: Uint8Array, start: number): number {
  return bytes.subarray(start, start + SHORTEST).reduce((sum, byte) => sum + (COMMON[byte] ?? 0), 0);
}

function tablesOf(needles: readonly Needle[]) {
  const shifts = new Uint8Array(32_768).fill(SHORTEST - 2);
  const ending: (Needle[] | undefined)[] = Array.from({ length: 32_768 });
  for (const needle of needles) {
    for (let end = 2; end < SHORTEST; end += 1) {
      const [a = 0, b = 0, c = 0] = needle.bytes.subarray(needle.offset + end - 2, needle.offset + end + 1);
      const block = ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);
      shifts[block] = Math.min(shifts[block] as number, SHORTEST - 1 - end);
      if (end < SHORTEST - 1) continue;
      ending[block] ??= [];
      ending[block]?.push(needle);
    }
  }
  return { shifts, ending };
}

function isAt(needle: Uint8Array, bytes: Uint8Array, start: number, to: number): boolean {
  if (start + needle.length > to) return false;
  for (let i = 0; i < needle.length; i += 1) {
    if (LOWER[bytes[start + i] as number] !== LOWER[needle[i] as number]) return false;
  }
  return true;
}

const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

const COMMON: Readonly<Record<number, number>> = Object.fromEntries(
  [...' etaoinsrlcdgmupt./0123456789-_:'].map((char, at) => [char.charCodeAt(0), 40 - at]),
);
