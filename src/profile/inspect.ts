import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { at, type Located, type LocatedMap, placeOf, toData } from './located.ts';
import { mistakes } from './mistakes.ts';
import { normalise } from './normalise.ts';
import { prune } from './prune.ts';
import { meets } from './requires.ts';
import { PROFILE_SCHEMA } from './schema.ts';
import { settle } from './settle.ts';
import type { ParsedSource } from './source.ts';
import { type RawError, validateDocument } from './validator.ts';

/** What one source says, in the normal form, as far as it could be made out; and what is wrong with it. */
export interface Inspected {
  readonly document?: LocatedMap;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Judges one source by itself. What it asks of goenv comes first: to a profile of a newer goenv the only true
 * answer is "you need that goenv", not a list of keys that this one does not know.
 */
export function inspect(source: ParsedSource, context: { home: string; version: string }): Inspected {
  const { tree, diagnostics } = source;
  if (tree === undefined) return { diagnostics };
  const unfit = requiresProblem(tree, context.version) ?? versionProblem(tree);
  if (unfit !== undefined) return { diagnostics: [unfit] };
  const document = settle(tree, PROFILE_SCHEMA);
  const errors = validateDocument(toData(document));
  const found = [...diagnostics, ...mistakes(errors, document)].toSorted(byPlace);
  const fit = fitting(document, errors);
  // Sound: a map stays a map through settling and normalising.
  const normal = fit && (normalise(fit, { dir: source.dir, home: context.home }) as LocatedMap);
  return { ...(normal && { document: normal }), diagnostics: found };
}

/** What is left when all that the validator refuses is taken out: composed and judged too, though never applied. */
function fitting(document: Located, errors: readonly RawError[]): Located | undefined {
  let fit = document;
  let left = errors.filter(isAboutPart);
  for (let round = 0; left.length > 0; round += 1) {
    if (fit.kind !== 'map' || round > MAX_ROUNDS) return undefined;
    fit = prune(fit, left);
    left = validateDocument(toData(fit)).filter(isAboutPart);
  }
  return fit;
}

/** A missing `version` leaves the rest as it is. */
function isAboutPart({ instancePath, keyword }: RawError): boolean {
  return instancePath !== '' || keyword === 'additionalProperties' || keyword === 'propertyNames';
}

/** Taking out an entry can leave a list too short, and so on upwards: the grammar is not deeper than this. */
const MAX_ROUNDS = 8;

function requiresProblem(tree: LocatedMap, version: string): Diagnostic | undefined {
  const requires = at(tree, ['requires']);
  if (requires?.kind !== 'scalar' || requires.value === null || requires.source === '') return undefined;
  const range = requires.source;
  const fits = meets(range, version);
  if (fits === undefined) return refusal('PROFILE_BAD_REQUIRES', { range }, requires);
  return fits ? undefined : refusal('PROFILE_REQUIRES_UNMET', { range, version }, requires);
}

function versionProblem(tree: LocatedMap): Diagnostic | undefined {
  const version = at(tree, ['version']);
  if (version?.kind !== 'scalar' || typeof version.value !== 'number' || version.value === 1)
    return undefined;
  return refusal('PROFILE_VERSION_UNSUPPORTED', { version: version.source }, version);
}

function refusal(
  code: 'PROFILE_BAD_REQUIRES' | 'PROFILE_REQUIRES_UNMET' | 'PROFILE_VERSION_UNSUPPORTED',
  params: Readonly<Record<string, string>>,
  node: Located,
): Diagnostic {
  const where = placeOf(node);
  return diagnostic(code, 'error', params, where === undefined ? {} : { where });
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const lines = (a.where?.line ?? 0) - (b.where?.line ?? 0);
  return lines === 0 ? (a.where?.column ?? 0) - (b.where?.column ?? 0) : lines;
}
