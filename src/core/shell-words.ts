/** An argv as a shell takes it, typed or pasted: `rm -- 'a b' ''`. */
export function shellWords(argv: readonly string[]): string {
  return argv.map((word) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}

const PLAIN = /^[\w./:=@%+,-]+$/;
