/**
 * The words of a command line as a shell splits them: blanks part, quotes and backslashes keep together. Nothing is
 * expanded, no operator is known: it is run without a shell. `undefined` when a quote is left open or there is no word.
 *
 * `splitWords("pass show 'my token'")` gives `['pass', 'show', 'my token']`.
 */
export function splitWords(text: string): readonly [string, ...string[]] | undefined {
  const words: string[] = [];
  const pattern = /[ \t]*((?:[^\s'"\\]|\\[^\n]|'[^']*'|"(?:[^"\\]|\\.)*")+)/y;
  let end = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    words.push(plain(found[1] ?? ''));
    end = pattern.lastIndex;
  }
  const [program, ...args] = words;
  return program === undefined || text.slice(end).trim() !== '' ? undefined : [program, ...args];
}

/** In double quotes a backslash takes the meaning of `"`, `\`, `$` and a backtick alone. */
function plain(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? '',
  );
}
