import type { Environment, InsecureEntry, Profile } from '../sections/profile.ts';
import { daysBetween, isDate, plusDays } from './dates.ts';
import { matchesEverything, patternFaults } from './module-pattern.ts';
import { error, type Finding, type LintContext, quoted } from './rule.ts';

/** A weaker setting needs a scope, a reason, an end date, and in production somebody who approved it. */
export function* insecureRules(profile: Profile, context: LintContext): Generator<Finding> {
  for (const [i, entry] of profile.insecure.entries()) {
    const pointer = `/insecure/${i}`;
    if (entry.reason.trim() === '')
      yield error('INSECURE_NO_REASON', `${pointer}/reason`, { allow: entry.allow });
    if (profile.environment === 'production' && !entry.approvedBy?.trim()) {
      yield error('INSECURE_NEEDS_APPROVAL', pointer, { allow: entry.allow });
    }
    yield* dateRules(entry, { pointer, today: context.today, environment: profile.environment });
    yield* targetRules(entry, pointer);
  }
}

interface Dated {
  readonly pointer: string;
  readonly today: string;
  readonly environment: Environment;
}

function* dateRules({ expires }: InsecureEntry, { pointer, today, environment }: Dated): Generator<Finding> {
  const at = `${pointer}/expires`;
  if (!isDate(expires)) return yield error('INSECURE_DATE_INVALID', at, { expires });
  const days = environment === 'production' ? 90 : 180;
  if (daysBetween(today, expires) <= days) return;
  const latest = plusDays(today, days);
  yield error('INSECURE_TOO_LONG', at, { expires, latest, days: `${days}`, environment });
}

/** Exactly the one target that the kind wants: a module path for go, a host for git. */
function* targetRules(entry: InsecureEntry, pointer: string): Generator<Finding> {
  const given = (['module', 'host'] as const).filter((key) => entry[key] !== undefined);
  const wanted = WANTED[entry.allow];
  const [key] = given;
  if (key === undefined || given.length > 1 || !wanted.includes(key)) {
    return yield error('INSECURE_WRONG_TARGET', pointer, { allow: entry.allow, wanted: wanted.join(' / ') });
  }
  if (entry.host !== undefined) yield* hostRules(entry.host, `${pointer}/host`);
  if (entry.module !== undefined) yield* moduleRules(entry, entry.module, `${pointer}/module`);
}

function* hostRules(host: string, pointer: string): Generator<Finding> {
  if (HOST.test(host)) return;
  const meant = host
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^[^@]*@/, '')
    .replace(/[/?#].*$/, '')
    .replace(/[*?[\]]+\.?/g, '')
    .toLowerCase();
  yield error('INSECURE_HOST_MALFORMED', pointer, { host: host.replace(/\/\/[^/@]*@/, '//***@'), meant });
}

/** `*` and its like open every module there is; `all` is for no-sumdb alone, where it has rules of its own. */
function* moduleRules({ allow }: InsecureEntry, module: string, pointer: string): Generator<Finding> {
  if (module === 'all' && allow === 'no-sumdb') return;
  const [host = ''] = module.split('/');
  const everything = module === 'all' || matchesEverything(module);
  if (everything || /^[*?.]+$/.test(host) || /^\*\.[^.]+$/.test(host)) {
    const fragment = `insecure:\n  - { allow: ${allow}, module: ${quoted('git.example.com/team')} }\n`;
    const code = allow === 'no-sumdb' ? 'INSECURE_NO_SUMDB_EVERYTHING' : 'INSECURE_EVERYTHING';
    return yield error(code, pointer, { allow, module, fragment });
  }
  yield* patternFaults(module, pointer);
}

const WANTED: Readonly<Record<InsecureEntry['allow'], readonly ('module' | 'host')[]>> = {
  'plain-http': ['module'],
  'skip-tls-verify': ['host', 'module'],
  'no-sumdb': ['module'],
  'http-rewrite': ['host'],
};

/** A name or an address in lower case, with a port where it has one. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/;
