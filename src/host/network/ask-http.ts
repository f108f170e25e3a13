import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpSeen } from '../../core/network.ts';
import { type Deadline, WalkFault, within } from './fault.ts';
import { handshakeFault } from './secure.ts';

export interface HttpQuestion {
  /** What stands after GET: a path, or the whole URL for a proxy of plain http. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes to keep. */
  readonly limit: number;
}

/** One GET over an open connection, which is closed afterwards. Throws a `WalkFault`. */
export function askHttp(socket: Socket, question: HttpQuestion, deadline: Deadline): Promise<HttpSeen> {
  const { path, headers, limit } = question;
  const start = performance.now();
  const answered = new Promise<HttpSeen>((resolve, reject) => {
    const asked = request({
      path,
      headers: { ...headers, Connection: 'close' },
      createConnection: () => socket,
    });
    asked.once('error', (error) => reject(answerFault(error)));
    asked.once('response', (answer) => read(answer, { start, limit }).then(resolve, reject));
    asked.end();
  });
  const late = new WalkFault('timeout', 'net/http: timeout awaiting response headers');
  return within(deadline, answered, late).finally(() => socket.destroy());
}

function read(
  answer: IncomingMessage,
  { start, limit }: { readonly start: number; readonly limit: number },
): Promise<HttpSeen> {
  const parts: Buffer[] = [];
  let size = 0;
  const firstByte = performance.now() - start;
  const seen = (complete: boolean): HttpSeen => ({
    status: answer.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    ),
    body: Buffer.concat(parts).subarray(0, limit),
    complete,
    firstByte,
  });
  return new Promise((resolve, reject) => {
    answer.on('data', (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (size <= limit) return;
      resolve(seen(false));
      answer.destroy();
    });
    answer.once('end', () => resolve(seen(true)));
    answer.once('error', () => reject(new WalkFault('truncated', 'unexpected EOF')));
    answer.once('aborted', () => reject(new WalkFault('truncated', 'unexpected EOF')));
  });
}

function answerFault(error: Error & { code?: string }): WalkFault {
  if (error.code?.startsWith('HPE_'))
    return new WalkFault('not-http', `malformed HTTP response: ${error.message}`);
  if (error.message === 'socket hang up') return new WalkFault('closed', 'EOF');
  return handshakeFault(error);
}
