import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** A server on a free port of 127.0.0.1, with every connection ended when disposed. */
export interface Standing extends AsyncDisposable {
  readonly port: number;
  /** What clients sent first, a text a connection. */
  readonly heard: readonly string[];
}

/** A plain server that does one thing with each connection. */
export function plain(act: (socket: Socket) => void): Promise<Standing> {
  return standUp(createServer(), act);
}

/** The same behind TLS. */
export function behindTls(options: TlsOptions, act: (socket: Socket) => void): Promise<Standing> {
  return standUp(createTlsServer(options), act);
}

/** What a web server does with each connection: this status line and body, whatever is asked. */
export function saying(status: string, body = '', type = 'text/plain'): (socket: Socket) => void {
  return (socket) =>
    socket.once('data', () =>
      socket.end(
        `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      ),
    );
}

/** A port of 127.0.0.1 where nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await plain(() => undefined);
  await server[Symbol.asyncDispose]();
  return server.port;
}

async function standUp(server: Server, act: (socket: Socket) => void): Promise<Standing> {
  const open = new Set<Socket>();
  const heard: string[] = [];
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  };
  server.on('connection', keep);
  server.on('tlsClientError', () => undefined);
  server.on(isTls(server) ? 'secureConnection' : 'connection', (socket: Socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data: Buffer) => heard.push(data.toString('latin1')));
    act(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    heard,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

function isTls(server: Server): boolean {
  return 'setSecureContext' in server;
}

/** A name server that knows these names (A records alone) and no other; `silent` answers nothing. */
export async function nameServer(
  known: Readonly<Record<string, string>> | 'silent' | 'failing',
): Promise<{ readonly address: string } & AsyncDisposable> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const answer = known === 'silent' ? undefined : answerTo(query, known === 'failing' ? undefined : known);
    if (answer) socket.send(answer, from.port, from.address);
  });
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((done) => socket.close(() => done())),
  };
}

/** RFC 1035, 4.1: header, the question again, one A record. */
function answerTo(query: Buffer, known: Readonly<Record<string, string>> | undefined): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const isA = query.readUInt16BE(at + 1) === 1;
  const address = known?.[labels.join('.')];
  const question = query.subarray(12, at + 5);
  const record = Buffer.from([
    0xc0,
    12,
    0,
    1,
    0,
    1,
    0,
    0,
    0,
    60,
    0,
    4,
    ...(address ?? '0.0.0.0').split('.').map(Number),
  ]);
  const isFound = isA && address !== undefined;
  const head = Buffer.alloc(12);
  query.copy(head, 0, 0, 2);
  // Response, recursion available; 2 server failure, 3 no such name, 0 known.
  const code = known === undefined ? 2 : address === undefined ? 3 : 0;
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(isFound ? 1 : 0, 6);
  return Buffer.concat([head, question, ...(isFound ? [record] : [])]);
}
