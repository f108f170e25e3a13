/** Finds where any of many literals occurs in bytes, ASCII letters in either case. */
export interface TriggerSearch {
  /** Start of the first literal that ends in [from, to), or -1. */
  next(bytes: Uint8Array, from: number, to: number): number;
  /** Every literal that occurs in [from, to), as indexes into the given list. */
  all(bytes: Uint8Array, from: number, to: number): ReadonlySet<number>;
}

/**
 * Wu and Manber's search: a table says, for the last two bytes of a window, how far the window can move without
 * missing a literal; most bytes are never looked at. Literals have at least `SHORTEST` bytes.
 * Source: Wu, Manber, "A fast algorithm for multi-pattern searching", 1994.
 */
export function triggerSearch(literals: readonly string[]): TriggerSearch {
  const needles = literals.map((text) => new TextEncoder().encode(text.toLowerCase()));
  const short = literals.filter((_, index) => (needles[index]?.length ?? 0) < SHORTEST);
  if (short.length > 0) throw new Error(`triggers shorter than ${SHORTEST} bytes: ${short.join(' | ')}`);
  const shifts = new Uint8Array(65_536).fill(SHORTEST - 1);
  const buckets = new Map<number, number[]>();
  needles.forEach((needle, index) => {
    for (let end = 1; end < SHORTEST; end += 1) {
      for (const block of spellings(needle[end - 1] ?? 0, needle[end] ?? 0)) {
        shifts[block] = Math.min(shifts[block] ?? 0, SHORTEST - 1 - end);
        if (end === SHORTEST - 1) buckets.set(block, [...(buckets.get(block) ?? []), index]);
      }
    }
  });
  const candidates: (readonly number[] | undefined)[] = Array.from({ length: 65_536 });
  for (const [block, list] of buckets) candidates[block] = list;
  const isAt = (bytes: Uint8Array, start: number, to: number, index: number) => {
    const needle = needles[index] as Uint8Array;
    if (start + needle.length > to) return false;
    for (let i = 0; i < needle.length; i += 1) {
      if (LOWER[bytes[start + i] as number] !== needle[i]) return false;
    }
    return true;
  };
  return {
    next(bytes, from, to) {
      for (let at = from + SHORTEST - 1; at < to; ) {
        const block = ((bytes[at - 1] as number) << 8) | (bytes[at] as number);
        const shift = shifts[block] as number;
        if (shift > 0) at += shift;
        else {
          const start = at - SHORTEST + 1;
          for (const index of candidates[block] as readonly number[]) {
            if (isAt(bytes, start, to, index)) return start;
          }
          at += 1;
        }
      }
      return -1;
    },
    all(bytes, from, to) {
      const found = new Set<number>();
      for (let at = from + SHORTEST - 1; at < to; at += 1) {
        const block = ((bytes[at - 1] as number) << 8) | (bytes[at] as number);
        for (const index of candidates[block] ?? []) {
          if (!found.has(index) && isAt(bytes, at - SHORTEST + 1, to, index)) found.add(index);
        }
      }
      return found;
    },
  };
}

/** The least bytes a literal has: longer literals let the search take longer steps. */
export const SHORTEST = 5;

const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

/** The two-byte blocks that spell a pair of lower-case bytes in any case. */
function spellings(first: number, second: number): readonly number[] {
  const upper = (byte: number) => (byte >= 97 && byte <= 122 ? byte - 32 : byte);
  const blocks = [first, upper(first)].flatMap((a) => [second, upper(second)].map((b) => (a << 8) | b));
  return [...new Set(blocks)];
}
