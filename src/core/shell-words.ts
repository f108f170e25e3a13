/** An argv as a shell takes it, typed or pasted: `rm -- 'a b' ''`. */
export function shellWords(argv: readonly string[]): string {
  return argv.map((word) => (PLAIN.test(word) ? word : quoteSh(word))).join(' ');
}

/** `it's` gives `'it'\''s'`: every shell of sh's family takes all else between single quotes as it stands. */
export function quoteSh(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const PLAIN = /^[\w./:=@%+,-]+$/;
