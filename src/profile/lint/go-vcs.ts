import { formatVcs, parseVcs, VCS_NAMES, type VcsRule } from '../../go/govcs.ts';
import { isGlob, matchesPattern } from '../../go/patterns.ts';
import type { Profile } from '../sections/profile.ts';
import { matchesEverything, patternFaults } from './module-pattern.ts';
import { error, type Finding, warning } from './rule.ts';

/** GOVCS: first match wins, and one malformed rule breaks every direct fetch. Source: vcs/vcs.go `parseGOVCS`. */
export function* goVcsRules(profile: Profile): Generator<Finding> {
  const rules = profile.go?.vcs ?? [];
  for (const [i, rule] of rules.entries()) {
    const pointer = `/go/vcs/${i}`;
    const reason = malformed(rule);
    if (reason) {
      yield error('VCS_MALFORMED', pointer, { pattern: rule.pattern, reason });
      continue;
    }
    if (!isClass(rule.pattern)) yield* patternFaults(rule.pattern, pointer);
    yield* allowRules(rule, pointer);
    yield* orderRules(i, rules);
  }
}

/** A comma, a colon or a bar inside a pattern or a name would be read as grammar. */
function malformed(rule: VcsRule): string | undefined {
  const { rules, error: reason } = parseVcs(formatVcs([rule]));
  if (reason !== undefined) return reason;
  const [read, ...more] = rules;
  const same =
    more.length === 0 && read?.pattern === rule.pattern && read.allow.join('|') === rule.allow.join('|');
  return same && rule.allow.length > 0 ? undefined : formatVcs([rule]);
}

function* allowRules({ pattern, allow }: VcsRule, pointer: string): Generator<Finding> {
  for (const name of allow) {
    if (!VCS_NAMES.includes(name))
      yield error('VCS_UNKNOWN', pointer, { vcs: name, known: VCS_NAMES.join(', ') });
  }
  if (allow.includes('bzr')) yield warning('VCS_BZR', pointer, { pattern });
  if (allow.includes('off') && allow.length > 1) yield error('VCS_OFF_MIXED', pointer, { pattern });
  const everyone = pattern === 'public' || matchesEverything(pattern);
  const risky = allow.filter((name) => ['all', 'svn', 'bzr', 'fossil'].includes(name));
  if (everyone && risky.length > 0) {
    const fragment = `go:\n  vcs: [{ ${JSON.stringify(pattern)}: [git, hg] }]\n`;
    yield warning('VCS_WEAKENS', pointer, { pattern, vcs: risky.join(', '), fragment });
  }
}

function* orderRules(i: number, rules: readonly VcsRule[]): Generator<Finding> {
  const pattern = rules[i]?.pattern ?? '';
  const before = rules.slice(0, i);
  const same = before.findIndex((other) => other.pattern === pattern);
  if (same >= 0) return yield error('VCS_DUPLICATE', `/go/vcs/${i}`, { pattern, other: `/go/vcs/${same}` });
  const both =
    before.some((rule) => rule.pattern === 'public') && before.some((rule) => rule.pattern === 'private');
  const wider = both ? before.length - 1 : before.findIndex((other) => covers(other.pattern, pattern));
  if (wider < 0) return;
  const by = rules[wider]?.pattern ?? '';
  yield warning('VCS_UNREACHABLE', `/go/vcs/${i}`, { pattern, by, other: `/go/vcs/${wider}` });
}

/** Whether every path of `narrow` is decided by `wide`; only what can be known for sure. */
function covers(wide: string, narrow: string): boolean {
  if (/^\*$/.test(wide)) return true;
  if (isClass(wide) || isClass(narrow) || isGlob(narrow)) return false;
  return matchesPattern(wide, narrow);
}

function isClass(pattern: string): boolean {
  return pattern === 'public' || pattern === 'private';
}
