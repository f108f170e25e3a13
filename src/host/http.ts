import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Facts } from '../core/facts.ts';
import { proxyFor } from '../go/proxy-for.ts';
import type { GoUrl } from '../go/url.ts';
import { agentFor } from './proxy-agent.ts';
import { codeOf } from './read-file.ts';

export { systemRoots } from './system-roots.ts';

/** How a download is made. */
export interface DownloadHow {
  /** Certificate authorities to trust, PEM, and no others; see `systemRoots`. `[]`: no certificate can be verified. */
  readonly roots: readonly string[];
  /** HTTPS_PROXY, HTTP_PROXY and NO_PROXY are taken from it. */
  readonly env: Facts['env'];
  /** The most bytes that are read. */
  readonly limit: number;
  /** Milliseconds for all of it, redirects too. */
  readonly timeout: number;
}

/** A channel whose other end nobody vouched for: the certificate it showed, or plain http. */
export type Unverified =
  | ({ readonly kind: 'tls'; readonly host: string; readonly reason: string } & Shown)
  | { readonly kind: 'plain'; readonly host: string };
interface Shown {
  readonly issuer: string;
  /** SHA-256 of the certificate, 64 small hexadecimal digits; '' when there was none. */
  readonly fingerprint: string;
}

/** What a download gave. What failed is a value: the caller knows what it was for. */
export type Download =
  | { readonly kind: 'done'; readonly bytes: Uint8Array; readonly unverified: readonly Unverified[] }
  | { readonly kind: 'status'; readonly status: number; readonly url: string }
  | { readonly kind: 'too-large' | 'timeout' | 'redirects'; readonly url: string }
  /** `status` is the proxy's own answer. */
  | { readonly kind: 'proxy'; readonly proxy: string; readonly status: number }
  | { readonly kind: 'unreachable'; readonly host: string; readonly code: string; readonly proxy?: string };

/**
 * Gets what is pinned by digest or signature: a channel that cannot be verified is used all the same, and told: a GET that
 * ends at an untrusted certificate is made once more without verification. No other retries; at most five redirects, no
 * credentials but the network proxy's. Roots and proxy by Go's rules.
 */
export async function downloadPinned(url: string, how: DownloadHow): Promise<Download> {
  const signal = AbortSignal.timeout(how.timeout);
  const unverified: Unverified[] = [];
  let at = url;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const answer = await get(new URL(at), { ...how, signal });
    if (answer.kind !== 'answer') return answer;
    if (answer.unverified) unverified.push(answer.unverified);
    if (answer.next === undefined) return { kind: 'done', bytes: answer.bytes, unverified };
    at = answer.next;
  }
  return { kind: 'redirects', url: at };
}

interface Answer {
  readonly kind: 'answer';
  readonly bytes: Uint8Array;
  readonly next?: string;
  readonly unverified?: Unverified;
}
type Got = Answer | Exclude<Download, { kind: 'done' }>;
type Bounded = DownloadHow & { readonly signal: AbortSignal };

/** With a verified channel; without, when that is what fails. */
async function get(url: URL, how: Bounded): Promise<Got> {
  const first = await once(url, how, true);
  if (first.kind !== 'unreachable' || !UNTRUSTED.test(first.code)) return first;
  const second = await once(url, how, false);
  if (second.kind !== 'answer' || second.unverified?.kind !== 'tls') return second;
  return { ...second, unverified: { ...second.unverified, reason: first.code } };
}

function once(url: URL, how: Bounded, verify: boolean): Promise<Got> {
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
    asked.on('response', (answer) => {
      read(answer, { url, proxy, verify, limit: how.limit })
        .then(resolve, fault)
        .finally(() => asked.destroy());
    });
    asked.end();
  });
}

async function read(
  answer: IncomingMessage,
  { url, proxy, verify, limit }: { url: URL; proxy: GoUrl | undefined; verify: boolean; limit: number },
): Promise<Got> {
  const { statusCode: status = 0, socket } = answer;
  const isTls = socket instanceof TLSSocket;
  // Not through TLS: the proxy answered in the server's place.
  if (proxy && (status === 407 || (url.protocol === 'https:' && !isTls)))
    return { kind: 'proxy', proxy: shownProxy(proxy), status };
  const told = unverifiedOf(url, verify, isTls ? socket : undefined);
  const location = answer.headers.location;
  if (status >= 300 && status < 400 && location !== undefined) return redirect(url, location, told);
  if (status !== 200) return { kind: 'status', status, url: url.href };
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) return { kind: 'too-large', url: url.href };
    parts.push(part);
  }
  return { kind: 'answer', bytes: Buffer.concat(parts), ...told };
}

function redirect(url: URL, location: string, told: Pick<Answer, 'unverified'>): Got {
  const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  if (!next || !/^https?:$/.test(next.protocol) || next.username !== '' || next.password !== '')
    return { kind: 'redirects', url: url.href };
  return { kind: 'answer', bytes: new Uint8Array(), next: next.href, ...told };
}

function unverifiedOf(url: URL, verify: boolean, socket: TLSSocket | undefined): Pick<Answer, 'unverified'> {
  const { host } = url;
  if (url.protocol === 'http:') return { unverified: { kind: 'plain', host } };
  if (verify) return {};
  const shown = socket?.getPeerCertificate();
  const issuer = [shown?.issuer?.O, shown?.issuer?.CN].flat().filter(Boolean).join(', ');
  const fingerprint = (shown?.fingerprint256 ?? '').replaceAll(':', '').toLowerCase();
  return { unverified: { kind: 'tls', host, reason: '', issuer, fingerprint } };
}

function unreachable(url: URL, proxy: GoUrl | undefined, error: unknown): Got {
  const more = proxy ? { proxy: shownProxy(proxy) } : {};
  return { kind: 'unreachable', host: url.host, code: codeOf(error), ...more };
}

/** Never with its user and password. */
function shownProxy({ scheme, host }: GoUrl): string {
  return `${scheme}://${host}`;
}

const MAX_REDIRECTS = 5;
/** What OpenSSL says of a certificate that it does not trust, by Node's names; anything else is no question of trust. */
const UNTRUSTED =
  /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_|ERR_TLS_CERT_ALTNAME_INVALID|CRL_|ERROR_IN_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)/;
