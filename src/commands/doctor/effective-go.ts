import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { readVariables } from '../../go/env-file.ts';
import { goEnvPathIfAny } from '../../go/env-path.ts';
import { parseProxyList } from '../../go/proxy-list.ts';

/**
 * go's settings as they are in force in this environment; empty where go does not answer. GOTOOLCHAIN, GOFLAGS
 * and GOWORK, which go cannot be asked about safely, are judged from the environment and the file. `ask` takes a whole environment.
 */
export async function effectiveGo(
  reader: Pick<Reader, 'ask' | 'read'>,
  env: Facts['env'],
  facts: Facts,
): Promise<ReadonlyMap<string, string>> {
  const file = goEnvPathIfAny({ ...facts, env });
  const seen = file === undefined ? undefined : await reader.read(file).catch(() => undefined);
  const written = seen?.kind === 'file' ? readVariables(seen.bytes) : new Map<string, string>();
  const fixed = { GOTOOLCHAIN: 'local', GOWORK: 'off', GOFLAGS: '', XDG_CONFIG_HOME: '/dev/null' };
  const answer = await reader.ask({
    argv: ['go', 'env', '-json', ...ASKED],
    env: { ...env, ...fixed, GOENV: file ?? 'off' },
  });
  const found = new Map(answer.kind === 'done' && answer.status === 0 ? pairsOf(answer.stdout) : []);
  for (const name of ['GOTOOLCHAIN', 'GOFLAGS', 'GOWORK'])
    found.set(name, env[name] || written.get(name) || '');
  // Without go the profile's own settings still say where it would go.
  for (const name of ASKED) if (!found.has(name)) found.set(name, env[name] || written.get(name) || '');
  return found;
}

/** The module proxies that this go has when nobody says otherwise: it comes with them, distributions change them. */
export async function goDefault({
  reader,
  env,
}: {
  readonly reader: Pick<Reader, 'ask'>;
  readonly env: Facts['env'];
}): Promise<readonly string[]> {
  const bare = {
    ...env,
    GOPROXY: '',
    GOENV: 'off',
    GOTOOLCHAIN: 'local',
    GOFLAGS: '',
    XDG_CONFIG_HOME: '/dev/null',
  };
  const answer = await reader.ask({ argv: ['go', 'env', 'GOPROXY'], env: bare });
  if (answer.kind !== 'done' || answer.status !== 0) return [];
  return parseProxyList(answer.stdout.trim()).entries.map(({ url }) => url);
}

function pairsOf(json: string): readonly (readonly [string, string])[] {
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed !== 'object' || parsed === null) return [];
    return Object.entries(parsed).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  } catch {
    return [];
  }
}

const ASKED = [
  ...['GOPROXY', 'GOSUMDB', 'GOPRIVATE', 'GONOPROXY', 'GONOSUMDB', 'GOINSECURE', 'GOVCS', 'GOAUTH'],
  ...['GOVERSION', 'GOHOSTOS', 'GOHOSTARCH', 'GOROOT', 'GOENV', 'GOMODCACHE'],
] as const;
