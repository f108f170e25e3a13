import { type Facts, NOWHERE } from '../../core/facts.ts';
import type { Inputs } from '../../core/planner.ts';
import { ABSENT, elementKey } from '../../core/value.ts';
import { goEnv } from '../../planners/go-env/index.ts';
import { elementsIn, SETS, type SetName, setElement, stateOf } from '../../planners/go-env/variables.ts';
import type { InsecureEntry, Profile } from '../../profile/sections/profile.ts';
import type { Lent } from './lent.ts';

/** What go would read without the profile. */
export interface GoHere {
  readonly env: Facts['env'];
  /** The variables of the go/env file. */
  readonly file: ReadonlyMap<string, string>;
  /** What go has beneath both: its defaults, `$GOROOT/go.env`. Empty where go does not answer. */
  readonly beneath: ReadonlyMap<string, string>;
  /** What is said of the profile's bundles, and where their tree is. */
  readonly bundles?: { readonly files: Inputs['files']; readonly facts: Facts };
}

/**
 * Go's settings as variables. A variable replaces the line of the go/env file, so what is in force now in GOPRIVATE,
 * GONOPROXY and GONOSUMDB joins the profile's elements. `expired`: exceptions past their date, which count as absent even
 * where an earlier apply has written them into the file. Pure.
 */
export function goVariables(profile: Profile, expired: readonly InsecureEntry[], here: GoHere): Lent {
  const sets = setsInForce(here);
  const alive = new Map([...sets, ['GONOSUMDB', withoutExpired(sets.get('GONOSUMDB') ?? '', expired)]]);
  const found = stateOf(alive);
  const { files = new Map(), facts = NOWHERE } = here.bundles ?? {};
  const desired = goEnv.desired(profile, { found, files }, facts);
  const lent = new Map<string, string | typeof ABSENT>();
  for (const [key, value] of desired) {
    if (setElement(key) || typeof value === 'object') continue;
    lent.set(key, value);
  }
  for (const name of takenBack(expired)) if (!lent.has(name)) lent.set(name, ABSENT);
  for (const [name, value] of lent) if (value === ABSENT) lent.set(name, asUnset(name, here));
  for (const set of SETS) {
    const wanted = elementsIn(desired, set);
    const kept = elementsIn(found, set).filter((element) => desired.get(elementKey(set, element)) !== ABSENT);
    if (wanted.length > 0) lent.set(set, [...new Set([...wanted, ...kept])].join(','));
  }
  if (!lent.has('GONOSUMDB') && alive.get('GONOSUMDB') !== sets.get('GONOSUMDB')) {
    // Empty would let the file's line in again; `none` is a pattern that matches no real module.
    const follows = lent.get('GOPRIVATE') ?? sets.get('GOPRIVATE');
    lent.set('GONOSUMDB', alive.get('GONOSUMDB') || follows || 'none');
  }
  return lent;
}

/** An empty variable is as good as none: the file's line counts then, even an empty one. */
function setsInForce({ env, file, beneath }: GoHere): ReadonlyMap<SetName, string> {
  return new Map(SETS.map((set) => [set, env[set] || (file.get(set) ?? beneath.get(set) ?? '')] as const));
}

function withoutExpired(list: string, expired: readonly InsecureEntry[]): string {
  const gone = expired.flatMap(({ allow, module }) => (allow === 'no-sumdb' && module ? [module] : []));
  if (gone.length === 0) return list;
  return list
    .split(',')
    .filter((element) => !gone.includes(element))
    .join(',');
}

/** The variables that an exception stood for, now that it is past its date. */
function takenBack(expired: readonly InsecureEntry[]): readonly string[] {
  return expired.flatMap(({ allow, module }) => {
    if (allow === 'no-sumdb') return module === 'all' ? ['GOSUMDB'] : [];
    return module === undefined ? [] : ['GOINSECURE'];
  });
}

/** No variable can undo a line of the go/env file: where there is one, the value that means the same as none. */
function asUnset(name: string, { file, beneath }: GoHere): string | typeof ABSENT {
  if (!file.get(name)) return ABSENT;
  return name === 'GOSUMDB' ? beneath.get(name) || SAME_DATABASE : 'none';
}

/** Go's own database by its other name: go has the same key for both. */
const SAME_DATABASE = 'sum.golang.google.cn';
