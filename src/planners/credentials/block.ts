import type { Login } from '../../go/netrc.ts';

/** A netrc file in two: goenv's marked block, and all the rest. */
export interface NetrcBlock {
  /** Machine to what its line in the block says; the first of several counts. */
  readonly entries: ReadonlyMap<string, Login>;
  /** Every character that is not goenv's, lines that somebody put into the block too. */
  readonly rest: string;
  /** Where each line of `rest` stands in the file; counts from 1. */
  readonly lines: readonly number[];
}

/**
 * Finds the block. A copy of it loses its own lines all the same. One that has lost its end goes as far as its lines are of
 * machines that are `ours`, each once: what follows may be somebody's own. Bytes as `latin1`.
 */
export function readBlock(text: string, isOurs: (machine: string) => boolean): NetrcBlock {
  const entries = new Map<string, Login>();
  const rest: string[] = [];
  const numbers: number[] = [];
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let inside: 'whole' | 'torn' | undefined;
  for (const [at, line] of lines.entries()) {
    const entry = entryOf(line);
    if (line.startsWith(BEGIN_MARK)) inside = isWhole(lines, at) ? 'whole' : 'torn';
    else if (inside === 'whole' && line.startsWith(END)) inside = undefined;
    else if (inside && entry && isBlocks(entry, inside === 'torn' ? isOurs : undefined, entries))
      entries.set(entry.machine, entry.found);
    else {
      if (inside === 'torn') inside = undefined;
      rest.push(line);
      numbers.push(at + 1);
    }
  }
  return { entries, rest: rest.join(''), lines: numbers };
}

/**
 * The file with the block at its top, where it wins: the first match counts. Lines end in LF whatever the rest has, for
 * old releases of curl take a carriage return for a part of the password. Without entries there is no block.
 */
export function writeBlock({ entries, rest }: Pick<NetrcBlock, 'entries' | 'rest'>): string {
  if (entries.size === 0) return rest;
  const lines = [...entries].map(([machine, login]) => `machine ${machine} ${textOf(login)}`);
  return `${[BEGIN, ...lines, END].join('\n')}\n${rest}`;
}

/** What stands behind the machine on its line; with references for values it is a profile's entry. */
export function textOf({ login, password }: Login): string {
  return `login ${login} password ${password}`;
}

interface Entry {
  readonly machine: string;
  readonly found: Login;
}

function entryOf(line: string): Entry | undefined {
  const [, machine, login = '', password = ''] = ENTRY.exec(line) ?? [];
  return machine === undefined ? undefined : { machine, found: { login, password } };
}

/** goenv names a machine once: the same line again is a copy of its own, in a whole block; another one is somebody's. */
function isBlocks(
  { machine, found }: Entry,
  isOurs: ((machine: string) => boolean) | undefined,
  entries: ReadonlyMap<string, Login>,
): boolean {
  const before = entries.get(machine);
  if (isOurs) return before === undefined && isOurs(machine);
  return before === undefined || textOf(before) === textOf(found);
}

/** Whether an end belongs to the beginning on this line. */
function isWhole(lines: readonly string[], begin: number): boolean {
  for (let at = begin + 1; at < lines.length; at++) {
    if (lines[at]?.startsWith(END)) return true;
    if (lines[at]?.startsWith(BEGIN_MARK)) return false;
  }
  return false;
}

const ENTRY = /^machine (\S+) login (\S+) password (\S+)\s*$/;
/** Known by this prefix, so that later versions may word the rest of the line differently. */
const BEGIN_MARK = '# >>> goenv managed block >>>';
// go knows no comments: it takes the words of this line in pairs, and none of them may be a word of netrc.
const BEGIN = `${BEGIN_MARK} written by "goenv apply", taken out by "goenv revert"`;
const END = '# <<< goenv managed block <<<';
