import type { Profile } from '../sections/profile.ts';
import { routesOf } from './routes.ts';
import { error, type Finding, info } from './rule.ts';

const POINTER = '/go/toolchain';

/** GOTOOLCHAIN: what `auto` downloads is checked by the checksum database, always. Source: toolchain/select.go. */
export function* goToolchainRules(profile: Profile): Generator<Finding> {
  const toolchain = profile.go?.toolchain;
  const all = profile.insecure.findIndex(({ allow, module }) => allow === 'no-sumdb' && module === 'all');
  const offline = profile.offline !== undefined;
  if (all >= 0 && toolchain !== 'local' && !offline) {
    // Only GOPROXY with one file:// entry exempts a toolchain; that is what `offline` writes.
    const details = { toolchain: toolchain ?? 'auto', fragment: 'go:\n  toolchain: local\n' };
    yield error('NO_SUMDB_TOOLCHAIN', `/insecure/${all}`, {
      ...details,
      ...(toolchain ? { other: POINTER } : {}),
    });
  }
  if (toolchain === 'path') yield info('TOOLCHAIN_PATH', POINTER);
  if (toolchain !== 'auto') return;
  const routes = routesOf(profile.go);
  const closed = routes.length > 0 && routes.every(({ kind }) => kind === 'off' || kind === 'direct');
  if (offline || closed)
    yield info('TOOLCHAIN_AUTO_NOWHERE', POINTER, { fragment: 'go:\n  toolchain: local\n' });
}
