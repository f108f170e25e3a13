/**
 * The words every planner speaks: a `State` maps resource keys to values.
 * A key that is not in the map is not managed; a key that is there as `ABSENT` is wanted gone.
 */

/** Wanted gone, or found missing. In JSON it is `null`. Registered, so that every chunk of the bundle has the same one. */
export const ABSENT: unique symbol = Symbol.for('goenv.absent');
export type Absent = typeof ABSENT;

/** A resolved reference: its text exists only in the bytes of a step; plans and journals hold this. */
export interface Secret {
  /** The reference as the profile spells it, such as `${env:ATHENS_TOKEN}`; '' for a text that was found. */
  readonly ref: string;
  /** Salted digest of the text, to tell drift without keeping it. */
  readonly digest: string;
  /** What is wrong with it as found, for people: `mode 0644`. Part of no comparison; such a value has a digest of its own. */
  readonly remark?: string;
}

export type Value = string | Secret | Absent;

/** Resource key to value, for one planner: `GOPROXY`, `GOPRIVATE[git.acme.internal]`. */
export type State = ReadonlyMap<string, Value>;

/** Whether two values are the same; secrets are the same when their digests are. */
export function sameValue(a: Value, b: Value): boolean {
  if (typeof a === 'object' && typeof b === 'object') return a.digest === b.digest;
  return a === b;
}

/** Whether goenv could write this value: the text of a secret that was found is kept nowhere but in its file. */
export function isWritable(value: Value): boolean {
  return typeof value !== 'object' || value.ref !== '';
}

/** `GOPRIVATE` + `a.com` gives `GOPRIVATE[a.com]`: one key an element, so that what others put there stays. */
export function elementKey(set: string, element: string): string {
  return `${set}[${element}]`;
}

/** The inverse of `elementKey`; `undefined` for a key that is not an element. */
export function parseElementKey(key: string): { set: string; element: string } | undefined {
  const open = key.indexOf('[');
  if (open <= 0 || !key.endsWith(']')) return undefined;
  return { set: key.slice(0, open), element: key.slice(open + 1, -1) };
}
