import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { readVariables } from '../../go/env-file.ts';
import { goEnvPathIfAny } from '../../go/env-path.ts';
import { SETS } from '../../planners/go-env/variables.ts';
import type { GoHere } from './go.ts';

/** Reads the go/env file, and asks go once what it has beneath. Errors: those of reading. */
export async function readGoHere(reader: Reader, facts: Facts): Promise<GoHere> {
  const path = goEnvPathIfAny(facts);
  const [seen, beneath] = await Promise.all([
    path === undefined ? undefined : reader.read(path),
    askGo(reader),
  ]);
  const file = seen?.kind === 'file' ? readVariables(seen.bytes) : new Map<string, string>();
  return { env: facts.env, file, beneath };
}

/** `$GOROOT/go.env` and the defaults. With XDG_CONFIG_HOME so, `go env` makes no files of Go's telemetry. */
async function askGo(reader: Reader): Promise<ReadonlyMap<string, string>> {
  const unset = Object.fromEntries(ASKED.map((name) => [name, undefined]));
  const fixed = {
    GOENV: 'off',
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
    GOFLAGS: '',
    XDG_CONFIG_HOME: '/dev/null',
  };
  const answer = await reader.ask({ argv: ['go', 'env', ...ASKED], env: { ...unset, ...fixed } });
  if (answer.kind !== 'done' || answer.status !== 0) return new Map();
  const lines = answer.stdout.split('\n');
  const found = new Map(ASKED.map((name, at) => [name as string, lines[at]?.trim() ?? '']));
  // Unset they follow GOPRIVATE, and go prints what they follow.
  for (const name of ['GONOPROXY', 'GONOSUMDB'])
    if (found.get(name) === found.get('GOPRIVATE')) found.delete(name);
  return found;
}

const ASKED = [...SETS, 'GOSUMDB'] as const;
