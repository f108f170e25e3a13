import type { Socket } from 'node:net';
import { type Deadline, socketFault, WalkFault, within } from './fault.ts';

/**
 * Asks an HTTP proxy for a tunnel: `CONNECT host:port`. `login`: the value of Proxy-Authorization.
 * Throws a `WalkFault`: `proxy-status` with the status, `closed`, `reset`, `not-http`, `timeout`.
 */
export function openTunnel(
  socket: Socket,
  { authority, login }: { readonly authority: string; readonly login?: string },
  deadline: Deadline,
): Promise<void> {
  const head = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`, 'User-Agent: Go-http-client/1.1'];
  if (login !== undefined) head.push(`Proxy-Authorization: ${login}`);
  const answered = new Promise<void>((resolve, reject) => {
    let seen = Buffer.alloc(0);
    const done = (fault?: WalkFault) => {
      socket.off('data', onData).off('close', onClose).off('error', onError);
      if (fault) reject(fault);
      else resolve();
    };
    const onData = (part: Buffer) => {
      seen = Buffer.concat([seen, part]);
      const end = seen.indexOf('\r\n\r\n');
      if (end < 0 && seen.length < LONGEST_HEAD && !isNoHttp(seen)) return;
      socket.pause();
      if (end >= 0 && end + 4 < seen.length) socket.unshift(seen.subarray(end + 4));
      done(judge(seen.toString('latin1')));
    };
    const onClose = () => done(new WalkFault('closed', 'proxyconnect tcp: EOF'));
    const onError = (error: Error) => done(socketFault(error, 'proxyconnect tcp'));
    socket.on('data', onData).on('close', onClose).on('error', onError);
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
  });
  return within(deadline, answered, new WalkFault('timeout', 'proxyconnect tcp: i/o timeout'));
}

function judge(text: string): WalkFault | undefined {
  const [line = '', status = '', reason = ''] = /^HTTP\/1\.[01] (\d{3})(?: ([^\r\n]*))?/.exec(text) ?? [];
  if (line === '')
    return new WalkFault(
      'not-http',
      `proxyconnect tcp: malformed HTTP response ${JSON.stringify(text.slice(0, 60))}`,
    );
  if (status.startsWith('2')) return undefined;
  const via = /^(?:via|proxy-agent|server|x-squid-error|proxy-authenticate):[^\r\n]*/im.exec(text)?.[0];
  return new WalkFault(
    'proxy-status',
    `CONNECT: ${status} ${reason}${via ? ` (${via})` : ''}`,
    Number(status),
  );
}

function isNoHttp(seen: Buffer): boolean {
  return seen.length >= 5 && seen.subarray(0, 5).toString('latin1') !== 'HTTP/';
}

/** Bytes. */
const LONGEST_HEAD = 65_536;
