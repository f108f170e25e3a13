import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import type { Observed, Planner } from '../../core/planner.ts';
import { ABSENT } from '../../core/value.ts';
import { type EnvLine, envLines, readVariables } from '../../go/env-file.ts';
import { goEnvPath } from '../../go/env-path.ts';
import { findExports } from '../../go/exports.ts';
import { askGo } from './ask.ts';
import { desiredState } from './desired.ts';
import { fileOddities, weakerSets } from './oddities.ts';
import { judge } from './overridden.ts';
import { pointersOf } from './pointer.ts';
import { fileSteps } from './steps.ts';
import { stateOf, variableOf } from './variables.ts';

/**
 * Go's settings of the user: lines of the go/env file. Compares the *file*, not what `go env` prints, which shows
 * defaults and overrides too. Keys: a variable by its name (`GOPROXY`), GOPRIVATE, GONOPROXY and GONOSUMDB by
 * element (`GOPRIVATE[git.acme.internal]`, whose value is the element).
 * Throws `Failure` (exit 1) where go has no such file: the codes of `goEnvPath`.
 */
export const goEnv: Planner = {
  name: 'go-env',
  reads: ['go', 'insecure'],
  desired: (profile, inputs) => desiredState(profile, inputs.found),
  current,
  steps: (changes, observed) =>
    [...observed.files].flatMap(([path, bytes]) => fileSteps(changes, path, bytes)),
  pointers: pointersOf,
};

async function current(reader: Reader, keys: Iterable<string>, facts: Facts): Promise<Observed> {
  const file = goEnvPath(facts);
  const managed = new Set(keys);
  const [seen, go] = await Promise.all([reader.read(file), askGo(reader, file, facts)]);
  const bytes = seen.kind === 'file' ? seen.bytes : ABSENT;
  const lines = bytes === ABSENT ? [] : envLines(bytes);
  const variables = bytes === ABSENT ? new Map<string, string>() : readVariables(bytes);
  const exports = await findExports(reader, exportedNames(managed, facts), facts);
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

/** The exported variables that may override something: their files are worth the search. */
function exportedNames(keys: ReadonlySet<string>, facts: Facts): string[] {
  return [...new Set([...OWN_VARIABLES, ...[...keys].map(variableOf)])].filter((name) => facts.env[name]);
}

function lineNumbers(lines: readonly EnvLine[]): ReadonlyMap<string, number> {
  return new Map(lines.flatMap(({ line, setting }) => (setting ? [[setting.name, line] as const] : [])));
}

const OWN_VARIABLES = [
  'GOPROXY',
  'GOPRIVATE',
  'GONOPROXY',
  'GONOSUMDB',
  'GOSUMDB',
  'GOINSECURE',
  'GOVCS',
  'GOTOOLCHAIN',
];
