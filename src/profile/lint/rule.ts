import type { LINT_CODES } from '../../core/codes/lint.ts';
import type { Code } from '../../core/codes.ts';
import type { Severity } from '../../core/diagnostic.ts';
import type { Profile } from '../sections/profile.ts';

/** What the lint must know besides the profile. */
export interface LintContext {
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** Names given with `--allow`. */
  readonly allow: readonly string[];
  /** Sections and dotted keys that this version cannot manage: `network`, `go.install`, `scope.machine`. */
  readonly unsupported: ReadonlySet<string>;
}

/** What a rule found, before its place in the file is looked up. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  /** JSON pointer in the composed profile: `/go/proxy/0`. */
  readonly pointer: string;
  readonly params: Readonly<Record<string, string>>;
  /** Profile fragment (YAML) that cures it. */
  readonly fragment?: string;
  /** Pointer of the other line, where two lines are at odds. */
  readonly other?: string;
}

/** One theme of the lint: yields what the profile should not say. Pure. */
export type Rule = (profile: Profile, context: LintContext) => Iterable<Finding>;

/** Parameters of the message; `fragment` and `other` are taken out of them. */
export type Details = Readonly<Record<string, string>>;

type LintCode = (typeof LINT_CODES)[number];

export function error(code: LintCode, pointer: string, details: Details = {}): Finding {
  return finding(code, 'error', { pointer, ...details });
}

export function warning(code: LintCode, pointer: string, details: Details = {}): Finding {
  return finding(code, 'warning', { pointer, ...details });
}

export function info(code: LintCode, pointer: string, details: Details = {}): Finding {
  return finding(code, 'info', { pointer, ...details });
}

/** One member of a JSON pointer: `~` and `/` are escaped (RFC 6901). */
export function pointerMember(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A YAML scalar in double quotes; JSON is YAML. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

function finding(code: Code, severity: Severity, details: Details & { pointer: string }): Finding {
  const { pointer, fragment, other, ...params } = details;
  return {
    code,
    severity,
    pointer,
    params,
    ...(fragment === undefined ? {} : { fragment }),
    ...(other === undefined ? {} : { other }),
  };
}
