import { fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import { resolveText } from '../../core/reference.ts';
import { ABSENT, type Absent, parseElementKey, type Value } from '../../core/value.ts';
import { FIRST } from '../../planners/shell-env/entries.ts';
import { shellEnv } from '../../planners/shell-env/index.ts';
import { parseTieKey } from '../../planners/shell-env/keys.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import type { Lent } from './lent.ts';

/**
 * Network proxies, CA variables, `shell.unset`, `shell.env`, and PATH with the folders it lacks at its end, goenv's Go first: what a new
 * shell would have. References are resolved. Pure. Errors (exit 1): `REFERENCES_MISSING`, `SHELL_ENV_WINDOWS`.
 */
export function shellVariables(profile: Profile, facts: Facts): Lent {
  const desired = shellEnv.desired(profile, { found: new Map(), files: new Map() }, facts);
  const lent = new Map<string, string | Absent>();
  const missing = new Set<string>();
  const folders: string[] = [];
  const first: string[] = [];
  for (const [key, value] of desired) {
    const parsed = parseElementKey(key);
    if (parseTieKey(key, facts)) continue;
    if (parsed?.set === 'unset') lent.set(parsed.element, ABSENT);
    else if (parsed?.set === 'PATH') folders.push(parsed.element);
    else if (parsed?.set === FIRST) first.push(parsed.element);
    else lent.set(key, textOf(value, facts, missing));
  }
  if (missing.size > 0) fail('REFERENCES_MISSING', { references: [...missing].join(', ') });
  if (folders.length === 0 && first.length === 0) return lent;
  return lent.set('PATH', [...first, longerPath(lent.get('PATH'), folders, facts.env)].join(':'));
}

/** A text with references is a `Secret` that nobody has resolved yet. */
function textOf(value: Value, facts: Facts, missing: Set<string>): string | Absent {
  if (typeof value !== 'object') return value;
  const { text, missing: without = [] } = resolveText(value.ref, facts);
  for (const reference of without) missing.add(reference);
  return text ?? ABSENT;
}

function longerPath(
  lent: string | Absent | undefined,
  folders: readonly string[],
  env: Facts['env'],
): string {
  const before = lent === ABSENT ? '' : (lent ?? env['PATH'] ?? '');
  const parts = before === '' ? [] : before.split(':');
  return [...parts, ...folders.filter((folder) => !parts.includes(folder))].join(':');
}
