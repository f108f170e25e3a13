import { Resolver } from 'node:dns/promises';
import { request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect, rootCertificates } from 'node:tls';
import { codeOf } from './read-file.ts';

/** What a name resolves to, or the resolver's word for why not. */
export type Resolved =
  | { readonly v4: readonly string[]; readonly v6: readonly string[]; readonly problem?: never }
  | { readonly problem: string };

export interface ReachOptions {
  /** The network proxy for a URL, login included; `undefined`: directly. */
  readonly proxyFor: (url: URL) => string | undefined;
  /** PEM texts of authorities beside those that Node comes with. */
  readonly ca: readonly string[];
  /** Milliseconds for one request, its connection included. */
  readonly timeout: number;
}

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
 * Follows a URL by its `Location`s, reading no body; gives the URLs it was led to. At most five, and never from https to
 * http. Errors are values: the system's word, or `HTTP 404` for an answer that is neither a redirect nor the file.
 */
export async function redirectsOf(
  url: string,
  options: ReachOptions,
): Promise<{ to: readonly string[]; problem?: never } | { problem: string; to?: never }> {
  const to: string[] = [];
  let at = new URL(url);
  try {
    while (to.length <= MOST_REDIRECTS) {
      const { status, location } = await headOf(at, options);
      if (status < 300 || status > 399 || location === undefined)
        return status < 300 || to.length > 0 ? { to } : { problem: `HTTP ${status}` };
      const next = new URL(location, at);
      if (at.protocol === 'https:' && next.protocol !== 'https:') return { to };
      // What a signed URL is signed with is nobody's business.
      to.push(next.origin);
      at = next;
    }
    return { to };
  } catch (error) {
    return to.length > 0 ? { to } : { problem: reasonOf(error) };
  }
}

interface Head {
  readonly status: number;
  readonly location: string | undefined;
}

async function headOf(url: URL, options: ReachOptions): Promise<Head> {
  const signal = AbortSignal.timeout(options.timeout);
  const proxy = options.proxyFor(url);
  const ca = [...rootCertificates, ...options.ca];
  const socket =
    proxy === undefined || url.protocol === 'http:' ? undefined : await tunnel(new URL(proxy), url, signal);
  return new Promise((done, failed) => {
    // With an agent of its own a request would not take a connection that is there.
    const secured =
      socket &&
      connect({
        socket,
        host: url.hostname,
        ...(isIP(url.hostname) === 0 && { servername: url.hostname }),
        ca,
      });
    secured?.on('error', failed);
    const made =
      url.protocol === 'http:'
        ? plainRequest(plainOptions(url, proxy, signal))
        : secureRequest(url, {
            signal,
            ca,
            // Without an agent Node would add port 80.
            headers: { host: url.host },
            ...(secured ? { createConnection: () => secured } : { agent: false }),
          });
    made.on('error', failed);
    made.on('response', (answer) => {
      const { statusCode = 0, headers } = answer;
      made.destroy();
      secured?.destroy();
      done({ status: statusCode, location: headers.location });
    });
    made.end();
  });
}

/** Through a proxy a plain request goes whole: the URL is its path. */
function plainOptions(url: URL, proxy: string | undefined, signal: AbortSignal): RequestOptions {
  const { hostname, port, username, password } = new URL(proxy ?? url);
  const headers = { host: url.host, ...(proxy !== undefined && loginOf(username, password)) };
  const path = proxy === undefined ? url.pathname + url.search : url.href;
  return {
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: port || '80',
    path,
    headers,
    signal,
    agent: false,
  };
}

function tunnel(proxy: URL, { hostname, port }: URL, signal: AbortSignal): Promise<Socket> {
  const path = `${hostname}:${port || 443}`;
  return new Promise((done, failed) => {
    const ask = proxy.protocol === 'https:' ? secureRequest : plainRequest;
    const made = ask({
      hostname: proxy.hostname,
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path,
      signal,
      agent: false,
      headers: loginOf(proxy.username, proxy.password),
    });
    made.on('error', failed);
    made.on('connect', ({ statusCode = 0 }, socket) => {
      if (statusCode === 200) return done(socket as Socket);
      socket.destroy();
      failed(new Error(`CONNECT ${statusCode}`));
    });
    made.end();
  });
}

function loginOf(username: string, password: string): Record<string, string> {
  if (username === '') return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/** The system's word where there is one; never more of a message than its first words. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.message.slice(0, 60);
}

const MOST_REDIRECTS = 5;
