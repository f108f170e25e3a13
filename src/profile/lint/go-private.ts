import { isGlob, matchesPattern } from '../../go/patterns.ts';
import { isPublicModuleHost, PUBLIC_MODULES } from '../../go/services.ts';
import type { Profile } from '../sections/profile.ts';
import { matchesEverything, patternFaults } from './module-pattern.ts';
import { error, type Finding, quoted, warning } from './rule.ts';

type Private = NonNullable<NonNullable<Profile['go']>['private']>;

/** Patterns that go takes and that do not mean what they seem to mean. */
export function* goPrivateRules(profile: Profile): Generator<Finding> {
  const patterns = profile.go?.private ?? [];
  const firsts = new Map(patterns.map(({ path }, i) => [path.replace(/\/$/, ''), i] as const).reverse());
  for (const [i, { path }] of patterns.entries()) {
    const pointer = `/go/private/${i}`;
    const faults = [...patternFaults(path, pointer)];
    yield* faults;
    if (faults.length > 0) continue;
    const wide = [...width(path, pointer)];
    yield* wide;
    if (wide.length === 0) yield* gaps(path, { pointer, patterns });
    yield* overlaps(i, patterns, firsts);
  }
}

/** What is private is not checked against the checksum database: a pattern that covers the world turns it off. */
function* width(pattern: string, pointer: string): Generator<Finding> {
  if (matchesEverything(pattern)) return yield error('PATTERN_MATCHES_ALL', pointer, { pattern });
  const bare = pattern.replace(/\/\*?$/, '');
  const caught = PUBLIC_MODULES.find((path) => matchesPattern(pattern, path));
  if (isPublicModuleHost(bare)) {
    const fragment = `go:\n  private: [${quoted(`${bare}/your-organisation`)}]\n`;
    yield warning('PATTERN_WHOLE_PUBLIC_HOST', pointer, { pattern, host: bare, fragment });
  } else if (isGlob(pattern.split('/')[0] ?? '') && caught) {
    yield warning('PATTERN_TOO_WIDE', pointer, { pattern, caught: caught.split('/')[0] ?? '' });
  }
}

/** `*` stands for something, and never for nothing: `*.corp.com` misses corp.com, `host/*` misses the module `host`. */
function* gaps(
  pattern: string,
  { pointer, patterns }: { pointer: string; patterns: Private },
): Generator<Finding> {
  const covered = (path: string) => patterns.some((other) => matchesPattern(other.path, path));
  const apex = /^\*\.([^*?[\]/]+)(\/.*)?$/.exec(pattern)?.[1];
  if (apex && !covered(apex) && !covered(`${apex}/x`)) {
    const fragment = `go:\n  private: [${quoted(apex)}, ${quoted(pattern)}]\n`;
    yield warning('PATTERN_MISSES_APEX', pointer, { pattern, apex, fragment });
  }
  const base = /^([^*?[\]]+)\/\*$/.exec(pattern)?.[1];
  if (base && !covered(base)) {
    yield warning('PATTERN_MISSES_MODULE', pointer, {
      pattern,
      base,
      fragment: `go:\n  private: [${quoted(base)}]\n`,
    });
  }
}

/** GONOPROXY is a set without order: a wider `direct` pattern wins over a narrower `proxy` one, wherever it stands. */
function* overlaps(i: number, patterns: Private, firsts: ReadonlyMap<string, number>): Generator<Finding> {
  const own = patterns[i];
  if (own === undefined) return;
  const pointer = `/go/private/${i}`;
  const same = firsts.get(own.path.replace(/\/$/, '')) ?? i;
  if (same < i) {
    const code = patterns[same]?.via === own.via ? 'PATTERN_DUPLICATE' : 'PATTERN_VIA_CONFLICT';
    const make = code === 'PATTERN_DUPLICATE' ? warning : error;
    yield make(code, pointer, { pattern: own.path, other: `/go/private/${same}` });
    return;
  }
  if (own.via !== 'proxy') return;
  const wider = patterns.findIndex(
    ({ via, path }, at) => via === 'direct' && at !== i && matchesPattern(path, own.path),
  );
  if (wider < 0) return;
  yield error('PATTERN_VIA_SHADOWED', pointer, {
    pattern: own.path,
    by: patterns[wider]?.path ?? '',
    other: `/go/private/${wider}`,
  });
}
