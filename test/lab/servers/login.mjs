import { listen } from './listen.mjs';

/**
 * A server that wants a login (Basic) before another one: without it 401, with it that one's own answer.
 * @param {number} port of the server behind, plain http on 127.0.0.1
 * @param {(login: string) => boolean} admits is asked with `user:password`, '' where there is none
 * @returns a server with `refused`, how often it has said 401
 */
export async function serveLogin(port, admits) {
  let refused = 0;
  const server = await listen((request, response) => {
    const [, encoded = ''] = /^Basic (.*)$/.exec(request.headers.authorization ?? '') ?? [];
    if (admits(Buffer.from(encoded, 'base64').toString('latin1')))
      return relay(`http://127.0.0.1:${port}${request.url}`, request, response);
    refused += 1;
    return response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="lab"' }).end();
  });
  return { ...server, refused: () => refused };
}

async function relay(url, request, response) {
  const { method } = request;
  const body = method === 'POST' ? { body: Buffer.concat(await request.toArray()) } : {};
  const names = ['content-type', 'git-protocol', 'content-encoding'];
  const headers = Object.fromEntries(
    names.flatMap((name) => (request.headers[name] ? [[name, request.headers[name]]] : [])),
  );
  const found = await fetch(url, { method, headers, ...body });
  response.writeHead(found.status, { 'Content-Type': found.headers.get('content-type') ?? 'text/plain' });
  response.end(Buffer.from(await found.arrayBuffer()));
}
