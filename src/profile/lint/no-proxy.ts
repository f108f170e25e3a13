import { parseAddress, parseNetwork } from '../../go/ip.ts';
import { bypasses } from '../../go/no-proxy.ts';
import { isPublicModuleHost } from '../../go/services.ts';
import type { Profile } from '../sections/profile.ts';
import { routesOf } from './routes.ts';
import { error, type Finding, info, quoted, warning } from './rule.ts';

/**
 * NO_PROXY has as many dialects as readers. The one form that go, git and curl all read alike: bare domains (with what
 * is below them), addresses, networks. Source: x/net/http/httpproxy; curl's noproxy.c.
 */
export function* noProxyRules(profile: Profile): Generator<Finding> {
  const entries = profile.network?.noProxy ?? [];
  for (const [i, entry] of entries.entries()) {
    const found = formOf(entry, `/network/noProxy/${i}`);
    if (found) yield found;
  }
  if (profile.network?.proxy) yield* missedHosts(profile, entries);
}

function formOf(entry: string, pointer: string): Finding | undefined {
  const text = entry.trim();
  const details = { entry: text, ...suggestion(bareForm(text)) };
  if (/[\s,;|]/.test(text))
    return error('NOPROXY_SEPARATOR', pointer, { entry: text, ...suggestion(...text.split(/[\s,;|]+/)) });
  if (/:\/\//.test(text)) return error('NOPROXY_HAS_SCHEME', pointer, details);
  if (text === '*') return warning('NOPROXY_EVERYTHING', pointer);
  if (parseAddress(text) || parseNetwork(text)) return undefined;
  if (/^\*?\./.test(text)) return error('NOPROXY_SUBDOMAIN_FORM', pointer, details);
  if (/:[0-9]+$/.test(text)) return error('NOPROXY_HAS_PORT', pointer, details);
  return /^[\w-]+(?:\.[\w-]+)*$/.test(text) && !/^[0-9.]+$/.test(text)
    ? undefined
    : error('NOPROXY_NEVER_MATCHES', pointer, { entry: text });
}

/** Hosts inside that would be asked for at the proxy: the company's module proxy and the private modules' hosts. */
function* missedHosts(profile: Profile, entries: readonly string[]): Generator<Finding> {
  const own = routesOf(profile.go)
    .filter(({ kind, host }) => kind === 'own' && host !== '')
    .map(({ host, pointer }) => ({ host, pointer }));
  const direct = (profile.go?.private ?? []).flatMap(({ path, via }, i) => {
    const [host = ''] = path.split('/');
    const named = via === 'direct' && !/[*?[:@]/.test(host) && !isPublicModuleHost(host);
    return named ? [{ host, pointer: `/go/private/${i}` }] : [];
  });
  const seen = new Set<string>();
  for (const { host, pointer } of [...own, ...direct]) {
    if (host === '' || seen.has(host) || bypasses(entries, host, '443')) continue;
    seen.add(host);
    // Whoever has a list has thought of it; whoever has none has probably not.
    const say = entries.length === 0 ? warning : info;
    yield say('NOPROXY_MISSES_PRIVATE', pointer, {
      host,
      fragment: `network:\n  noProxy: [${quoted(host)}]\n`,
    });
  }
}

function bareForm(entry: string): string {
  return entry
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/\/.*$/, '')
    .replace(/:[0-9]+$/, '')
    .replace(/^\*?\./, '');
}

function suggestion(...entries: string[]): { meant: string; fragment: string } {
  const meant = entries.map(bareForm).filter((one) => one !== '');
  return { meant: meant.join(', '), fragment: `network:\n  noProxy: [${meant.map(quoted).join(', ')}]\n` };
}
