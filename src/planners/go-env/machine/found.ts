import { ABSENT, type State, type Value } from '../../../core/value.ts';
import type { Placed } from './block.ts';
import { type GoRoot, readsGoEnv } from './go-root.ts';

/**
 * What `desired` has to know of the machine and cannot ask: it travels in `Observed.elsewhere`, under keys that no
 * profile can want. Empty before the machine was read.
 */
export function foundState(others: ReadonlyMap<string, Placed>, { folder, version }: GoRoot): State {
  const state = new Map<string, Value>([...others].map(([name, { value }]) => [OTHERS + name, value]));
  const isFit = version === undefined || (folder !== undefined && readsGoEnv(version));
  return isFit ? state : state.set(VERSION, version).set(FOLDER, folder ?? ABSENT);
}

/** The variables of go.env outside the block. */
export function othersIn(found: State): ReadonlyMap<string, string> {
  return new Map(
    [...found].flatMap(([key, value]) =>
      key.startsWith(OTHERS) && typeof value === 'string' ? [[key.slice(OTHERS.length), value] as const] : [],
    ),
  );
}

/** A Go that reads no go.env, or none at all; `undefined` where there is nothing against it. */
export function unfitIn(found: State): { readonly version: string; readonly folder?: string } | undefined {
  const version = found.get(VERSION);
  const folder = found.get(FOLDER);
  if (typeof version !== 'string') return undefined;
  return { version, ...(typeof folder === 'string' && { folder }) };
}

const OTHERS = 'outside ';
const VERSION = 'unfit version';
const FOLDER = 'unfit folder';
