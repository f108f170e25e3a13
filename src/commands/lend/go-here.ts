import { isFailure } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { readVariables } from '../../go/env-file.ts';
import { goEnvPath } from '../../go/env-path.ts';
import type { GoHere } from './go.ts';

/** Reads the go/env file and, where its GOSUMDB may have to be undone, asks go for its own. Errors: those of reading. */
export async function readGoHere(reader: Reader, facts: Facts): Promise<GoHere> {
  const path = pathOf(facts);
  const seen = path === undefined ? undefined : await reader.read(path);
  const file = seen?.kind === 'file' ? readVariables(seen.bytes) : new Map<string, string>();
  const sumdb = file.get('GOSUMDB') ? await ownDatabase(reader) : '';
  return { env: facts.env, file, sumdb };
}

/** Where go reads no such file (`GOENV=off`), there is nothing to join. */
function pathOf(facts: Facts): string | undefined {
  try {
    return goEnvPath(facts);
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

/** The checksum database that `$GOROOT/go.env` names. XDG_CONFIG_HOME: `go env` would make files of Go's telemetry there. */
async function ownDatabase(reader: Reader): Promise<string> {
  const env = {
    GOENV: 'off',
    GOSUMDB: undefined,
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
    GOFLAGS: '',
    XDG_CONFIG_HOME: '/dev/null',
  };
  const answer = await reader.ask({ argv: ['go', 'env', 'GOSUMDB'], env });
  return (answer.kind === 'done' && answer.status === 0 && answer.stdout.trim()) || SAME_DATABASE;
}

/** Go's own database by its other name: go has the same key for both. */
const SAME_DATABASE = 'sum.golang.google.cn';
