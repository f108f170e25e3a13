/** What a go.mod or go.work says, as far as its health needs it; lines count from 1. */
export interface GoMod {
  readonly module: string;
  /** `1.26.0`. */
  readonly go?: { readonly version: string; readonly line: number };
  /** `go1.26.8`. */
  readonly toolchain?: { readonly name: string; readonly line: number };
  readonly requires: readonly { readonly path: string; readonly version: string; readonly line: number }[];
  /** Folders of a go.work. */
  readonly uses: readonly { readonly path: string; readonly line: number }[];
  /** `to` is a path for a replacement on the disk. */
  readonly replaces: readonly { readonly from: string; readonly to: string; readonly line: number }[];
}

/** Reads go.mod or go.work line by line, blocks too. Source: golang.org/x/mod/modfile. */
export function parseGoMod(text: string): GoMod {
  const found = {
    module: '',
    requires: [] as GoMod['requires'][number][],
    uses: [] as GoMod['uses'][number][],
    replaces: [] as GoMod['replaces'][number][],
  };
  const scalars: { go?: NonNullable<GoMod['go']>; toolchain?: NonNullable<GoMod['toolchain']> } = {};
  let block = '';
  for (const [at, raw] of text.split('\n').entries()) {
    const words = raw
      .replace(/\/\/.*/, '')
      .trim()
      .split(/\s+/)
      .filter(Boolean);
    if (words[0] === ')') block = '';
    else if (words[1] === '(') block = words[0] ?? '';
    else {
      const [verb = '', ...rest] = block === '' ? words : [block, ...words];
      take(verb, rest.map(unquote), at + 1);
    }
  }
  return { ...found, ...scalars };

  function take(verb: string, [first = '', second = '', ...more]: readonly string[], line: number): void {
    if (verb === 'module') found.module = first;
    if (verb === 'go' && first) scalars.go = { version: first, line };
    if (verb === 'toolchain' && first) scalars.toolchain = { name: first, line };
    if (verb === 'require' && first) found.requires.push({ path: first, version: second, line });
    if (verb === 'use' && first) found.uses.push({ path: first, line });
    if (verb !== 'replace') return;
    const words = [first, second, ...more];
    const arrow = words.indexOf('=>');
    if (arrow > 0) found.replaces.push({ from: first, to: words[arrow + 1] ?? '', line });
  }
}

function unquote(word: string): string {
  return word.replace(/^(["`])(.*)\1$/, '$2');
}
