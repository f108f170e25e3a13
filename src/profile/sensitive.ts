/**
 * What must not be shown of a profile: a password that somebody wrote into it, against the grammar, stays unseen.
 */

/** Whether scalars under this path of keys are blanked wherever a line is shown. */
export function isSensitive(path: readonly string[]): boolean {
  const key = path.at(-1) ?? '';
  if (/^cred/i.test(path[0] ?? '')) return key !== 'machine';
  return path.some((step) => SENSITIVE_KEY.test(step));
}

/** Ranges `[from, to)` of user and password in the URLs of a text; `git@` is a name that everybody knows. */
export function userinfoRanges(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/(?<=\/\/)(?!git@)[^\s"'/]+(?=@)/gi)].map((found) => {
    return [found.index, found.index + found[0].length] as const;
  });
}

/**
 * Ranges of a line that may hold a secret, judged without a parser: for texts that are no YAML.
 * `before`: the lines above it, the nearest last.
 */
export function suspectRanges(
  line: string,
  before: readonly string[],
): readonly (readonly [number, number])[] {
  if (standsUnderSensitiveKey(line, before)) return [[line.length - line.trimStart().length, line.length]];
  const key = SENSITIVE_PAIR.exec(line);
  if (key === null) return userinfoRanges(line);
  const from = key.index + key[0].length;
  return from < line.length ? [...userinfoRanges(line.slice(0, from)), [from, line.length]] : [];
}

/** A value may stand on lines of its own, deeper than its key. */
function standsUnderSensitiveKey(line: string, before: readonly string[]): boolean {
  const depth = indentOf(line);
  const key = before.findLast((above) => above.trim() !== '' && indentOf(above) < depth);
  return key !== undefined && SENSITIVE_PAIR.test(key);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

const SENSITIVE_KEY = /pas+w|pwd|login|token|secret/i;
const SENSITIVE_PAIR = /(?:pas+w|pwd|login|token|secret)\w*["']?\s*:\s*/i;
