import { parseNetworkProxy } from '../../go/network-proxy.ts';
import { matchesPattern } from '../../go/patterns.ts';
import { isGoService } from '../../go/services.ts';
import { hostnameOf, parseUrl } from '../../go/url.ts';
import type { InsecureEntry, Profile } from '../sections/profile.ts';
import { isPast } from './dates.ts';
import { isClearText, parseGitUrl } from './git-url.ts';
import { privateTest, routesOf } from './routes.ts';
import { error, type Finding, type LintContext, warning } from './rule.ts';

/** Whether an exception can have the effect that it is there for. */
export function* insecureReachRules(profile: Profile, { today }: LintContext): Generator<Finding> {
  for (const [i, entry] of profile.insecure.entries()) {
    const pointer = `/insecure/${i}`;
    if (entry.allow === 'skip-tls-verify') yield* goHosts(profile, entry, pointer);
    if (entry.allow === 'http-rewrite' && !isPast(entry.expires, today))
      yield* unusedRewrite(profile, entry, pointer);
    if (entry.allow === 'no-sumdb') yield* redundant(profile, entry, pointer);
    if (entry.allow === 'plain-http' || entry.allow === 'skip-tls-verify')
      yield* notDirect(profile, entry, pointer);
  }
}

/** go has no way to skip TLS verification of a module proxy, a checksum database or a network proxy. */
function* goHosts(profile: Profile, entry: InsecureEntry, pointer: string): Generator<Finding> {
  const module = entry.module;
  const asked = hostnameOf(entry.host ?? '').toLowerCase();
  const services = isGoService(asked) ? [{ host: asked, pointer }] : [];
  for (const { host, pointer: other } of [...services, ...hostsOfGo(profile)]) {
    const named = asked === host;
    if (!named && !(module !== undefined && module !== 'all' && matchesPattern(module, host))) continue;
    const fragment = 'trust:\n  certificates:\n    - { file: ./company-root.pem, sha256: "<fingerprint>" }\n';
    return yield error('SKIP_TLS_FOR_GO', pointer, { host, fragment, other });
  }
}

function hostsOfGo(profile: Profile): readonly { host: string; pointer: string }[] {
  const routes = routesOf(profile.go).map(({ host, pointer }) => ({ host, pointer }));
  const { sumdb } = profile.go ?? {};
  const database = typeof sumdb === 'object' ? [sumdb.url ?? `https://${sumdb.name}`] : [];
  const network = Object.entries(profile.network?.proxy ?? {}).flatMap(([key, value]) => {
    const { url } = parseNetworkProxy(value.replace(/\$\{[^}]*\}/g, 'x'));
    return url ? [{ host: hostnameOf(url.host).toLowerCase(), pointer: `/network/proxy/${key}` }] : [];
  });
  const databases = database.map((text) => ({
    host: hostnameOf(parseUrl(text).url?.host ?? '').toLowerCase(),
    pointer: '/go/sumdb',
  }));
  return [...routes, ...databases, ...network].filter(({ host }) => host !== '');
}

function* unusedRewrite(profile: Profile, { host = '' }: InsecureEntry, pointer: string): Generator<Finding> {
  const used = profile.git?.rewrite?.some(({ to }) => {
    const url = parseGitUrl(to);
    return (
      url !== undefined &&
      isClearText(url.scheme) &&
      url.host.toLowerCase() === hostnameOf(host).toLowerCase()
    );
  });
  if (!used) yield warning('HTTP_REWRITE_UNUSED', pointer, { host });
}

/** go.private takes a path out of the checksum database already. */
function* redundant(profile: Profile, { module = '' }: InsecureEntry, pointer: string): Generator<Finding> {
  const by =
    profile.go?.private?.findIndex(({ path }) => module !== 'all' && matchesPattern(path, module)) ?? -1;
  if (by < 0) return;
  yield warning('NO_SUMDB_REDUNDANT', pointer, {
    module,
    by: profile.go?.private?.[by]?.path ?? '',
    other: `/go/private/${by}`,
  });
}

/** GOINSECURE is read for direct fetches alone: what comes through a proxy never sees it. */
function* notDirect(profile: Profile, { module }: InsecureEntry, pointer: string): Generator<Finding> {
  if (module === undefined || module === 'all' || profile.go?.proxy === undefined) return;
  if (/[*?[]/.test(module)) return;
  const via = profile.go.private?.find(
    ({ path }) => matchesPattern(path, module) || matchesPattern(module, path),
  )?.via;
  const direct =
    via === 'direct' || (via === undefined && routesOf(profile.go).some(({ kind }) => kind === 'direct'));
  if (!direct && !(via === undefined && privateTest(profile)(module))) {
    yield warning('INSECURE_MODULE_NOT_DIRECT', pointer, { module });
  }
}
