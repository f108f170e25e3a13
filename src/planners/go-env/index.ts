import { bundleNeed } from '../../core/bundle-set.ts';
import type { Facts } from '../../core/facts.ts';
import { bytesOf, type Reader } from '../../core/host.ts';
import type { Observed, Planner } from '../../core/planner.ts';
import { ABSENT } from '../../core/value.ts';
import { type EnvLine, envLines, readVariables } from '../../go/env-file.ts';
import { goEnvPath } from '../../go/env-path.ts';
import { findExports } from '../../go/exports.ts';
import { askGo } from './ask.ts';
import { desiredState } from './desired.ts';
import { machineCurrent } from './machine/current.ts';
import { machineDesired } from './machine/desired.ts';
import { blockSteps } from './machine/steps.ts';
import { fileOddities, weakerSets } from './oddities.ts';
import { judge } from './overridden.ts';
import { pointersOf } from './pointer.ts';
import { fileSteps } from './steps.ts';
import { exportedNames, stateOf } from './variables.ts';

/**
 * Go's settings of the user: lines of the go/env file. Compares the *file*, not what `go env` prints, which shows
 * defaults and overrides too. Keys: a variable by its name (`GOPROXY`), GOPRIVATE, GONOPROXY and GONOSUMDB by
 * element (`GOPRIVATE[git.acme.internal]`, whose value is the element).
 * At machine scope: a block of `$GOROOT/go.env`, below every user's go/env, with each set as one value.
 * Throws `Failure` (exit 1) where go has no such file: the codes of `goEnvPath`, of `machineDesired`.
 */
export const goEnv: Planner = {
  name: 'go-env',
  reads: ['go', 'insecure', 'offline'],
  needs: bundleNeed,
  providers: ({ offline }) => (offline ? ['module-bundle'] : []),
  desired: (profile, inputs, facts) =>
    facts.scope === 'machine' ? machineDesired(profile, inputs, facts) : desiredState(profile, inputs, facts),
  current: (reader, keys, facts) =>
    (facts.scope === 'machine' ? machineCurrent : current)(reader, keys, facts),
  steps: (changes, { files }, { scope }) =>
    [...files].flatMap(([path, bytes]) =>
      (scope === 'machine' ? blockSteps : fileSteps)(changes, path, bytes),
    ),
  pointers: pointersOf,
};

async function current(reader: Reader, keys: Iterable<string>, facts: Facts): Promise<Observed> {
  const file = goEnvPath(facts);
  const managed = new Set(keys);
  const [seen, go] = await Promise.all([reader.read(file), askGo(reader, file, facts)]);
  const bytes = bytesOf(seen);
  const lines = bytes === ABSENT ? [] : envLines(bytes);
  const variables = bytes === ABSENT ? new Map<string, string>() : readVariables(bytes);
  const exports = await findExports(reader, exportedNames(managed, facts.env), facts);
  const view = {
    env: facts.env,
    file,
    variables,
    lines: lineNumbers(lines),
    answers: go.values,
    exports,
  };
  return {
    state: stateOf(variables),
    elsewhere: new Map(),
    files: new Map([[file, bytes]]),
    overridden: judge(view),
    diagnostics: [
      ...go.diagnostics,
      ...fileOddities(lines, file),
      ...weakerSets(go.values, variables, facts.env),
    ],
  };
}

function lineNumbers(lines: readonly EnvLine[]): ReadonlyMap<string, number> {
  return new Map(lines.flatMap(({ line, setting }) => (setting ? [[setting.name, line] as const] : [])));
}
