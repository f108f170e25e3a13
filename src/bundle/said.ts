/** The end of a program's output on one line, for a message: at most `lines` lines, without empty ones. */
export function lastWords(output: string, lines = 8): string {
  return output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^go: (?:downloading|finding) /.test(line))
    .slice(-lines)
    .join(' | ');
}
