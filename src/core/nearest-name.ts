/**
 * The known name that a mistyped one most probably means: the nearest by spelling, else the only one it begins;
 * `undefined` when there is none. Case does not count. `toolchian` gives `toolchain`, `x` nothing.
 */
export function nearestName(word: string, known: Iterable<string>): string | undefined {
  const candidates = [...known];
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best ?? onlyOneBegunBy(wanted, candidates);
}

function onlyOneBegunBy(word: string, candidates: readonly string[]): string | undefined {
  const begun = candidates.filter((candidate) => candidate.toLowerCase().startsWith(word));
  return word.length >= 3 && begun.length === 1 ? begun[0] : undefined;
}

/**
 * How many letters must be put in, taken out, changed or swapped with their neighbour; anything from `limit` up
 * is given as `limit`. (Optimal string alignment.)
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : limit;
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, swap));
    }
    [before, above] = [above, row];
  }
  return Math.min(limit, above[b.length] ?? limit);
}
