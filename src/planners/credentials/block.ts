import type { Login } from './netrc.ts';

/** A netrc file in two: goenv's marked block, and all the rest. */
export interface NetrcBlock {
  /** Machine to what its line in the block says; the first of several counts. */
  readonly entries: ReadonlyMap<string, Login>;
  /** Every character that is not goenv's, lines that somebody put into the block too. */
  readonly rest: string;
}

/** Finds the block. One that has lost its end, or was copied, loses its own lines all the same. Bytes as `latin1`. */
export function readBlock(text: string): NetrcBlock {
  const entries = new Map<string, Login>();
  const rest: string[] = [];
  let isInside = false;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const [, machine, login = '', password = ''] = ENTRY.exec(line) ?? [];
    if (line.startsWith(BEGIN_MARK)) isInside = true;
    else if (isInside && line.startsWith(END)) isInside = false;
    else if (isInside && machine !== undefined) {
      if (!entries.has(machine)) entries.set(machine, { login, password });
    } else rest.push(line);
  }
  return { entries, rest: rest.join('') };
}

/**
 * The file with the block at its top, where it wins: the first match counts. Lines end in LF whatever the rest has, for
 * old releases of curl take a carriage return for a part of the password. Without entries there is no block.
 */
export function writeBlock({ entries, rest }: NetrcBlock): string {
  if (entries.size === 0) return rest;
  const lines = [...entries].map(([machine, login]) => `machine ${machine} ${textOf(login)}`);
  return `${[BEGIN, ...lines, END].join('\n')}\n${rest}`;
}

/** What stands behind the machine on its line; with references for values it is a profile's entry. */
export function textOf({ login, password }: Login): string {
  return `login ${login} password ${password}`;
}

const ENTRY = /^machine (\S+) login (\S+) password (\S+)\s*$/;
/** Known by this prefix, so that later versions may word the rest of the line differently. */
const BEGIN_MARK = '# >>> goenv managed block >>>';
// go knows no comments: it takes the words of this line in pairs, and none of them may be a word of netrc.
const BEGIN = `${BEGIN_MARK} written by "goenv apply", taken out by "goenv revert"`;
const END = '# <<< goenv managed block <<<';
