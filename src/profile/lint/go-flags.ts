import { nearestName } from '../../core/nearest-name.ts';
import { type Flag, KNOWN_FLAGS, parseFlags } from '../../go/goflags.ts';
import type { Profile } from '../sections/profile.ts';
import { error, type Finding, type LintContext, warning } from './rule.ts';

const POINTER = '/go/env/GOFLAGS';

/** GOFLAGS: go validates nothing on `go env -w`, and one bad word then breaks every command. Source: base/goflags.go. */
export function* goFlagsRules(profile: Profile, { allow }: LintContext): Generator<Finding> {
  const value = profile.go?.env?.['GOFLAGS'];
  if (value === undefined) return;
  const { flags, error: reason } = parseFlags(value);
  if (reason !== undefined) return yield error('FLAGS_MALFORMED', POINTER, { value, reason });
  for (const flag of flags) {
    const found = judge(flag, allow.includes('GOFLAGS'));
    if (found) yield found;
  }
}

function judge({ name, value, word }: Flag, allowed: boolean): Finding | undefined {
  const flag = `-${name}`;
  if (name === 'insecure') return error('FLAG_INSECURE', POINTER);
  if (name === 'mod' && value === 'readonly') return warning('FLAG_POINTLESS', POINTER, { flag: word });
  if (name === 'mod') return error('FLAG_MOD', POINTER, { flag: word });
  if (name in RUNS) return error('FLAG_RUNS_PROGRAM', POINTER, { flag });
  if (SWAPS.includes(name)) return error('FLAG_SWAPS_CODE', POINTER, { flag });
  if (!isKnown(name)) {
    const meant = nearestName(name, KNOWN_FLAGS);
    return meant
      ? error('FLAG_UNKNOWN_NEAR', POINTER, { flag, meant: `-${meant}` })
      : error('FLAG_UNKNOWN', POINTER, { flag });
  }
  if (HARMLESS.includes(name)) return needsValue(name) && value === undefined ? missing(flag) : undefined;
  return allowed
    ? undefined
    : error('FLAG_NOT_ALLOWED', POINTER, { flag, allowed: HARMLESS.map((f) => `-${f}`).join(' ') });
}

/** `-p 4` is two words, and the second is no flag; go says so only when it runs. */
function missing(flag: string): Finding {
  return error('FLAGS_MALFORMED', POINTER, { value: flag, reason: `${flag}=VALUE` });
}

function needsValue(name: string): boolean {
  return ['p', 'tags', 'count', 'timeout', 'parallel', 'cpu', 'shuffle'].includes(name);
}

function isKnown(name: string): boolean {
  return KNOWN_FLAGS.includes(name) || name.startsWith('test.') || name.startsWith('debug-');
}

/** Run a program of the profile's choosing during a build or a test. */
const RUNS: Readonly<Record<string, true>> = { toolexec: true, exec: true, vettool: true };

/** Replace what is built behind the back of go.mod and of the checksums. */
const SWAPS: readonly string[] = ['overlay', 'modfile', 'pkgdir', 'C', 'reuse'];

/**
 * Change how fast, how loud or how reproducible a build is, never which code or which program runs.
 * -tags chooses among files that the module's author wrote. -ldflags, -gcflags and their like pass words on to other
 * programs (`-ldflags=-extld=PROGRAM` runs one), so they are not here.
 */
const HARMLESS: readonly string[] = [
  ...['modcacherw', 'trimpath', 'buildvcs', 'v', 'x', 'p', 'tags', 'race', 'cover', 'count', 'timeout'],
  ...['short', 'failfast', 'parallel', 'cpu', 'shuffle', 'json', 'work', 'a', 'benchmem'],
];
