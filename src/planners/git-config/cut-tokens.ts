import type { Token } from './parse-config.ts';

/** The text without these pieces; a line that has nothing else goes whole, every other byte stays. */
export function cutTokens(text: string, tokens: readonly Token[]): string {
  let kept = '';
  let at = 0;
  for (const range of mergeRanges(text, tokens)) {
    const { start, end } = widen(text, range);
    kept += text.slice(at, start);
    at = end;
  }
  return kept + text.slice(at);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Pieces with only blanks between them are cut as one. */
function mergeRanges(text: string, tokens: readonly Token[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of [...tokens].sort((a, b) => a.start - b.start)) {
    const last = ranges.at(-1);
    if (last && /^[ \t]*$/.test(text.slice(last.end, start)))
      ranges[ranges.length - 1] = { start: last.start, end };
    else ranges.push({ start, end });
  }
  return ranges;
}

/** Takes the whole line when nothing else is on it, and never the newline of a line that stays. */
function widen(text: string, { start, end }: Range): Range {
  const lineStart =
    text.startsWith(BOM) && !text.slice(0, start).includes('\n') ? 1 : text.lastIndexOf('\n', start - 1) + 1;
  const isFirst = /^[ \t]*$/.test(text.slice(lineStart, start));
  const newline = /\r?\n$/.exec(text.slice(start, end))?.[0].length ?? 0;
  const bare = end - newline;
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(bare))?.[0];
  if (rest === undefined) return { start, end: bare };
  return isFirst ? { start: lineStart, end: bare + rest.length } : { start, end: bare };
}

const BOM = '\ufeff';
