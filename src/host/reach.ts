import { Resolver } from 'node:dns/promises';
import { proxyFor } from '../go/proxy-for.ts';
import { head, type RequestHow } from './one-request.ts';
import { codeOf } from './read-file.ts';

/** What a name resolves to, or the resolver's word for why not. */
export type Resolved =
  | { readonly v4: readonly string[]; readonly v6: readonly string[]; readonly problem?: never }
  | { readonly problem: string };

/** Stands in HTTPS_PROXY for a network proxy whose address nobody here knows: what it would carry is not asked at all. */
export const UNKNOWN_PROXY = 'http://unknown.invalid';

/** Asks DNS for both kinds of addresses, sorted; ends within about four seconds. `servers` for tests. */
export async function resolveName(host: string, servers?: readonly string[]): Promise<Resolved> {
  const resolver = new Resolver({ timeout: 1500, tries: 2 });
  if (servers) resolver.setServers(servers);
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  if (v4.status === 'rejected' && v6.status === 'rejected') return { problem: codeOf(v4.reason) };
  const sorted = (found: typeof v4) => (found.status === 'fulfilled' ? found.value.toSorted() : []);
  return { v4: sorted(v4), v6: sorted(v6) };
}

/**
 * Follows a URL by its `Location`s, reading no body; gives the origins it was led to. At most five, never from https to http,
 * and never with a login. `timeout` is each request's. Errors are values: the system's word, `HTTP 404` for an answer that
 * is neither a redirect nor the file, `CONNECT 403` for the network proxy's own, `network.proxy` for an unknown one.
 */
export async function redirectsOf(
  url: string,
  how: RequestHow,
): Promise<{ to: readonly string[]; problem?: never } | { problem: string; to?: never }> {
  const to: string[] = [];
  let at = withoutLogin(new URL(url));
  for (;;) {
    const { next, problem } = await step(at, how);
    if (problem !== undefined && to.length === 0) return { problem };
    if (!next || (at.protocol === 'https:' && next.protocol !== 'https:')) return { to };
    // What a signed URL is signed with is nobody's business.
    to.push(next.origin);
    if (to.length === MOST_REDIRECTS) return { to };
    at = withoutLogin(next);
  }
}

/** Where one answer leads. */
async function step(url: URL, how: RequestHow): Promise<{ next?: URL; problem?: string }> {
  const proxy = proxyFor(url, how.env);
  if (proxy && UNKNOWN_PROXY.endsWith(`//${proxy.host}`)) return { problem: 'network.proxy' };
  const answer = await head(url, how);
  if (answer.kind === 'timeout') return { problem: 'timeout' };
  // A SOCKS agent's is a sentence.
  if (answer.kind === 'unreachable') return { problem: answer.code.slice(0, 60) };
  const { status } = answer;
  if (answer.kind === 'proxy')
    return { problem: `${url.protocol === 'https:' ? 'CONNECT' : 'HTTP'} ${status}` };
  const { location } = answer;
  if (status < 300) return {};
  if (status > 399 || location === undefined) return { problem: `HTTP ${status}` };
  const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  return next && /^https?:$/.test(next.protocol) ? { next } : {};
}

function withoutLogin(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

const MOST_REDIRECTS = 5;
