import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import { ABSENT, type Absent, type State } from '../../core/value.ts';
import type { FoundExport } from '../../go/exports.ts';
import { shortPath, tieKey } from './keys.ts';
import { startFiles } from './start-files.ts';
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
      const misplaced =
        tie === 'env' ? hasGuardAbove(latin1(texts.get(path)), line) : hasExportBelow(unwanted, path, line);
      const key = tieKey(tie, path, facts);
      return [key, misplaced ? `${value} ${MISPLACED[tie]}` : value];
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

/** Whether a value is that of a line which stands where it does no good. */
export function isMisplaced(tie: Tie, value: string): boolean {
  return value.endsWith(MISPLACED[tie]);
}

/** Where goenv's line belongs: what stands behind an early return, in whatever file, is not read by every shell. */
export function tiePosition(tie: Tie, path: string, text: string, facts: Facts): 'top' | 'end' {
  if (tie === 'unset') return 'end';
  const known = startFiles(facts).find((file) => file.path === path);
  return known?.at === 'top' || hasGuardAbove(text, Number.POSITIVE_INFINITY) ? 'top' : 'end';
}

/** The line of an interactive guard above `line`: `case $- in … return`, `[ -z "$PS1" ] && return`. */
function hasGuardAbove(text: string, line: number): boolean {
  const lines = text.split('\n').slice(0, line - 1);
  return lines.some((one, index) => {
    const around = lines.slice(Math.max(0, index - 4), index + 1).join('\n');
    return /^[^#]*\b(?:return|exit)\b/.test(one) && /\$-|\bPS1\b|\$\{-\}/.test(around);
  });
}

function hasExportBelow(unwanted: readonly FoundExport[], path: string, line: number): boolean {
  return unwanted.some((found) => found.file === path && found.line > line);
}

const MISPLACED: Readonly<Record<Tie, string>> = {
  env: '(below an early return)',
  unset: '(above an export)',
};
const TIES: readonly Tie[] = ['env', 'unset'];
