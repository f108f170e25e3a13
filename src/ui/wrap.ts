/**
 * Lines of at most `columns` terminal cells: `head` before the first word, later lines indented by `hang` blanks.
 * Breaks at blanks and between Chinese characters, never inside a word. Without `columns` it is one line.
 */
export function wrap(
  text: string,
  {
    head,
    hang,
    columns,
  }: { readonly head: string; readonly hang: number; readonly columns: number | undefined },
): string {
  if (columns === undefined || columns < NARROWEST) return head + text;
  const lines: string[] = [];
  let line = head;
  for (const piece of text.match(PIECES) ?? []) {
    const full = cells(line) + cells(piece.trimEnd()) > columns;
    const begun = lines.length === 0 ? line !== head : line.trim() !== '';
    if (full && begun && !CLOSING.test(piece)) {
      lines.push(line.trimEnd());
      line = ' '.repeat(hang);
    }
    line += piece;
  }
  return [...lines, line.trimEnd()].join('\n');
}

/** How many cells a text takes: Chinese characters and their punctuation take two. */
function cells(text: string): number {
  return [...text.replace(COLOUR, '')].reduce((sum, char) => sum + (WIDE.test(char) ? 2 : 1), 0);
}

/** Narrower terminals break lines as they like. */
const NARROWEST = 40;
const PIECES =
  /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]|[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]+\s*|\s+/g;
const WIDE = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
/** Never the first of a line. */
const CLOSING = /^[，。；：、？！）」』”’]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colour takes no cell
const COLOUR = /\u001b\[[\d;]*m/g;
