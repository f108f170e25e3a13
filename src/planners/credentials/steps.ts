import type { Change } from '../../core/change.ts';
import { fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Observed } from '../../core/planner.ts';
import { plainValue, referencesIn } from '../../core/reference.ts';
import type { Step } from '../../core/step.ts';
import { ABSENT } from '../../core/value.ts';
import type { Login } from '../../go/netrc.ts';
import { readBlock, textOf, writeBlock } from './block.ts';
import { latin1 } from './current.ts';
import { netrcPath } from './file.ts';
import { machineKey, machineOf } from './lines.ts';

/**
 * One write of netrc for all changes. References are resolved here, into the bytes of the step and nowhere else. Pure.
 * @throws Failure (exit 1) CREDENTIAL_VALUE_UNFIT for a value that go, git and curl would not read alike
 */
export function steps(changes: readonly Change[], observed: Observed, facts: Facts): readonly Step[] {
  const real = changes.filter(({ action }) => action !== 'no-op');
  if (real.length === 0) return [];
  const path = netrcPath(facts);
  const found = observed.files.get(path) ?? ABSENT;
  // `current` has told goenv's own lines from others'; a machine that is not there yet has no line to tell.
  const { entries: before, rest } = readBlock(latin1(found), (machine) =>
    observed.state.has(machineKey(machine)),
  );
  const entries = new Map(before);
  for (const change of real) {
    const machine = machineOf(change.key);
    if (machine === undefined) continue;
    const login = loginOf(change, machine, facts);
    if (login) entries.set(machine, login);
    else if (change.after === ABSENT) entries.delete(machine);
  }
  const text = writeBlock({ entries, rest });
  const secret = real.some(({ after }) => after !== ABSENT) || entries.size > 0;
  if (found === ABSENT && text === '' && !secret) return [];
  const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
  return [{ kind: 'write-file', path, bytes, mode: 0o600, ...(secret && { secret }) }];
}

/** None while a reference has no value: apply does not come here then. */
function loginOf({ after, origin }: Change, machine: string, facts: Facts): Login | undefined {
  if (typeof after !== 'object') return undefined;
  const [login, password] = referencesIn(after.ref).map((reference) => {
    const value = plainValue(reference, facts);
    return value === undefined ? undefined : { reference: reference.text, value };
  });
  if (!login || !password) return undefined;
  const unfit = unfitOf({ login: login.value, password: password.value }, machine);
  if (unfit !== undefined) {
    const place = origin ? { where: { file: origin.file, line: origin.line, column: origin.column } } : {};
    const { reference } = unfit === 'login' ? login : password;
    fail('CREDENTIAL_VALUE_UNFIT', { reference, machine }, place);
  }
  return { login: login.value, password: password.value };
}

/** Which of the two go, git and curl would not read alike, or a server not take as it is. */
function unfitOf(given: Login, machine: string): keyof Login | undefined {
  const { login, password } = given;
  const isUnfit = (value: string) => !FIT.test(value) || WORDS.has(value.toLowerCase());
  if (isUnfit(login) || login.includes(':')) return 'login';
  if (isUnfit(password)) return 'password';
  if (`machine ${machine} ${textOf(given)}`.length < LONGEST_LINE) return undefined;
  return login.length > password.length ? 'login' : 'password';
}

/** Printable ASCII without blanks and double quotes; `#` in front would make a comment of it for curl. */
const FIT = /^(?!#)[!#-~]+$/;
const WORDS: ReadonlySet<string> = new Set(['machine', 'default', 'login', 'password', 'account', 'macdef']);
/** Bytes; curl reads lines of up to 4095, measured with 7.88. */
const LONGEST_LINE = 4000;
