import { elementKey, parseElementKey, type State } from '../../core/value.ts';

/** The comma lists of module path patterns: one key an element, so that what others put there stays. */
export const SETS = ['GOPRIVATE', 'GONOPROXY', 'GONOSUMDB'] as const;
export type SetName = (typeof SETS)[number];

/** Set and element of a key such as `GOPRIVATE[a.com]`; `undefined` for the key of a variable that is one value. */
export function setElement(key: string): { set: SetName; element: string } | undefined {
  const parsed = parseElementKey(key);
  const set = SETS.find((name) => name === parsed?.set);
  return parsed && set && { set, element: parsed.element };
}

/** The variable a key lives in. */
export function variableOf(key: string): string {
  return setElement(key)?.set ?? key;
}

/** The exported variables that may override something: their files are worth the search. */
export function exportedNames(keys: Iterable<string>, env: Readonly<Record<string, string>>): string[] {
  return [...new Set([...OWN_VARIABLES, ...[...keys].map(variableOf)])].filter((name) => env[name]);
}

/** The elements of a list as go splits it: nothing is trimmed, empty ones are skipped. */
export function elementsOf(list: string): readonly string[] {
  return list.split(',').filter((element) => element !== '');
}

/** The elements of one set in a state, in its order. */
export function elementsIn(state: State, set: SetName): readonly string[] {
  return [...state].flatMap(([key, value]) => {
    const parsed = setElement(key);
    return parsed?.set === set && typeof value === 'string' ? [parsed.element] : [];
  });
}

/** The state of a go/env file, from what go reads in it. */
export function stateOf(variables: ReadonlyMap<string, string>): State {
  const state = new Map<string, string>();
  for (const [name, value] of variables) {
    const set = SETS.find((one) => one === name);
    if (set) for (const element of elementsOf(value)) state.set(elementKey(set, element), element);
    else if (!isNothing(name, value)) state.set(name, value);
  }
  return state;
}

/**
 * An empty GOINSECURE is as good as none, and better than none where `$GOROOT/go.env` has one: it stays.
 * A name that looks like the key of an element is no variable of go's.
 */
function isNothing(name: string, value: string): boolean {
  return (name === 'GOINSECURE' && value === '') || setElement(name) !== undefined;
}

const OWN_VARIABLES = [...SETS, 'GOPROXY', 'GOSUMDB', 'GOINSECURE', 'GOVCS', 'GOTOOLCHAIN'];
