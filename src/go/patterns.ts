import { pathMatch } from './path-match.ts';

/**
 * Whether a comma list of globs covers a module path, as GOPRIVATE, GONOPROXY, GONOSUMDB and GOINSECURE do.
 * A glob with N slashes is held against the first N+1 elements of the path; blanks are not trimmed,
 * one trailing `/` is dropped, a malformed glob is skipped silently, case counts.
 * Source: golang.org/x/mod/module `MatchPrefixPatterns`.
 */
export function matchPrefixPatterns(globs: string, path: string): boolean {
  return globs.split(',').some((glob) => matchesPattern(glob, path));
}

/** The same for one pattern of the list. */
export function matchesPattern(glob: string, path: string): boolean {
  const pattern = glob.endsWith('/') ? glob.slice(0, -1) : glob;
  if (pattern === '') return false;
  const depth = pattern.split('/').length;
  const elements = path.split('/');
  if (elements.length < depth) return false;
  return pathMatch(pattern, elements.slice(0, depth).join('/')) === true;
}

/**
 * The same for many patterns and many paths: plain patterns are looked up, globs alone are tried one by one.
 * Agrees with `matchesPattern` on every pattern (a test holds that).
 */
export function compilePatterns(patterns: readonly string[]): (path: string) => boolean {
  const globs = patterns.filter(isGlob);
  const plain = new Set(
    patterns.filter((pattern) => !isGlob(pattern)).map((pattern) => pattern.replace(/\/$/, '')),
  );
  plain.delete('');
  return (path) => {
    for (let end = path.length; end >= 0; end = path.lastIndexOf('/', end - 1)) {
      if (plain.has(path.slice(0, end))) return true;
      if (end === 0) break;
    }
    return globs.some((glob) => matchesPattern(glob, path));
  };
}

/** Whether a pattern has a character that makes it a glob. */
export function isGlob(pattern: string): boolean {
  return /[*?[\]\\]/.test(pattern);
}
