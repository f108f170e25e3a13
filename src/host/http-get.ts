import { readFileSync } from 'node:fs';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { fileURLToPath } from 'node:url';
import { codeOf } from './read-file.ts';

/** What a server answered, or why it did not; redirections are followed. */
export type Fetched =
  | { readonly kind: 'answer'; readonly status: number; readonly bytes: Uint8Array }
  | { readonly kind: 'no-answer'; readonly reason: string };

/**
 * GETs an http, https or file URL, as a plain client: no login, no network proxy. `ca`: PEM of the certificates to trust
 * instead of Node's own. At most 500 MiB, and no silence of more than a minute.
 */
export async function httpGet(url: string, ca?: Uint8Array, hops = 5): Promise<Fetched> {
  try {
    if (url.startsWith('file:')) return fromFile(url);
    const answer = await request(url, ca);
    const { statusCode: status = 0 } = answer;
    const { location } = answer.headers;
    if (status >= 300 && status < 400 && location !== undefined && hops > 0) {
      answer.resume();
      const next = new URL(location, url).href;
      // From https nothing leads back to what anybody on the way can change.
      if (url.startsWith('https:') && !next.startsWith('https:'))
        return { kind: 'no-answer', reason: `redirected to ${next}` };
      return await httpGet(next, ca, hops - 1);
    }
    return { kind: 'answer', status, bytes: await bodyOf(answer) };
  } catch (error) {
    return { kind: 'no-answer', reason: codeOf(error) };
  }
}

function fromFile(url: string): Fetched {
  try {
    return { kind: 'answer', status: 200, bytes: readFileSync(fileURLToPath(url)) };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return { kind: 'answer', status: 404, bytes: new Uint8Array() };
  }
}

function request(url: string, ca: Uint8Array | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = url.startsWith('https:')
      ? getHttps(url, { ...(ca && { ca: Buffer.from(ca) }), timeout: SILENCE }, resolve)
      : getHttp(url, { timeout: SILENCE }, resolve);
    sent.on('timeout', () => sent.destroy(new Error('no answer within a minute')));
    sent.on('error', reject);
  });
}

async function bodyOf(answer: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer) {
    size += (part as Buffer).length;
    if (size > MOST) throw new Error(`more than ${MOST} bytes`);
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

/** Milliseconds. */
const SILENCE = 60_000;
/** Bytes: what go takes of one module. */
const MOST = 500 * 1024 * 1024;
