import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTls } from 'node:https';
import { type AddressInfo, connect, createServer as createTcp, type Server, type Socket } from 'node:net';
import { type CertificateMill, certificateMill } from '../pki/make-certificates.ts';

/** The host that certificates name beside loopback; only a proxy of these tests knows where it is. */
export const HOST = 'profiles.acme.example';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Servers on loopback, certificates of their own; all of it gone when disposed. */
export interface Web extends AsyncDisposable {
  readonly mill: CertificateMill;
  /** PEM file of the authority that signed the server's certificate. */
  readonly ca: string;
  /** `https://localhost:PORT`. */
  readonly tls: string;
  /** `http://127.0.0.1:PORT`. */
  readonly plain: string;
  /** What is at a path; anything else is 404. */
  readonly pages: Map<string, Answer | string>;
  /** Paths that were asked for, in their order. */
  readonly asked: string[];
  /** How many connections there were, proxies' too. */
  connections(): number;
  /** How many of them are open. */
  open(): number;
  /**
   * A network proxy, `http://127.0.0.1:PORT`: it leads every host to the TLS server, or to another port; `login` is what it
   * wants of Proxy-Authorization, `refuse` its answer to all.
   */
  proxy(how?: { readonly to?: string; readonly login?: string; readonly refuse?: string }): Promise<Proxy>;
  /** Another TLS server of the same pages, with the certificate of this name. */
  serve(certificate: string): Promise<string>;
  /** A server that takes connections and never says anything: its port. */
  mute(): Promise<number>;
}

export interface Proxy {
  readonly url: string;
  /** First lines of the requests. */
  readonly requests: string[];
}

export const SERVER_NAMES = [
  'basicConstraints=critical,CA:FALSE',
  `subjectAltName=DNS:${HOST},DNS:localhost,IP:127.0.0.1`,
];

export async function web(): Promise<Web> {
  const mill = certificateMill();
  mill.make('root');
  mill.make('server', { issuer: 'root', extensions: SERVER_NAMES });
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const pages = new Map<string, Answer | string>();
  const asked: string[] = [];
  let connections = 0;
  const listen = async (server: Server): Promise<number> => {
    servers.push(server);
    server.on('connection', (socket: Socket) => {
      connections += 1;
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    // Sound: it listens on TCP.
    return (server.address() as AddressInfo).port;
  };
  const answer: Answer = (request, response) => {
    asked.push(request.url ?? '');
    const page = pages.get((request.url ?? '').replace(/^http:\/\/[^/]*/, ''));
    if (page === undefined) response.writeHead(404).end();
    else if (typeof page === 'string') response.end(page);
    else page(request, response);
  };
  const serve = async (certificate: string) => {
    const options = { key: mill.read(`${certificate}.key`), cert: mill.read(`${certificate}.pem`) };
    const server = createTls({ key: Buffer.from(options.key), cert: Buffer.from(options.cert) }, answer);
    server.on('tlsClientError', () => undefined);
    return `https://localhost:${await listen(server)}`;
  };
  const tls = await serve('server');
  const plain = `http://127.0.0.1:${await listen(createPlain(answer))}`;
  return {
    mill,
    ca: `${mill.dir}/root.pem`,
    tls,
    plain,
    pages,
    asked,
    connections: () => connections,
    open: () => sockets.size,
    serve,
    async proxy({ to = tls, login, refuse } = {}) {
      const requests: string[] = [];
      const server = createTcp((socket) => {
        socket.once('data', (head) => {
          const text = head.toString('latin1');
          requests.push(text.split('\r\n')[0] ?? '');
          const wanted = login && `Basic ${Buffer.from(login).toString('base64')}`;
          const given = /^proxy-authorization: (.*)$/im.exec(text)?.[1]?.trim();
          if (refuse) return socket.end(refuse);
          if (wanted && given !== wanted)
            return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
          const isTunnel = text.startsWith('CONNECT ');
          const onward = connect(Number(new URL(isTunnel ? to : plain).port), '127.0.0.1', () => {
            if (isTunnel) socket.write('HTTP/1.1 200 OK\r\n\r\n');
            else onward.write(head);
            socket.pipe(onward).pipe(socket);
          });
          onward.on('error', () => socket.destroy());
          socket.on('close', () => onward.destroy());
        });
      });
      return { url: `http://127.0.0.1:${await listen(server)}`, requests };
    },
    mute: () => listen(createTcp((socket) => void socket.resume())),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
      mill[Symbol.dispose]();
    },
  };
}
