import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import { ABSENT, type Absent, type State } from '../../core/value.ts';
import type { FoundExport } from '../../go/exports.ts';
import { shortPath, tieKey } from './keys.ts';
import { findLine, sourcedFile, type Tie, tieLine } from './tie-line.ts';

/** Start-up files as found, path to bytes; links already reduced to one name a file. */
export type StartTexts = ReadonlyMap<string, Uint8Array | Absent>;

/** Where goenv's line stands in a file: its last one counts for exports above it, its first one for an early return. */
export interface TiePlace {
  readonly path: string;
  readonly tie: Tie;
  readonly line: number;
}

export function tiePlaces(texts: StartTexts, facts: Facts): readonly TiePlace[] {
  return eachLine(texts, facts, ({ path, tie, exact }) => {
    const line = tie === 'env' ? exact[0] : exact.at(-1);
    return line === undefined ? [] : [{ path, tie, line }];
  });
}

/**
 * A line that is there and does its work has the file it sources as value. One that stands below an early return, or
 * above an export it is to drop, has a value that says so: the next apply moves it.
 */
export function tieState(
  places: readonly TiePlace[],
  { texts, unwanted, facts }: { texts: StartTexts; unwanted: readonly FoundExport[]; facts: Facts },
): State {
  return new Map(
    places.map(({ path, tie, line }) => {
      const value = shortPath(sourcedFile(tie, path, facts), facts);
      const rival =
        tie === 'env' ? guardAbove(latin1(texts.get(path)), line) : exportBelow(unwanted, path, line);
      const key = tieKey(tie, path, facts);
      if (rival === undefined) return [key, value];
      return [
        key,
        tie === 'env' ? `${value} (below the return in line ${rival})` : `${value} (above line ${rival})`,
      ];
    }),
  );
}

/** Lines with goenv's mark that somebody edited: they stay as they are. */
export function editedLines(texts: StartTexts, facts: Facts): readonly Diagnostic[] {
  return eachLine(texts, facts, ({ path, edited }) =>
    edited.map((line) =>
      diagnostic('SHELL_LINE_EDITED', 'warning', { path }, { where: { file: path, line } }),
    ),
  );
}

/** Bytes as text, a character a byte; `ABSENT` is the empty text. */
export function latin1(bytes: Uint8Array | Absent | undefined): string {
  return bytes === undefined || bytes === ABSENT ? '' : Buffer.from(bytes).toString('latin1');
}

/** A line of ours as it looks in a text of `latin1`. */
export function tieLineIn(tie: Tie, path: string, facts: Facts): string {
  return Buffer.from(tieLine(tie, path, facts), 'utf8').toString('latin1');
}

function eachLine<T>(
  texts: StartTexts,
  facts: Facts,
  look: (found: {
    path: string;
    tie: Tie;
    exact: readonly number[];
    edited: readonly number[];
  }) => readonly T[],
): readonly T[] {
  return [...texts].flatMap(([path, bytes]) => {
    const text = latin1(bytes);
    return TIES.flatMap((tie) => look({ path, tie, ...findLine(text, tieLineIn(tie, path, facts), tie) }));
  });
}

/** The line of an interactive guard above `line`: `case $- in … return`, `[ -z "$PS1" ] && return`. */
function guardAbove(text: string, line: number): number | undefined {
  const lines = text.split('\n').slice(0, line - 1);
  const at = lines.findIndex((one, index) => {
    const around = lines.slice(Math.max(0, index - 4), index + 1).join('\n');
    return /^[^#]*\b(?:return|exit)\b/.test(one) && /\$-|\bPS1\b|\$\{-\}/.test(around);
  });
  return at < 0 ? undefined : at + 1;
}

function exportBelow(unwanted: readonly FoundExport[], path: string, line: number): number | undefined {
  return unwanted.find((found) => found.file === path && found.line > line)?.line;
}

const TIES: readonly Tie[] = ['env', 'unset'];
