import type { Facts } from '../../core/facts.ts';
import { isFishFile } from './start-files.ts';

/** What one of goenv's lines in a user's file is for. */
export type Tie = 'env' | 'unset';

/**
 * The line that sources one of goenv's files: guarded, so that a removed file never breaks a login, with status 0
 * either way, and known again by its mark. It ends in a comment, so a carriage return behind it does no harm.
 */
export function tieLine(tie: Tie, startFile: string, facts: Facts): string {
  const fish = isFishFile(startFile);
  const path = spelled(sourcedFile(tie, startFile, facts), facts, fish ? /["\\$]/g : /["\\$`]/g);
  const line = fish ? `if test -r ${path}; source ${path}; end` : `if [ -r ${path} ]; then . ${path}; fi`;
  return `${line} ${MARKS[tie]}`;
}

/** The file of goenv's that a line in `startFile` sources. */
export function sourcedFile(tie: Tie, startFile: string, { ownConfig }: Facts): string {
  return `${ownConfig}/${tie}.${isFishFile(startFile) ? 'fish' : 'sh'}`;
}

/** Where a text has the very line, and where a line has the mark and is not it: somebody edited that one. Lines count from 1. */
export function findLine(
  text: string,
  line: string,
  tie: Tie,
): { readonly exact: readonly number[]; readonly edited: readonly number[] } {
  const exact: number[] = [];
  const edited: number[] = [];
  for (const [index, found] of text.split('\n').entries()) {
    if (isLine(found, line)) exact.push(index + 1);
    else if (found.includes(MARKS[tie])) edited.push(index + 1);
  }
  return { exact, edited };
}

/** The text with the line once, at its top (under a byte order mark and a `#!`) or at its end; all other bytes stay. */
export function putLine(text: string, line: string, at: 'top' | 'end'): string {
  const rest = cutLine(text, line);
  const newline = /^[^\n]*\r\n/.test(rest) ? '\r\n' : '\n';
  if (at === 'top') {
    const head = /^(?:\u00ef\u00bb\u00bf)?(?:#![^\n]*(?:\n|$))?/.exec(rest)?.[0] ?? '';
    const gap = head.startsWith('#!') && !head.endsWith('\n') ? newline : '';
    return `${head}${gap}${line}${newline}${rest.slice(head.length)}`;
  }
  const open = rest !== '' && !rest.endsWith('\n');
  // A backslash at the very end would join our line to the user's.
  const joins = /(?:^|[^\\])(?:\\\\)*\\\r?\n?$/.test(rest);
  return `${rest}${open ? newline : ''}${joins ? newline : ''}${line}${newline}`;
}

/** The text without the line, however often it stands there. */
export function cutLine(text: string, line: string): string {
  const lines = text.split('\n');
  return lines.some((one) => isLine(one, line)) ? lines.filter((one) => !isLine(one, line)).join('\n') : text;
}

function isLine(found: string, line: string): boolean {
  return found.replace(/\r$/, '') === line;
}

/** In double quotes; below the home by `$HOME`, so that a copied file fits another home. */
function spelled(path: string, { home }: Facts, special: RegExp): string {
  const below = path.startsWith(`${home}/`) ? path.slice(home.length) : undefined;
  const escaped = (text: string) => text.replace(special, '\\$&');
  return below === undefined ? `"${escaped(path)}"` : `"$HOME${escaped(below)}"`;
}

const MARKS: Readonly<Record<Tie, string>> = {
  env: '# managed by goenv: env',
  unset: '# managed by goenv: unset',
};
