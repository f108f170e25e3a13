import type { Override } from '../../core/change.ts';
import type { Facts } from '../../core/facts.ts';
import type { Observed } from '../../core/planner.ts';
import { ABSENT, type Value } from '../../core/value.ts';
import type { FoundExport } from '../../go/exports.ts';
import type { Seal } from './entry-state.ts';
import { variableOf } from './keys.ts';
import { laterFiles } from './start-files.ts';
import { latin1, type StartTexts, type TiePlace, tiePosition } from './tie-state.ts';

/**
 * What keeps a variable of goenv's from being in force in new shells: a line that a shell reads behind goenv's own and
 * that exports another value.
 *
 * The environment of this very process is no proof. It is older than the apply that is planned, and after it this shell
 * still has the old values (or none) until it reads env.sh; and what was exported before goenv's line is read (by the
 * desktop, by sshd, by /etc/profile) is replaced by it. So a value counts only where a start-up file behind our line
 * sets it. A plain line with a plain value is proof enough; for any other the environment is the second witness: the
 * file's value must be the one that is there, for a line in a function or under an `if` exports nothing.
 */
export function judge({
  exports,
  places,
  texts,
  seal,
  facts,
}: {
  readonly exports: readonly FoundExport[];
  readonly places: readonly TiePlace[];
  readonly texts: StartTexts;
  readonly seal: Seal;
  readonly facts: Facts;
}): Observed['overridden'] {
  const isLater = laterFiles(facts);
  const ties = new Map<string, number>();
  // Where the line will stand, and where it stands already.
  for (const [path, bytes] of texts) {
    if (tiePosition('env', path, latin1(bytes), facts) === 'top') ties.set(path, 0);
  }
  for (const { path, tie, line } of places) if (tie === 'env') ties.set(path, line);
  const wins = ({ file, line }: FoundExport) =>
    isLater(file) || line > (ties.get(file) ?? Number.POSITIVE_INFINITY);
  return (key, value) => {
    const name = variableOf(key);
    if (name !== key || value === ABSENT) return undefined;
    const later = exports.filter((one) => one.name === name && wins(one));
    const plain = later.findLast((one) => isPlain(one) && !isSame(one.value ?? '', value, seal));
    if (plain) return overrideOf(plain, plain.value ?? '');
    const here = facts.root === undefined ? facts.env[name] : undefined;
    if (here === undefined || isSame(here, value, seal)) return undefined;
    const found = later.findLast((one) => mayBe(one, here));
    return found && overrideOf(found, here);
  };
}

function isSame(here: string, value: Exclude<Value, typeof ABSENT>, seal: Seal): boolean {
  return typeof value === 'string' ? here === value : seal(here) === value.digest;
}

/** A literal that every shell that reads the file exports. */
function isPlain({ value, always }: FoundExport): boolean {
  return always && value !== undefined && !/[$`\\*?~]/.test(value);
}

/** A literal that is the value found, or something that only the shell can work out. */
function mayBe({ value }: FoundExport, here: string): boolean {
  return value === undefined || value === here || /[$`]/.test(value);
}

function overrideOf({ file, line }: FoundExport, value: string): Override {
  return { by: file, value, where: { file, line } };
}
