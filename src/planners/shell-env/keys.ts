import type { Facts } from '../../core/facts.ts';
import { elementKey, parseElementKey } from '../../core/value.ts';
import type { Tie } from './tie-line.ts';

/** The key of goenv's line in a start-up file: `source[~/.bashrc]`, `source-last[~/.bashrc]`. */
export function tieKey(tie: Tie, path: string, facts: Facts): string {
  return elementKey(SETS[tie], shortPath(path, facts));
}

/** Which line in which file a key stands for; `undefined` for the key of a variable. */
export function parseTieKey(key: string, facts: Facts): { tie: Tie; path: string } | undefined {
  const parsed = parseElementKey(key);
  const tie = parsed?.set === SETS.env ? 'env' : parsed?.set === SETS.unset ? 'unset' : undefined;
  if (!parsed || !tie) return undefined;
  const { element } = parsed;
  return { tie, path: element.startsWith('~/') ? `${facts.home}/${element.slice(2)}` : element };
}

/** The variable that a key sets or unsets; `undefined` for PATH and for lines. */
export function variableOf(key: string): string | undefined {
  const parsed = parseElementKey(key);
  if (!parsed) return key;
  return parsed.set === 'unset' ? parsed.element : undefined;
}

/** The home as `~`. */
export function shortPath(path: string, { home }: Facts): string {
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

const SETS = { env: 'source', unset: 'source-last' } as const;
