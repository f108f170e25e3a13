import type { Socket } from 'node:net';
import { type Deadline, socketFault, WalkFault, within } from './fault.ts';

/**
 * Asks a SOCKS5 proxy for a tunnel, the name resolved there (RFC 1928, 1929). Throws a `WalkFault`:
 * `proxy-status` with SOCKS's own number for a refusal, `not-http` for something that speaks no SOCKS.
 */
export async function openSocks(
  socket: Socket,
  { host, port, user }: { host: string; port: number; user?: { name: string; password: string } },
  deadline: Deadline,
): Promise<void> {
  const say = (bytes: readonly number[], length: number) => exchange(socket, { bytes, length }, deadline);
  const [version, method] = await say(user ? [5, 2, 0, 2] : [5, 1, 0], 2);
  if (version !== 5) throw new WalkFault('not-http', 'socks connect: unexpected protocol version');
  if (method === 2 && user) {
    const [name, password] = [[...Buffer.from(user.name)], [...Buffer.from(user.password)]];
    const [, status] = await say([1, name.length, ...name, password.length, ...password], 2);
    if (status !== 0)
      throw new WalkFault('proxy-status', 'socks connect: username/password authentication failed', 1);
  } else if (method !== 0)
    throw new WalkFault('proxy-status', 'socks connect: no acceptable authentication methods', 255);
  const name = [...Buffer.from(host)];
  const [, status = 1] = await say([5, 1, 0, 3, name.length, ...name, port >> 8, port & 255], 10);
  if (status !== 0)
    throw new WalkFault('proxy-status', `socks connect: ${REPLIES[status] ?? 'failed'}`, status);
}

/** Sends, and gives at least `length` bytes of what comes back. */
function exchange(
  socket: Socket,
  { bytes, length }: { readonly bytes: readonly number[]; readonly length: number },
  deadline: Deadline,
): Promise<Buffer> {
  const answered = new Promise<Buffer>((resolve, reject) => {
    let seen = Buffer.alloc(0);
    const stop = () => socket.off('data', onData).off('close', onClose).off('error', onError);
    const onData = (part: Buffer) => {
      seen = Buffer.concat([seen, part]);
      // A refusal may be shorter than an answer with an address.
      if (seen.length < Math.min(length, seen[1] ? 2 : length)) return;
      stop();
      resolve(seen);
    };
    const onClose = () => reject(new WalkFault('closed', 'socks connect: EOF'));
    const onError = (error: Error) => reject(socketFault(error, 'socks connect'));
    socket.on('data', onData).on('close', onClose).on('error', onError);
    socket.write(Buffer.from(bytes));
  });
  return within(deadline, answered, new WalkFault('timeout', 'socks connect: i/o timeout'));
}

/** Source: golang.org/x/net/internal/socks `Reply.String`. */
const REPLIES: Readonly<Record<number, string>> = {
  1: 'general SOCKS server failure',
  2: 'connection not allowed by ruleset',
  3: 'network unreachable',
  4: 'host unreachable',
  5: 'connection refused',
  6: 'TTL expired',
  7: 'command not supported',
  8: 'address type not supported',
};
