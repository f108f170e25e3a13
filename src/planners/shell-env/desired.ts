import { fail } from '../../core/diagnostic.ts';
import { type Facts, NOWHERE } from '../../core/facts.ts';
import type { Inputs } from '../../core/planner.ts';
import { hasReference, unknownSecret } from '../../core/reference.ts';
import { parseElementKey, type State, type Value } from '../../core/value.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import { FIRST } from './entries.ts';
import { parseTieKey, shortPath, tieKey } from './keys.ts';
import { type Machine, machineFor, machineFrom } from './machine.ts';
import { sourcedFile } from './tie-line.ts';
import { wantedLastTies, wantedTies } from './ties.ts';
import { type Wanted, wantedVariables } from './variables.ts';

/**
 * What the profile wants of new shells: variables (`HTTPS_PROXY`), folders of PATH (`PATH[/home/u/go/bin]`), variables
 * to drop (`unset[GOPROXY]`), and goenv's lines in start-up files (`source[~/.profile]`, `source-last[~/.bashrc]`, whose
 * value is the file they source). A text with references is a `Secret`. Pure.
 * @throws Failure (exit 1) SHELL_ENV_WINDOWS, SHELL_ENV_NOT_LINUX where no shell would read it
 */
export function desired(profile: Profile, inputs: Inputs, facts: Facts): State {
  const machine = machineFrom(inputs.found);
  const wanted = wantedVariables(profile, facts, systemBundle(machine));
  if (wanted.length === 0) return new Map();
  if (facts.os === 'win32') fail('SHELL_ENV_WINDOWS');
  if (facts.os !== 'linux' && facts.scope === 'machine') fail('SHELL_ENV_NOT_LINUX');
  const state = new Map<string, Value>();
  for (const one of wanted) state.set(one.key, wantedValue(one, inputs));
  for (const path of wantedTies(machine, facts))
    state.set(tieKey('env', path, facts), shortPath(sourcedFile('env', path, facts), facts));
  // What an earlier profile dropped must not decide where this one's lines stand.
  const dropped = wanted.flatMap(({ key }) => /^unset\[(.*)\]$/.exec(key)?.[1] ?? []);
  if (dropped.length === 0) return state;
  for (const path of wantedLastTies(machineFor(machine, dropped), facts))
    state.set(tieKey('unset', path, facts), shortPath(sourcedFile('unset', path, facts), facts));
  return state;
}

/** The texts of the profile that have references in them. */
export function references(profile: Profile): readonly string[] {
  const { http, https } = profile.network?.proxy ?? {};
  return [...new Set([http, https].filter((text) => text !== undefined))].filter(hasReference);
}

/** Gives the JSON pointer of the profile's value behind a key; behind goenv's lines stands the first variable. */
export function pointers(profile: Profile): (key: string) => string | undefined {
  const all = wantedVariables(profile, NOWHERE, '/');
  const byKey = new Map(all.map((wanted) => [wanted.key, wanted.pointer]));
  return (key) => {
    const tie = parseTieKey(key, NOWHERE)?.tie;
    if (parseElementKey(key)?.set === FIRST)
      return profile.go?.install === undefined ? undefined : '/go/install';
    if (tie === undefined) return byKey.get(key);
    return tie === 'env' ? all[0]?.pointer : '/shell/unset';
  };
}

/** Only the network proxy may hold references; anywhere else `${env:X}` is text like any other. */
function wantedValue({ text, pointer: from }: Wanted, { secrets }: Inputs): Value {
  if (!from.startsWith('/network/proxy/') || !hasReference(text)) return text;
  return secrets?.get(text) ?? unknownSecret(text);
}

function systemBundle(machine: Machine): string | undefined {
  return [...machine.bundles][0];
}
