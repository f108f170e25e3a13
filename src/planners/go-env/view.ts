import { isCleanText } from '../../core/byte-text.ts';
import type { Override } from '../../core/change.ts';
import type { Place } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { State } from '../../core/value.ts';
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
  readonly contradicted: ReadonlySet<string>;
  readonly followers: ReadonlySet<string>;
  /** Exported variable to the line that exports it, where found. */
  readonly exports: ReadonlyMap<string, Place>;
}

/** What a target manages. */
export function managedIn(target: State): Pick<View, 'keys' | 'sets'> {
  const keys = new Set(target.keys());
  return { keys, sets: new Set([...keys].map((key) => setElement(key)?.set ?? key)) };
}

/** An exported variable wins over the file. */
export function byVariable(view: Pick<View, 'env' | 'exports'>, name: string): Override {
  const where = view.exports.get(name);
  const value = view.env[name] ?? '';
  return { by: `environment variable ${name}`, value, variable: name, ...(where && { where }) };
}

/** A line of that file gets in the way. */
export function byFile(view: Pick<View, 'file' | 'lines' | 'variables'>, name: string): Override {
  const line = view.lines.get(name);
  const where = { file: view.file, ...(line !== undefined && { line }) };
  return { by: `${name} in ${view.file}`, value: view.variables.get(name) ?? '', where };
}

/** go itself says something else: a wrapper, or `$GOROOT/go.env`. */
export function byGo(view: Pick<View, 'answers'>, name: string): Override {
  return { by: `go env ${name}`, value: view.answers.get(name) ?? '' };
}

/**
 * Variables for which go says something else than the file: a wrapper around go, or another file that go reads.
 * Lists may be long, so they are compared once and not for each of their elements.
 */
export function contradictedIn(machine: Pick<View, 'answers' | 'variables'>): ReadonlySet<string> {
  const names = [...machine.answers.keys()].filter((name) => {
    const written = machine.variables.get(name);
    return (
      written !== undefined && written !== '' && isCleanText(written) && machine.answers.get(name) !== written
    );
  });
  return new Set(names);
}

/** Variables that have GOPRIVATE's value, as GONOPROXY and GONOSUMDB have while they are unset. */
export function followersIn({ answers }: Pick<View, 'answers'>): ReadonlySet<string> {
  const value = answers.get('GOPRIVATE');
  return new Set([...answers.keys()].filter((name) => answers.get(name) === value));
}
