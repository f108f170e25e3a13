import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { type Bounded, type NoAnswer, once, type RequestHow } from './one-request.ts';

export { redirectsOf, resolveName, UNKNOWN_PROXY } from './reach.ts';
export { systemRoots } from './system-roots.ts';

/** How a download is made. */
export interface DownloadHow extends RequestHow {
  /** The most bytes that are read. */
  readonly limit: number;
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
  | { readonly kind: 'too-large' | 'redirects'; readonly url: string }
  | NoAnswer;

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

/** With a verified channel; without, when that is what fails. */
async function get(url: URL, how: Bounded<DownloadHow>): Promise<Got> {
  const { limit } = how;
  const asking = (verify: boolean) => ({
    verify,
    take: (answer: IncomingMessage) => read(answer, { url, verify, limit }),
  });
  const first = await once(url, how, asking(true));
  if (first.kind !== 'unreachable' || !UNTRUSTED.test(first.code)) return first;
  const second = await once(url, how, asking(false));
  if (second.kind !== 'answer' || second.unverified?.kind !== 'tls') return second;
  return { ...second, unverified: { ...second.unverified, reason: first.code } };
}

async function read(
  answer: IncomingMessage,
  { url, verify, limit }: { url: URL; verify: boolean; limit: number },
): Promise<Got> {
  const { statusCode: status = 0, socket } = answer;
  const told = unverifiedOf(url, verify, socket instanceof TLSSocket ? socket : undefined);
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

const MAX_REDIRECTS = 5;
/** What OpenSSL says of a certificate that it does not trust, by Node's names; anything else is no question of trust. */
const UNTRUSTED =
  /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_|ERR_TLS_CERT_ALTNAME_INVALID|CRL_|ERROR_IN_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)/;
