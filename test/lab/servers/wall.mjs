import { listen } from './listen.mjs';

/**
 * A network that lets nothing out: an HTTPS_PROXY that refuses every CONNECT with 403, as a corporate one does.
 * `refused` lists what programs tried to reach, so a story can also prove that nothing was tried.
 */
export async function standWall() {
  const refused = [];
  const server = await listen((request, response) => {
    refused.push(request.url);
    response.writeHead(403).end();
  });
  server.server.on('connect', (request, socket) => {
    refused.push(request.url);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
  });
  return { ...server, refused };
}
