import type { Diagnostic, Place } from '../core/diagnostic.ts';
import { redact } from '../core/redact.ts';
import { lineRange } from './lines.ts';
import { suspectRanges, userinfoRanges } from './sensitive.ts';
import type { ParsedSource } from './source.ts';

type Range = readonly [from: number, to: number];

/**
 * Adds to the places of a diagnostic the line they are on, secrets blanked, and how wide the caret is.
 * A place in a file that is none of the sources stays as it is.
 */
export function withLine(found: Diagnostic, sources: Iterable<ParsedSource>): Diagnostic {
  const byFile = byFileOf(sources);
  const { where, also, ...rest } = found;
  return {
    ...rest,
    ...(where === undefined ? {} : { where: placed(where, byFile) }),
    ...(also === undefined ? {} : { also: placed(also, byFile) }),
  };
}

/** The same for one place. */
export function placeWithLine(place: Place, sources: Iterable<ParsedSource>): Place {
  return placed(place, byFileOf(sources));
}

function byFileOf(sources: Iterable<ParsedSource>): ReadonlyMap<string, ParsedSource> {
  return new Map([...sources].map((source) => [source.file, source]));
}

function placed(place: Place, sources: ReadonlyMap<string, ParsedSource>): Place {
  const source = sources.get(place.file);
  const { line, column = 1 } = place;
  if (source === undefined || line === undefined || place.text !== undefined) return place;
  const [start, end] = lineRange(source.text, source.lines, line);
  const raw = source.text.slice(start, end);
  const hidden = rangesOn(source, line, [start, end]);
  const width = place.width ?? widthAt(raw, column);
  const covered = hidden.find(([from, to]) => from < column && column <= to);
  return {
    ...place,
    text: blanked(raw, hidden, column),
    width: covered === undefined ? width : Math.min(width, MASK.length),
  };
}

/** What is to be hidden of a line, as columns from 0, in order. */
function rangesOn(source: ParsedSource, line: number, [start, end]: Range): readonly Range[] {
  const raw = source.text.slice(start, end);
  const secrets = source.secrets;
  const ranges = secrets === undefined ? suspectRanges(raw, linesAbove(source, line)) : userinfoRanges(raw);
  const scalars = (secrets ?? [])
    .filter(([from, to]) => from < end && to > start)
    .map(([from, to]): Range => [Math.max(from, start) - start, Math.min(to, end) - start]);
  return [...scalars, ...ranges].toSorted((a, b) => a[0] - b[0]);
}

function linesAbove({ text, lines }: ParsedSource, line: number): readonly string[] {
  const first = Math.max(1, line - 200);
  return Array.from({ length: line - first }, (_, index) =>
    text.slice(...lineRange(text, lines, first + index)),
  );
}

/** Masks the ranges; what stands left of the caret keeps its width, so that the caret stays under its word. */
function blanked(raw: string, ranges: readonly Range[], column: number): string {
  let shown = '';
  let done = 0;
  for (const [from, to] of ranges) {
    if (to <= done) continue;
    const start = Math.max(from, done);
    const mask = to < column ? MASK.slice(0, to - start).padEnd(to - start) : MASK;
    shown += raw.slice(done, start) + mask;
    done = to;
  }
  // shapes of tokens, wherever they stand
  return redact(shown + raw.slice(done));
}

/** How far the word at a column goes: a quoted text, else up to what ends a plain one. */
function widthAt(raw: string, column: number): number {
  const rest = raw.slice(column - 1);
  const inFlow = /[[{]/.test(raw.slice(0, column - 1));
  const word =
    /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(rest) ?? (inFlow ? FLOW_WORD : BLOCK_WORD).exec(rest);
  return Math.max(1, word?.[0].length ?? 1);
}

const MASK = '***';
const BLOCK_WORD = /^\S(?:(?!\s+#|\s*$|:\s|:$).)*/;
const FLOW_WORD = /^[^\s,[\]{}](?:(?!\s+#|\s*$|:\s|:$|[,[\]{}]).)*/;
