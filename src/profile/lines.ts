/** Offsets at which the lines of a text begin; the first is 0. */
export type LineTable = readonly number[];

/** Finds the lines of a text; `\n` ends one, and a `\r` before it is no part of it. */
export function lineTable(text: string): LineTable {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Line and column, both from 1, of an offset; one beyond the end counts as the end. */
export function placeOf(
  lines: LineTable,
  offset: number,
): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}

/** Where a line (from 1) begins and ends in the text, its line break left out. */
export function lineRange(text: string, lines: LineTable, line: number): readonly [number, number] {
  const start = lines[line - 1] ?? text.length;
  const next = lines[line];
  const end = next === undefined ? text.length : next - 1;
  return [start, text[end - 1] === '\r' && end > start ? end - 1 : end];
}
