import { fail } from './diagnostic.ts';
import type { Facts } from './facts.ts';
import type { Observed } from './planner.ts';

/** What decided where a planner's files lie when goenv wrote them. */
export interface Located {
  readonly home: string;
  readonly xdgConfig: string;
  readonly ownConfig: string;
  /** The variables that move files; `null`: not set. */
  readonly env: Readonly<Record<string, string | null>>;
  /** What the planner had to ask for; none where it asks nothing. */
  readonly places?: Readonly<Record<string, string>>;
}

/** Variables that move the files of Go, git and the shells. */
const MOVERS = ['GOENV', 'GIT_CONFIG_GLOBAL', 'XDG_CONFIG_HOME', 'ZDOTDIR'];

export function locatedNow(
  { home, xdgConfig, ownConfig, env }: Facts,
  { places }: Pick<Observed, 'places'>,
): Located {
  const movers = MOVERS.map((name) => [name, env[name] ?? null] as const);
  return { home, xdgConfig, ownConfig, env: Object.fromEntries(movers), ...(places && { places }) };
}

/** The facts to revert with: files are where they were written, wherever the variables of this shell point now. */
export function factsThen(facts: Facts, then: Located | undefined): Facts {
  if (!then) return facts;
  const { env, ...places } = then;
  return { ...facts, ...places, env: withMovers(facts.env, env) };
}

/**
 * Refuses to write beside files that were written elsewhere and would be left behind.
 * Errors: `LOCATION_MOVED` (exit 1, nothing changed) when a file of the journal is none that the planner looks at now.
 */
export function refuseMoved(
  { planner, then, now }: { planner: string; then: Located | undefined; now: Located },
  written: Iterable<string>,
  seen: ReadonlyMap<string, unknown>,
): void {
  const left = [...written].find((path) => !seen.has(path));
  if (left === undefined) return;
  const changed = then ? differences(then, now) : [];
  fail('LOCATION_MOVED', { planner, path: left, changed: changed.join(', ') || '?' });
}

function differences(then: Located, now: Located): readonly string[] {
  const names = MOVERS.filter((name) => (then.env[name] ?? null) !== (now.env[name] ?? null));
  const places = Object.keys({ ...then.places, ...now.places });
  const moved = places.filter((name) => then.places?.[name] !== now.places?.[name]);
  return [...(then.home === now.home ? [] : ['HOME']), ...names, ...moved];
}

function withMovers(env: Facts['env'], movers: Located['env']): Facts['env'] {
  const others = Object.entries(env).filter(([name]) => !MOVERS.includes(name));
  const set = Object.entries(movers).filter((pair): pair is [string, string] => pair[1] !== null);
  return Object.fromEntries([...others, ...set]);
}
