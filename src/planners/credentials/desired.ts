import { type Diagnostic, diagnostic, fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Inputs } from '../../core/planner.ts';
import { isUnknown, unknownSecret } from '../../core/reference.ts';
import { type Secret, type State, sameValue } from '../../core/value.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import { MODE, netrcPath } from './file.ts';
import { machineKey, wantedLines } from './lines.ts';

/**
 * What the profile wants of netrc: one key a line, `machine[athens.acme.internal]`; its value is a `Secret`, whose
 * reference is the line with references in place of values. Pure. @throws Failure (exit 1) CREDENTIALS_WINDOWS
 */
export function desired(profile: Profile, inputs: Inputs, facts: Facts): State {
  const lines = wantedLines(profile);
  if (lines.length > 0 && facts.os === 'win32') fail('CREDENTIALS_WINDOWS');
  return new Map(lines.map(({ machine, ref }) => [machineKey(machine), secretOf(ref, inputs)]));
}

export function references(profile: Profile): readonly string[] {
  return [...new Set(wantedLines(profile).map(({ ref }) => ref))];
}

/** An entry of the user's own that goenv's stands above, and a file that others could read until now. */
export function remarks(profile: Profile, inputs: Inputs, facts: Facts): readonly Diagnostic[] {
  const path = netrcPath(facts);
  const others = wantedLines(profile).flatMap(({ machine, ref }) => {
    const found = inputs.found.get(machineKey(machine));
    const want = secretOf(ref, inputs);
    if (typeof found !== 'object' || isUnknown(want) || sameValue(found, want)) return [];
    const line = Number(found.ref);
    return line > 0
      ? [diagnostic('NETRC_OTHER_ENTRY', 'warning', { machine, path }, { where: { file: path, line } })]
      : [];
  });
  const mode = inputs.found.get(MODE);
  const isWritten = wantedLines(profile).some(({ machine, ref }) => {
    const found = inputs.found.get(machineKey(machine));
    return found === undefined || !sameValue(found, secretOf(ref, inputs));
  });
  if (typeof mode !== 'string' || !isWritten) return others;
  return [...others, diagnostic('NETRC_TIGHTENED', 'warning', { path, mode })];
}

/** Gives the JSON pointer of the entry behind a line. */
export function pointers(profile: Profile): (key: string) => string | undefined {
  const byKey = new Map(wantedLines(profile).map(({ machine, pointer }) => [machineKey(machine), pointer]));
  return (key) => byKey.get(key);
}

function secretOf(ref: string, { secrets }: Inputs): Secret {
  return secrets?.get(ref) ?? unknownSecret(ref);
}
