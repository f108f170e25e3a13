import type { LINT_CODES } from '../../core/codes/lint.ts';
import type { InsecureEntry, Profile } from '../sections/profile.ts';
import { daysBetween, isDate, isPast } from './dates.ts';
import { type Finding, type LintContext, warning } from './rule.ts';

/** Every exception in force is said aloud, with what it really does; one past its date is `inForce`'s to say. */
export function* exceptionRules(profile: Profile, { today }: LintContext): Generator<Finding> {
  for (const [i, entry] of profile.insecure.entries()) {
    const { expires, reason } = entry;
    if (!isDate(expires) || isPast(expires, today)) continue;
    const target = entry.host ?? entry.module ?? '';
    const pointer = `/insecure/${i}`;
    yield warning(codeOf(entry), pointer, { target, reason, expires });
    const days = daysBetween(today, expires);
    if (days <= SOON)
      yield warning('EXCEPTION_ENDS_SOON', pointer, { allow: entry.allow, target, expires, days: `${days}` });
  }
}

function codeOf({ allow, module }: InsecureEntry): (typeof LINT_CODES)[number] {
  if (allow === 'plain-http') return 'EXCEPTION_PLAIN_HTTP';
  if (allow === 'http-rewrite') return 'EXCEPTION_HTTP_REWRITE';
  if (allow === 'no-sumdb') return module === 'all' ? 'EXCEPTION_NO_SUMDB_ALL' : 'EXCEPTION_NO_SUMDB';
  return module === undefined ? 'EXCEPTION_SKIP_TLS_GIT' : 'EXCEPTION_SKIP_TLS_MODULE';
}

/** Days. */
const SOON = 14;
