import net from 'node:net';
import tls from 'node:tls';

/**
 * Any server of sockets on a free port of 127.0.0.1; `close` ends it with every connection.
 * @param {net.Server} server
 * @returns {Promise<{ port: number, close(): Promise<void> }>}
 */
export async function standUp(server) {
  const sockets = new Set();
  const remember = (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };
  server.on('connection', remember);
  server.on('tlsClientError', () => {});
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port: server.address().port, close };
}

/** TLS in front of a plain server: what a fault is about is in `options` (node:tls). */
export function tlsBefore(port, options) {
  return standUp(tls.createServer(options, (socket) => join(socket, net.connect(port, '127.0.0.1'))));
}

/** A server that does one thing with each connection. */
export function rawServer(act) {
  return standUp(net.createServer(act));
}

/** A port of 127.0.0.1 where nothing listens. */
export async function closedPort() {
  const { port, close } = await rawServer(() => {});
  await close();
  return port;
}

/**
 * The network proxy of the lab: every CONNECT ends at the port that `routes` gives for the host, else 502; one that it does not admit
 * gets 407.
 * A reset behind it is a reset before it, so that a fault looks as it does without a proxy.
 */
export function tunnel(routes, admits = () => true) {
  return rawServer((client) => {
    client.once('data', (head) => {
      if (!admits(head.toString('latin1'))) return client.end(WANTS_LOGIN);
      const host = /^CONNECT ([^:\s]+):/.exec(head.toString('latin1'))?.[1];
      const port = host === undefined ? undefined : routes(host);
      if (port === undefined) return client.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
      const server = net.connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        join(client, server);
      });
      server.on('error', () => reset(client));
      // A client that went away before the connection stood would leave it open for ever.
      client.on('close', () => server.destroy());
    });
  });
}

/** A network proxy that answers every CONNECT with one status line. */
export function proxyThatSays(line) {
  return rawServer((client) =>
    client.once('data', () => client.end(`HTTP/1.1 ${line}\r\nContent-Length: 0\r\n\r\n`)),
  );
}

/**
 * Resets a connection, unless it is being shut down already: Node then believes the handle closed, libuv has refused to
 * close it (EINVAL of uv_tcp_close_reset), and the process spins at its end, waiting for it (CleanupHandles in src/env.cc).
 */
export function reset(socket) {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

function join(one, other) {
  one.pipe(other);
  other.pipe(one);
  one.on('error', () => other.destroy());
  other.on('error', () => (one instanceof tls.TLSSocket ? one.destroy() : reset(one)));
  one.on('close', () => other.destroy());
  if (one.destroyed) other.destroy();
}

const WANTS_LOGIN =
  'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="lab"\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
