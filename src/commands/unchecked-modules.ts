import { readVariables } from '../go/env-file.ts';
import { goEnvPathIfAny } from '../go/env-path.ts';
import type { Context } from './context.ts';

/**
 * Whether go, as it is set here now, takes some modules from module proxies without asking the checksum database: it is off,
 * or GONOSUMDB (else GOPRIVATE) names what GONOPROXY (else GOPRIVATE) does not. Reads go/env; a file that cannot be read is
 * planning's to complain about. Source: cmd/go/internal/cfg, modfetch `useSumDB`.
 */
export async function leavesUnchecked({ host, facts }: Context): Promise<boolean> {
  const path = goEnvPathIfAny(facts);
  const seen = path === undefined ? undefined : await host.read(path).catch(() => undefined);
  const file = seen?.kind === 'file' ? readVariables(seen.bytes) : new Map<string, string>();
  const value = (name: string) => facts.env[name] || file.get(name) || '';
  if (value('GOSUMDB') === 'off') return true;
  const unchecked = value('GONOSUMDB') || value('GOPRIVATE');
  return unchecked !== '' && unchecked !== (value('GONOPROXY') || value('GOPRIVATE'));
}
