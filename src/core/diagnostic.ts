import type { Code } from './codes.ts';

/** The severities a diagnostic can have; only `error` stops a command. */
export type Severity = 'error' | 'warning' | 'info';

/** A place in a text: lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The line itself, for the caret; already without secrets. */
  readonly text?: string;
  /** How many columns the caret underlines; 1 when not said. */
  readonly width?: number;
}

/**
 * What goenv has to say, before it is put into words.
 * `ui/messages` holds the texts of every code in every language; `params` fill their `{placeholders}`.
 */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string>>;
  readonly where?: Place;
  /** A second place that matters, such as the other of two conflicting lines. */
  readonly also?: Place;
  /** Profile fragment (YAML) that cures it, when there is one that fits this very case. */
  readonly profile?: string;
  /** Commands to type next, in place of the catalogue's. */
  readonly commands?: readonly string[];
}

/** Makes a diagnostic; the third argument carries place and remedy. */
export function diagnostic(
  code: Code,
  severity: Severity,
  params: Readonly<Record<string, string>> = {},
  more: Omit<Diagnostic, 'code' | 'severity' | 'params'> = {},
): Diagnostic {
  return { code, severity, params, ...more };
}

/**
 * The one error class. `exit` is the contract's exit code for a command that dies of it.
 * Expected outcomes are values (`Diagnostic[]`); this is thrown for IO and for refusals found half-way.
 */
export class Failure extends Error {
  readonly diagnostic: Diagnostic;
  readonly exit: 1 | 3 | 4 | 5 | 64 | 130;

  constructor(found: Diagnostic, exit: 1 | 3 | 4 | 5 | 64 | 130 = 1, cause?: unknown) {
    super(found.code, { cause });
    this.diagnostic = found;
    this.exit = exit;
  }
}

/** Whether an error is a `Failure`; by shape, because each chunk of the bundle has its own class. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && 'diagnostic' in error && 'exit' in error;
}

/** Throws a `Failure` of severity error; exit 1 unless said. */
export function fail(
  code: Code,
  params: Readonly<Record<string, string>> = {},
  more: Omit<Diagnostic, 'code' | 'severity' | 'params'> & { exit?: Failure['exit']; cause?: unknown } = {},
): never {
  const { exit = 1, cause, ...rest } = more;
  throw new Failure(diagnostic(code, 'error', params, rest), exit, cause);
}
