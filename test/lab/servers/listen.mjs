import { createServer } from 'node:http';

/**
 * An http server on a free port of 127.0.0.1. `close` ends it at once, open connections included.
 * @param {import('node:http').RequestListener} answer
 * @returns {Promise<{ url: string, port: number, server: import('node:http').Server, close(): Promise<void> }>}
 */
export async function listen(answer) {
  const server = createServer(answer);
  server.requestTimeout = 30_000;
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  return { url: `http://127.0.0.1:${port}`, port, server, close: () => close(server) };
}

function close(server) {
  const closed = new Promise((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
