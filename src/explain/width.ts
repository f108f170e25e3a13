/**
 * The width of the terminal that a log was copied from, where its lines were broken at that width: no line is longer,
 * and several are as long, or one is and terminals often are. 0 where nothing tells.
 */
export function terminalWidth(lines: readonly string[]): number {
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (longest < NARROWEST || longest > WIDEST) return 0;
  return USUAL.has(longest) || lines.filter(({ length }) => length === longest).length > 1 ? longest : 0;
}

/** Whether `next` is the rest of `line`, which filled the terminal: it goes on in the middle, not as programs begin. */
export function continues(line: string, next: string, width: number): boolean {
  return width > 0 && line.length === width && next.length <= width && next !== '' && !BEGINS.test(next);
}

/** Columns. */
export const NARROWEST = 60;
const WIDEST = 240;
const USUAL: ReadonlySet<number> = new Set([79, 80, 100, 120, 132, 160, 200]);
/** How a line of its own begins. */
const BEGINS =
  /^(?:\t|\s{2}|\$ |#|[>+*=~-]{1,3} |go(?:: | )|(?:fatal|error|warning|note|hint|remote|make|curl|ssh|verifying|not found|package|verify|depth)\b[ :[]|(?:ERROR|WARN|INFO|FAIL|Error|SECURITY|Step|The|This)\b|\S+\.go:\d+:\d|@@@)/;
