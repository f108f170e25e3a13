import { separatorFault } from '../../go/module-path.ts';
import { isWellFormedGlob } from '../../go/path-match.ts';
import { isGlob, matchesPattern } from '../../go/patterns.ts';
import { PUBLIC_MODULES } from '../../go/services.ts';
import { error, type Finding } from './rule.ts';

/**
 * Why a pattern of module paths would never match, or match the world. go ignores such a pattern without a word.
 * `pointer` is where it stands; the same for go.private, go.vcs and insecure.
 * Source: x/mod module.MatchPrefixPatterns, CheckPath.
 */
export function* patternFaults(pattern: string, pointer: string): Generator<Finding> {
  const found = firstFault(pattern, pointer);
  if (found) yield found;
}

/** Whether a pattern covers every public host there is. */
export function matchesEverything(pattern: string): boolean {
  return PUBLIC_MODULES.every((path) => matchesPattern(pattern, path));
}

/** The pattern that was probably meant: without scheme, user, port, `...`, in lower case. */
export function meantPattern(pattern: string): string {
  return pattern
    .trim()
    .replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\//, '')
    .replace(/^[^/@]*@/, '')
    .replace(/:[0-9]+(?=\/|$)/, '')
    .replace(':', '/')
    .replace(/(?:\/?\.\.\.|\.git)$/, '')
    .replace(/\/+$/, '')
    .replace(/^[^/]+/, (host) => host.toLowerCase());
}

function firstFault(pattern: string, pointer: string): Finding | undefined {
  const meant = meantPattern(pattern);
  const details = { pattern, meant };
  const separator = separatorFault(pattern);
  if (pattern.includes(',')) return error('PATTERN_HAS_COMMA', pointer, { pattern });
  if (separator?.kind === 'scheme') return error('PATTERN_HAS_SCHEME', pointer, details);
  if (separator?.kind === 'at-sign') return error('PATTERN_IS_SCP', pointer, details);
  if (separator?.kind === 'port')
    return error('PATTERN_HAS_PORT', pointer, { ...details, port: separator.part });
  if (pattern.includes('...')) return error('PATTERN_HAS_DOTS', pointer, details);
  if (!isWellFormedGlob(pattern)) return error('PATTERN_MALFORMED', pointer, { pattern });
  if (/^[^/]*[A-Z]/.test(pattern)) return error('PATTERN_UPPER_CASE_HOST', pointer, details);
  return neverMatches(pattern, pointer);
}

function neverMatches(pattern: string, pointer: string): Finding | undefined {
  const bare = pattern.replace(/\/$/, '');
  const [host = ''] = bare.split('/');
  if (!isGlob(host) && host !== '' && !host.includes('.'))
    return error('PATTERN_NO_DOT', pointer, { pattern, host });
  // Blanks and full-width characters have their own finding.
  const odd = /[^\w\-.~/*?[\]\\^\s\u0080-\uffff]/.exec(bare)?.[0];
  if (odd) return error('PATTERN_BAD_CHARACTER', pointer, { pattern, character: odd });
  const never = bare === '' || bare.startsWith('/') || bare.includes('//') || host.startsWith('.');
  return never
    ? error('PATTERN_NEVER_MATCHES', pointer, {
        pattern,
        meant: bare.replace(/^[/.]+/, '').replace(/\/+/g, '/'),
      })
    : undefined;
}
