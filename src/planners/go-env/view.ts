import type { Override } from '../../core/change.ts';
import type { Place } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { State } from '../../core/value.ts';
import { isCleanText } from '../../go/env-text.ts';
import { setElement } from './variables.ts';

/** All that decides whether a setting of the go/env file is in force. */
export interface View {
  readonly env: Facts['env'];
  /** Path of the go/env file. */
  readonly file: string;
  /** What go reads in that file. */
  readonly variables: ReadonlyMap<string, string>;
  /** Variable to the line of the file that counts. */
  readonly lines: ReadonlyMap<string, number>;
  /** What `go env` says; empty when it was not asked or did not answer. */
  readonly answers: ReadonlyMap<string, string>;
  /** The keys that goenv manages this time, and the sets they are elements of. */
  readonly keys: ReadonlySet<string>;
  readonly sets: ReadonlySet<string>;
  /** Exported variable to the line that exports it, where found. */
  readonly exports: ReadonlyMap<string, Place>;
}

/** What a target manages. */
export function managedIn(target: State): Pick<View, 'keys' | 'sets'> {
  const keys = new Set(target.keys());
  return { keys, sets: new Set([...keys].map((key) => setElement(key)?.set ?? key)) };
}

/** An exported variable wins over the file. */
export function byVariable(view: View, name: string): Override {
  const where = view.exports.get(name);
  const value = view.env[name] ?? '';
  return { by: `environment variable ${name}`, value, variable: name, ...(where && { where }) };
}

/** Another variable of the same file gets in the way. */
export function byFile(view: View, name: string): Override {
  const line = view.lines.get(name);
  const where = { file: view.file, ...(line !== undefined && { line }) };
  return { by: `${name} in ${view.file}`, value: view.variables.get(name) ?? '', where };
}

/** go itself says something else: a wrapper, or `$GOROOT/go.env`. */
export function byGo(view: View, name: string): Override {
  return { by: `go env ${name}`, value: view.answers.get(name) ?? '' };
}

/** Whether go says something else than the file: a wrapper around go, or another file that go reads. */
export function isContradicted(view: View, name: string): boolean {
  const answer = view.answers.get(name);
  const written = view.variables.get(name);
  if (answer === undefined || !written || !isCleanText(written)) return false;
  return answer !== written;
}
