import type { Profile } from '../sections/profile.ts';
import { error, type Finding, type LintContext } from './rule.ts';

/** Keys that this version cannot manage are refused: a setting that is ignored in silence is worse than none. */
export function* unsupportedRules(profile: Profile, { unsupported }: LintContext): Generator<Finding> {
  for (const key of unsupported) {
    const pointer = `/${key.replaceAll('.', '/')}`;
    // `scope.machine` is a value of a key, and so is `trust.scope.machine`.
    const parent = pointer.slice(0, pointer.lastIndexOf('/'));
    const value = pointer.slice(parent.length + 1);
    if (isUsed(valueAt(profile, pointer))) yield error('UNSUPPORTED_KEY', pointer, { key });
    else if (valueAt(profile, parent) === value) {
      yield error('UNSUPPORTED_KEY', parent, { key: key.replace(/\.([^.]+)$/, ': $1') });
    }
  }
}

/** An empty list asks for nothing (`insecure` is always there). */
function isUsed(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

function valueAt(profile: Profile, pointer: string): unknown {
  let value: unknown = profile;
  for (const member of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    // Sound: what is looked up in is an object, and nothing is assumed of what comes out.
    value = (value as Readonly<Record<string, unknown>>)[member];
  }
  return value;
}
