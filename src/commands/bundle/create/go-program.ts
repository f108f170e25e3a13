import { type DatabaseName, databaseOf } from '../../../bundle/database-name.ts';
import { lastWords } from '../../../bundle/said.ts';
import { fail } from '../../../core/diagnostic.ts';
import type { Facts } from '../../../core/facts.ts';
import { readVariables } from '../../../go/env-file.ts';
import { goEnvPathIfAny } from '../../../go/env-path.ts';
import { runJob } from '../../../host/run-job.ts';
import { bytesAt } from '../../../host/tree.ts';

/** The go on PATH, and what its settings say here. */
export interface GoProgram {
  /** Such as `go1.26.8`. */
  readonly version: string;
  readonly os: string;
  readonly arch: string;
  /** The settings that decide where modules come from and who vouches for them, as go resolves them. */
  readonly settings: Readonly<Record<string, string>>;
  /** GOTOOLCHAIN as it would count: variable, go/env, go.env, else `auto`. */
  readonly toolchain: string;
  /** The user's own GOPATH. */
  readonly gopath: string;
  /** The checksum database that GOSUMDB names; none when it is off, or go refuses it. */
  readonly database: DatabaseName | undefined;
}

/** Asks go once, leaving no trace. Errors (1): `PROGRAM_MISSING`, `BUNDLE_GO_FAILED`. */
export async function readGoProgram(facts: Facts, env: Facts['env']): Promise<GoProgram> {
  const goEnv = goEnvPathIfAny(facts) ?? 'off';
  const argv = ['go', 'env', '-json', ...PLACE, ...SETTINGS];
  const ended = await runJob({
    argv,
    cwd: '/',
    env: { ...env, ...QUIET, GOENV: goEnv },
  });
  if (ended.status === 127) fail('PROGRAM_MISSING', { program: 'go' });
  if (ended.status !== 0) goFailed(argv, ended.stderr);
  const found = JSON.parse(ended.stdout) as Record<string, string>;
  const file = goEnv === 'off' ? new Map() : readVariables(bytesAt(goEnv) ?? new Uint8Array());
  const shipped = readVariables(bytesAt(`${found['GOROOT']}/go.env`) ?? new Uint8Array());
  const toolchain: string =
    env['GOTOOLCHAIN'] || file.get('GOTOOLCHAIN') || shipped.get('GOTOOLCHAIN') || 'auto';
  return {
    version: (found['GOVERSION'] ?? '').split(' ')[0] ?? '',
    os: found['GOHOSTOS'] ?? '',
    arch: found['GOHOSTARCH'] ?? '',
    settings: Object.fromEntries(SETTINGS.map((name) => [name, found[name] ?? ''])),
    toolchain,
    gopath: (found['GOPATH'] ?? '').split(':')[0] ?? '',
    database: databaseOf(found['GOSUMDB'] ?? ''),
  };
}

/** Ends with what go said. Errors: `BUNDLE_SUM_REFUSED` (4) where go found a hash that is not the recorded one, else `BUNDLE_GO_FAILED` (1). */
export function goFailed(argv: readonly string[], output: string): never {
  const params = { command: argv.join(' '), output: lastWords(output) };
  if (REFUSED.test(output)) fail('BUNDLE_SUM_REFUSED', params, { exit: 4 });
  return fail('BUNDLE_GO_FAILED', params);
}

/** On top of an environment: go answers by itself, and with XDG_CONFIG_HOME so it makes no files of its telemetry. */
export const QUIET = { XDG_CONFIG_HOME: '/dev/null', GOTOOLCHAIN: 'local', GOWORK: 'off', GOFLAGS: '' };

const PLACE = ['GOVERSION', 'GOHOSTOS', 'GOHOSTARCH', 'GOROOT', 'GOPATH'];
const SETTINGS = [
  'GOPROXY',
  'GOSUMDB',
  'GOPRIVATE',
  'GONOPROXY',
  'GONOSUMDB',
  'GOINSECURE',
  'GOVCS',
  'GOAUTH',
  'CGO_ENABLED',
];

/** What go says when a hash, a record or a signature is not what it must be. Source: golang.org/x/mod/sumdb client.go, note, tlog. */
const REFUSED =
  /SECURITY ERROR|checksum mismatch|cannot authenticate|inconsistent tile|no verifiable signatures|invalid signature|malformed (?:record|note|tree)/;
