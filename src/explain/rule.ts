import type { CauseCode } from '../core/codes/explain.ts';
import type { Candidate } from '../core/finding.ts';
import type { Request } from './request.ts';

/** What a rule sees of the log: the line, the lines about it, and what was asked of whom. */
export interface Scene {
  /** The line as the program wrote it; where a terminal wrapped it, the pieces joined. */
  readonly text: string;
  /** Up to ten lines before, and up to fourteen after, as they stand. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly request: Request;
  /** Whether the lines about it, or the first 64 KiB of the log, show this: `scene.shows(/docker build/)`. */
  shows(what: RegExp): boolean;
}

/**
 * How much a match says. A `cause` names it. A `symptom` is what many causes look like; it gives way to a cause
 * in the same block of lines. A `wrapper` only says that something inside failed; it gives way to both.
 */
export type Weight = 'cause' | 'symptom' | 'wrapper';

/** One text that a program prints, and what it means. Rules are data; `rules/index.ts` is the registry. */
export interface Rule {
  /** The cause, or how the scene decides between causes that share the text; `undefined` for none of them. */
  readonly code: CauseCode | ((scene: Scene, match: RegExpExecArray) => CauseCode | undefined);
  /** Literals of at least seven bytes, lower case, one of which is in every text that `match` matches. */
  readonly any: readonly string[];
  readonly match: RegExp;
  readonly weight?: Weight;
  /** What else prints this very text, where that is more than the cause's own candidates. */
  readonly candidates?: readonly Candidate[];
  /** Texts that it is for, and texts that look alike and are not. A test holds both. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Where the text is made. */
  readonly source: string;
}
