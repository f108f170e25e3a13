import type { Diagnostic, Place } from '../core/diagnostic.ts';
import type { LineTable } from './lines.ts';
import type { LocatedMap } from './located.ts';

/** One text as it was read. */
export interface SourceText {
  /** How to ask for it again: an absolute path, `-`, or a built-in name. */
  readonly ref: string;
  /** The file as it is shown to people. */
  readonly file: string;
  readonly text: string;
  /** SHA-256 of its bytes, 64 small hexadecimal digits. */
  readonly sha256: string;
  /** Absolute folder that its relative paths start from. */
  readonly dir: string;
  /** Not a local file of this user (from a URL, signed, from a bundle): what it touches is accepted once. */
  readonly stranger?: true;
}

/** A text with what parsing made of it; parse once (`parseSource`) and hand this on. */
export interface ParsedSource extends SourceText {
  /** Absent when the text is no YAML mapping; `diagnostics` says why then. */
  readonly tree?: LocatedMap;
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: LineTable;
  /** Offsets `[from, to)` of scalars that must not be shown; `undefined` when the text could not be parsed. */
  readonly secrets?: readonly (readonly [number, number])[];
}

/** The place of an offset range in a source. */
export type Locate = (
  from: number,
  to?: number,
) => Place & { readonly line: number; readonly column: number };
