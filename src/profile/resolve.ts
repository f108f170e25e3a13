import type { Code } from '../core/codes.ts';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { withoutClaims } from '../core/profile-url.ts';
import { redact } from '../core/redact.ts';
import { type BaseRef, basesOf } from './bases.ts';
import { conflicts, overlay } from './compose.ts';
import { type Inspected, inspect } from './inspect.ts';
import { refuseLocalFiles } from './local-files.ts';
import { type LocatedMap, placeOf, withEntries } from './located.ts';
import type { ParsedSource } from './source.ts';
import { dropFrom } from './without.ts';

/** How many steps of `extends` may follow one another. */
export const MAX_EXTENDS = 8;

export interface Resolving {
  readonly sources: ReadonlyMap<string, ParsedSource>;
  readonly home: string;
  readonly version: string;
  readonly diagnostics: Diagnostic[];
  /** What was resolved already, by ref: a base that several files extend is judged once. */
  readonly done: Map<string, Resolved>;
}

/** A source with its bases under it. `height`: steps of `extends` below it. */
interface Resolved {
  readonly tree: LocatedMap | undefined;
  readonly height: number;
}

/**
 * Composes a source with all its bases: bases first, the file itself on top. Everything that is wrong in any of
 * them joins `diagnostics`; the tree is absent when this source or one of its bases is unusable.
 */
export function resolve(source: ParsedSource, trail: readonly string[], run: Resolving): Resolved {
  const known = run.done.get(source.ref);
  if (known !== undefined) return known;
  const found = inspect(source, run);
  run.diagnostics.push(...found.diagnostics, ...refuseLocalFiles(source));
  const here = [...trail, source.ref];
  const bases = basesOf(source, run.home).map((base) => ({ base, ...resolveBase(base, here, run) }));
  const height = Math.max(0, ...bases.map((one) => one.height + 1));
  const trees = bases.map(({ base, tree }) => tree && inherited(base, tree, [source, run]));
  const resolved = { tree: stack(found, trees, run), height };
  run.done.set(source.ref, resolved);
  return resolved;
}

/** Bases in their order, later ones on top, then the file itself. */
function stack(
  { document }: Inspected,
  bases: readonly (LocatedMap | undefined)[],
  run: Resolving,
): LocatedMap | undefined {
  const whole = bases.filter((base) => base !== undefined);
  if (document === undefined || whole.length < bases.length) return undefined;
  let under: LocatedMap | undefined;
  for (const base of whole) {
    if (under !== undefined) run.diagnostics.push(...conflicts(under, base, document));
    under = under === undefined ? base : overlay(under, base);
  }
  return under === undefined ? document : overlay(under, document);
}

function resolveBase(base: BaseRef, trail: readonly string[], run: Resolving): Resolved {
  const source = run.sources.get(base.ref);
  const problem = baseProblem(base, source, trail);
  if (source !== undefined && problem === undefined) {
    const resolved = resolve(source, trail, run);
    // known from elsewhere, where less stood above it
    if (resolved.tree === undefined || trail.length + resolved.height <= MAX_EXTENDS) return resolved;
  }
  run.diagnostics.push(problem ?? tooDeep(base, trail));
  return { tree: undefined, height: 0 };
}

function baseProblem(
  base: BaseRef,
  source: ParsedSource | undefined,
  trail: readonly string[],
): Diagnostic | undefined {
  if (base.refused) return about(base.refused.code, base, base.refused.params);
  if (trail.includes(base.ref)) {
    const chain = chainOf([...trail.slice(trail.indexOf(base.ref)), base.ref]);
    return about('PROFILE_EXTENDS_CYCLE', base, { chain });
  }
  if (trail.length > MAX_EXTENDS) return tooDeep(base, trail);
  if (source === undefined) return about('PROFILE_EXTENDS_NOT_FOUND', base, { base: base.use });
  const expected = base.sha256;
  if (expected === undefined || expected === source.sha256.toLowerCase()) return undefined;
  return about('PROFILE_EXTENDS_DIGEST', base, { base: base.use, expected, actual: source.sha256 });
}

function chainOf(refs: readonly string[]): string {
  return refs.map(withoutClaims).join(' -> ');
}

function tooDeep(base: BaseRef, trail: readonly string[]): Diagnostic {
  const chain = chainOf([...trail, base.ref]);
  return about('PROFILE_EXTENDS_DEPTH', base, { chain, limit: String(MAX_EXTENDS) });
}

/** What a base hands on: not its name nor how it is read, and not what `without` leaves out. */
function inherited(base: BaseRef, tree: LocatedMap, [source, run]: [ParsedSource, Resolving]): LocatedMap {
  const handed = withEntries(
    tree,
    [...tree.entries].filter(([key]) => !OWN.has(key)),
  );
  const dropped = dropFrom(handed, base.without, { dir: source.dir, home: run.home, use: base.use });
  run.diagnostics.push(...dropped.diagnostics);
  return dropped.tree;
}

function about(code: Code, base: BaseRef, params: Readonly<Record<string, string>>): Diagnostic {
  const where = placeOf(base.named);
  const shown = Object.fromEntries(Object.entries(params).map(([name, text]) => [name, redact(text)]));
  return diagnostic(code, 'error', shown, where === undefined ? {} : { where });
}

/** Keys about the file itself. */
const OWN: ReadonlySet<string> = new Set(['version', 'name', 'description', 'requires', 'extends']);
