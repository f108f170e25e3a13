import type { Facts } from '../../core/facts.ts';
import { bytesOf, type Reader } from '../../core/host.ts';
import { ABSENT } from '../../core/value.ts';
import { readVariables } from '../../go/env-file.ts';
import { goEnvPathIfAny } from '../../go/env-path.ts';

/**
 * The folder where go keeps the newest tree head it knows of each database: `$GOPATH/pkg/sumdb`, outside of the module
 * cache. GOPATH as go finds it: exported, in go/env, `~/go`; of several folders the first.
 * Source: cmd/go/internal/modfetch/sumdb.go, cmd/go/internal/cfg `SumdbDir`.
 */
export async function latestPath(reader: Reader, facts: Facts): Promise<string> {
  const gopath = facts.env['GOPATH'] || (await written(reader, facts)) || `${facts.home}/go`;
  const [first = ''] = gopath.split(facts.os === 'win32' ? ';' : ':');
  return `${first}/pkg/sumdb`;
}

async function written(reader: Reader, facts: Facts): Promise<string | undefined> {
  const path = goEnvPathIfAny(facts);
  const bytes = path === undefined ? ABSENT : bytesOf(await reader.read(path));
  return bytes === ABSENT ? undefined : readVariables(bytes).get('GOPATH');
}
