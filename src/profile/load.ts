import type { Diagnostic } from '../core/diagnostic.ts';
import { type LintContext, lint } from './lint/index.ts';
import { type LocatedMap, originsOf, toData } from './located.ts';
import { type Resolving, resolve } from './resolve.ts';
import type { Profile } from './sections/profile.ts';
import { withLine } from './shown-line.ts';
import type { ParsedSource } from './source.ts';

export interface LoadContext extends LintContext {
  /** Absolute path of the home that `~/` stands for. */
  readonly home: string;
  /** The version of the running goenv, `0.4.1`. */
  readonly version: string;
}

/** A profile, or why there is none: `profile` is absent exactly when a diagnostic has severity error. */
export interface Loaded {
  readonly profile?: Profile;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a `Profile` of parsed texts: requires, grammar, composition, normal form, lint; all mistakes at once.
 * `sources`: by ref, the entry and everything its `extends` reach; a base that is not there is a diagnostic.
 * Pure; reads nothing. Throws only when `entry` is not among the sources.
 */
export function loadProfile(
  sources: ReadonlyMap<string, ParsedSource>,
  entry: string,
  context: LoadContext,
): Loaded {
  const source = sources.get(entry);
  if (source === undefined) throw new Error(`loadProfile: no source for ${entry}`);
  const { home, version } = context;
  const run: Resolving = { sources, home, version, diagnostics: [], done: new Map() };
  const { tree } = resolve(source, [], run);
  const profile = tree === undefined || run.diagnostics.length > 0 ? undefined : toProfile(tree, source);
  const found = profile === undefined ? run.diagnostics : lint(profile, context);
  const diagnostics = found.map((one) => withLine(one, sources.values()));
  const broken = diagnostics.some((one) => one.severity === 'error');
  return profile === undefined || broken ? { diagnostics } : { profile, diagnostics };
}

function toProfile(tree: LocatedMap, source: ParsedSource): Profile {
  // Sound: the schema has checked each document, and `normalise` gives what `sections/profile.ts` describes.
  const { version: _, requires: __, extends: ___, ...said } = toData(tree) as Written;
  const {
    name = defaultName(source.ref),
    description,
    scope = 'user',
    environment = 'production',
    ...sections
  } = said;
  const { insecure = [], ...rest } = sections;
  return {
    name,
    ...(description === undefined ? {} : { description }),
    scope,
    environment,
    ...rest,
    insecure,
    origins: originsOf(tree),
  };
}

type Written = Partial<Profile> & {
  readonly version?: unknown;
  readonly requires?: unknown;
  readonly extends?: unknown;
};

/** The name of the file without folder and extension, in the letters a name may have. */
function defaultName(ref: string): string {
  const stem = ref === '-' ? 'stdin' : ref.replace(/^.*[/\\]/, '').replace(/\.(yaml|yml|json)$/i, '');
  const name = stem
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name === '' ? 'profile' : name;
}
