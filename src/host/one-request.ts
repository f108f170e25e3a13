import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Facts } from '../core/facts.ts';
import { proxyFor } from '../go/proxy-for.ts';
import type { GoUrl } from '../go/url.ts';
import { agentFor } from './proxy-agent.ts';
import { codeOf } from './read-file.ts';

/** How a request is made. */
export interface RequestHow {
  /** Certificate authorities to trust, PEM, and no others; see `systemRoots`. `[]`: no certificate can be verified. */
  readonly roots: readonly string[];
  /** HTTPS_PROXY, HTTP_PROXY and NO_PROXY are taken from it. */
  readonly env: Facts['env'];
  /** Milliseconds for all of it, redirects too. */
  readonly timeout: number;
}
/** Why a server said nothing. */
export type NoAnswer =
  | { readonly kind: 'timeout'; readonly url: string }
  /** `status` is the proxy's own answer. */
  | { readonly kind: 'proxy'; readonly proxy: string; readonly status: number }
  | { readonly kind: 'unreachable'; readonly host: string; readonly code: string; readonly proxy?: string };

/** How an answer begins. */
export interface Head {
  readonly kind: 'head';
  readonly status: number;
  readonly location: string | undefined;
}

export type Bounded<How extends RequestHow> = How & { readonly signal: AbortSignal };

/** The status and `Location` of one GET, by a verified channel alone; nothing of the body is read, no redirect followed. */
export async function head(url: URL, how: RequestHow): Promise<Head | NoAnswer> {
  const bounded = { ...how, signal: AbortSignal.timeout(how.timeout) };
  const take = async ({ statusCode: status = 0, headers }: IncomingMessage): Promise<Head> => ({
    kind: 'head',
    status,
    location: headers.location,
  });
  return once(url, bounded, { verify: true, take });
}

/** One request; `take` gets the server's own answer, which is gone afterwards, read or not. */
export function once<T>(
  url: URL,
  how: Bounded<RequestHow>,
  { verify, take }: { readonly verify: boolean; readonly take: (answer: IncomingMessage) => Promise<T> },
): Promise<T | NoAnswer> {
  const proxy = proxyFor(url, how.env);
  const { signal } = how;
  return new Promise((resolve) => {
    const fault = (error: unknown) =>
      resolve(signal.aborted ? { kind: 'timeout', url: url.href } : unreachable(url, proxy, error));
    signal.addEventListener('abort', fault, { once: true });
    let asked: ClientRequest;
    try {
      asked = (url.protocol === 'https:' ? requestTls : requestPlain)(url, {
        agent: agentFor(url, proxy, how),
        signal,
        ca: [...how.roots],
        rejectUnauthorized: verify,
        maxHeaderSize: 16 * 1024,
        headers: { 'User-Agent': 'goenv', Accept: '*/*', 'Accept-Encoding': 'identity', Connection: 'close' },
      } as Parameters<typeof requestTls>[1] & object);
    } catch (error) {
      return fault(error);
    }
    asked.on('error', fault);
    asked.on('response', async (answer) => {
      try {
        resolve(refusal(url, proxy, answer) ?? (await take(answer)));
      } catch (error) {
        fault(error);
      } finally {
        asked.destroy();
      }
    });
    asked.end();
  });
}

/** What the proxy answered in the server's place: not through TLS. */
function refusal(
  url: URL,
  proxy: GoUrl | undefined,
  { statusCode: status = 0, socket }: IncomingMessage,
): NoAnswer | undefined {
  const isOwn = status === 407 || (url.protocol === 'https:' && !(socket instanceof TLSSocket));
  return proxy && isOwn ? { kind: 'proxy', proxy: shownProxy(proxy), status } : undefined;
}

function unreachable(url: URL, proxy: GoUrl | undefined, error: unknown): NoAnswer {
  const more = proxy ? { proxy: shownProxy(proxy) } : {};
  return { kind: 'unreachable', host: url.host, code: codeOf(error), ...more };
}

/** Never with its user and password. */
function shownProxy({ scheme, host }: GoUrl): string {
  return `${scheme}://${host}`;
}
