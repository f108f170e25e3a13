import type { Code } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { withoutClaims } from '../core/profile-url.ts';
import { eachHome } from './each-home.ts';
import { type LintContext, lint } from './lint/index.ts';
import { type LocatedMap, originsOf, toData } from './located.ts';
import { type Resolving, resolve } from './resolve.ts';
import type { Profile } from './sections/profile.ts';
import { withLine } from './shown-line.ts';
import type { ParsedSource } from './source.ts';
import { strangerMistakes } from './stranger-mistakes.ts';

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
  const profile = tree && toProfile(eachHome(tree), source);
  const isWhole = run.diagnostics.length === 0;
  const judged = profile
    ? [
        ...withoutEchoes(lint(profile, context)),
        ...strangerMistakes(profile, sources.values(), unallowed(context)),
      ]
    : [];
  const told = judged.filter(({ code }) => isWhole || !NEEDS_THE_WHOLE.has(code));
  const diagnostics = [...run.diagnostics, ...told].map((one) => withLine(one, sources.values()));
  const broken = diagnostics.some((one) => one.severity === 'error');
  return profile === undefined || broken ? { diagnostics } : { profile, diagnostics };
}

/** Nothing more than has been found already, where nothing was allowed. */
function unallowed(context: LintContext): (profile: Profile) => readonly Diagnostic[] {
  return (profile) => (context.allow.length === 0 ? [] : lint(profile, { ...context, allow: [] }));
}

/** What an exception does is not said of one that is refused: its line has an error already. */
function withoutEchoes(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const line = ({ where }: Diagnostic) => `${where?.file}:${where?.line}`;
  const refused = new Set(found.filter(({ code }) => REFUSED_EXCEPTION.test(code)).map(line));
  return found.filter((one) => !ABOUT_EXCEPTION.test(one.code) || !refused.has(line(one)));
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

/**
 * What the lint finds by comparing parts of the profile: not said of a profile from which mistakes were taken out,
 * because the part that is missing may be the very one.
 */
const NEEDS_THE_WHOLE: ReadonlySet<Code> = new Set([
  'PROXY_LIST_EMPTY',
  'PROXY_PLAIN_HTTP_PRIVATE',
  'PROXY_PLAIN_HTTP_CREDENTIALS',
  'PROXY_FALLBACK_NOT_FOUND',
  'PROXY_FALLBACK_LEAK',
  'VIA_PROXY_NO_PROXY',
  'VIA_PROXY_PUBLIC_ONLY',
  'VIA_PROXY_LEAK',
  'PRIVATE_NOT_DECLARED',
  'PRIVATE_VCS_OFF',
  'REWRITE_TO_HTTP',
  'REWRITE_OUTSIDE_PRIVATE',
  'GIT_HTTP_KEY_WITHOUT_CERT',
  'HTTP_REWRITE_UNUSED',
  'INSECURE_MODULE_NOT_DIRECT',
  'INSECURE_WRONG_TARGET',
  'INSECURE_NEEDS_APPROVAL',
  'NO_SUMDB_REDUNDANT',
  'NO_SUMDB_TOOLCHAIN',
  'NOPROXY_MISSES_PRIVATE',
  'SHELL_UNSET_NEEDED',
  'SSH_ALIAS_UNUSED',
  'OFFLINE_NO_BUNDLE',
  'TOOLCHAIN_AUTO_NOWHERE',
]);

type Written = Partial<Profile> & {
  readonly version?: unknown;
  readonly requires?: unknown;
  readonly extends?: unknown;
};

/** The name of the file without folder and extension, in the letters a name may have. */
function defaultName(ref: string): string {
  const plain = withoutClaims(ref).replace(/^(https?:\/\/[^?]*)\?.*$/, '$1');
  const stem = ref === '-' ? 'stdin' : plain.replace(/^.*[/\\]/, '').replace(/\.(yaml|yml|json)$/i, '');
  const name = stem
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name === '' ? 'profile' : name;
}

const REFUSED_EXCEPTION = /^(?:INSECURE_|SKIP_TLS_FOR_GO)/;
const ABOUT_EXCEPTION = /^(?:EXCEPTION_|HTTP_REWRITE_UNUSED)/;
