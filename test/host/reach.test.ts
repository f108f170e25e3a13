import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { redirectsOf, resolveName, UNKNOWN_PROXY } from '../../src/host/reach.ts';
import { certificateMill } from '../pki/make-certificates.ts';
import { web } from './web.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A TCP server that listens has an address with a port.
  return (server.address() as AddressInfo).port;
}

const serve = (listener: RequestListener) => listen(createServer(listener));
const DIRECT = { env: {}, roots: [], timeout: 3000 };

describe('where downloads lead on to', () => {
  test('each host of a chain of redirects, without the paths and signatures', async () => {
    const last = await serve((_, answer) => answer.end('zip'));
    const middle = await serve((_, answer) =>
      answer.writeHead(302, { location: `http://127.0.0.1:${last}/x.zip?signature=s3cret` }).end(),
    );
    const first = await serve((_, answer) =>
      answer.writeHead(301, { location: `http://127.0.0.1:${middle}/y` }).end(),
    );
    expect(await redirectsOf(`http://127.0.0.1:${first}/m/@v/v1.zip`, DIRECT)).toEqual({
      to: [`http://127.0.0.1:${middle}`, `http://127.0.0.1:${last}`],
    });
  });

  test('an answer without a redirect leads nowhere', async () => {
    const port = await serve((_, answer) => answer.end('zip'));
    expect(await redirectsOf(`http://127.0.0.1:${port}/`, DIRECT)).toEqual({ to: [] });
  });

  test('a circle ends after five', async () => {
    let asked = 0;
    const port = await serve((request, answer) => {
      asked += 1;
      answer.writeHead(302, { location: request.url ?? '/' }).end();
    });
    const found = await redirectsOf(`http://127.0.0.1:${port}/`, DIRECT);
    expect(found.to).toHaveLength(5);
    expect(asked).toBe(5);
  });

  test.each([
    ['a file that is not there', 404, 'HTTP 404'],
    ['a login that is wanted', 407, 'HTTP 407'],
  ])('%s is said', async (_, status, problem) => {
    const port = await serve((__, answer) => answer.writeHead(status).end());
    expect(await redirectsOf(`http://127.0.0.1:${port}/`, DIRECT)).toEqual({ problem });
  });

  test('nobody there, and somebody who never answers', async () => {
    const gone = await serve(() => undefined);
    open.pop()?.close();
    expect(await redirectsOf(`http://127.0.0.1:${gone}/`, DIRECT)).toEqual({ problem: 'ECONNREFUSED' });
    const silent = createServer(() => undefined);
    const port = await listen(silent);
    expect(await redirectsOf(`http://127.0.0.1:${port}/`, { ...DIRECT, timeout: 200 })).toEqual({
      problem: 'timeout',
    });
    silent.closeAllConnections();
  });

  test('a plain request goes through the proxy whole, with its login', async () => {
    const seen: (string | undefined)[] = [];
    const proxy = await serve((request, answer) => {
      seen.push(request.url, request.headers['proxy-authorization']);
      answer.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    });
    const env = { HTTP_PROXY: `http://u%40:p@127.0.0.1:${proxy}` };
    expect(await redirectsOf('http://a.example/x', { ...DIRECT, env })).toEqual({
      to: ['http://127.0.0.1:1'],
    });
    expect(seen).toEqual(['http://a.example/x', `Basic ${Buffer.from('u@:p').toString('base64')}`]);
  });

  test('https by CONNECT, an empty HTTPS_PROXY hides nothing, trusted by the authority of the profile alone; never on to http', async () => {
    using mill = certificateMill();
    const ca = mill.make('ca');
    mill.make('server', {
      issuer: 'ca',
      extensions: ['basicConstraints=critical,CA:FALSE', 'subjectAltName=DNS:modules.example'],
    });
    const [key, cert] = [
      readFileSync(join(mill.dir, 'server.key')),
      readFileSync(join(mill.dir, 'server.pem')),
    ];
    const hosts: (string | undefined)[] = [];
    const secure = createSecureServer({ key, cert }, (request, answer) => {
      hosts.push(request.headers.host);
      answer.writeHead(302, { location: 'http://plain.example/' }).end();
    });
    const target = await listen(secure);
    const asked: (string | undefined)[] = [];
    const tunnel = createServer();
    tunnel.on('connect', (request, client) => {
      asked.push(request.url);
      const server = connect(target, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        server.pipe(client).pipe(server);
      });
      server.on('error', () => client.destroy());
      client.on('error', () => server.destroy());
    });
    const proxy = await listen(tunnel);
    const through = { ...DIRECT, env: { HTTPS_PROXY: '', https_proxy: `http://127.0.0.1:${proxy}` } };
    expect(await redirectsOf('https://modules.example/x', { ...through, roots: [ca] })).toEqual({
      to: [],
    });
    expect(asked).toEqual(['modules.example:443']);
    expect(hosts).toEqual(['modules.example']);
    const untrusted = await redirectsOf('https://modules.example/x', through);
    expect(untrusted.problem).toMatch(/CERT|SELF_SIGNED|UNABLE/);
  });

  test('a proxy that refuses is said', async () => {
    const tunnel = createServer();
    tunnel.on('connect', (_, client) => client.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    const proxy = await listen(tunnel);
    const options = { ...DIRECT, env: { HTTPS_PROXY: `http://127.0.0.1:${proxy}` } };
    expect(await redirectsOf('https://modules.example/x', options)).toEqual({ problem: 'CONNECT 403' });
  });

  test('a login in a URL is not sent', async () => {
    const seen: (string | undefined)[] = [];
    const last = await serve((request, answer) => {
      seen.push(request.headers.authorization);
      answer.end();
    });
    const first = await serve((request, answer) => {
      seen.push(request.headers.authorization);
      answer.writeHead(302, { location: `http://u:p@127.0.0.1:${last}/` }).end();
    });
    expect(await redirectsOf(`http://me:s3cret@127.0.0.1:${first}/`, DIRECT)).toEqual({
      to: [`http://127.0.0.1:${last}`],
    });
    expect(seen).toEqual([undefined, undefined]);
  });

  test('a TLS proxy is shown its login by a verified channel alone', async () => {
    await using net = await web();
    const heard: (string | undefined)[] = [];
    const tls = { key: net.mill.read('server.key'), cert: net.mill.read('server.pem') };
    const proxy = createSecureServer({ key: Buffer.from(tls.key), cert: Buffer.from(tls.cert) });
    proxy.on('tlsClientError', () => undefined);
    proxy.on('connect', (request, client) => {
      heard.push(request.headers['proxy-authorization']);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    const env = { HTTPS_PROXY: `https://u:p@127.0.0.1:${await listen(proxy)}` };
    const ask = (roots: readonly string[]) =>
      redirectsOf('https://modules.example/x', { ...DIRECT, env, roots });
    expect((await ask([])).problem).toMatch(/CERT|SELF_SIGNED|UNABLE/);
    expect(heard).toEqual([]);
    expect(await ask([readFileSync(net.ca, 'utf8')])).toEqual({ problem: 'CONNECT 403' });
    expect(heard).toEqual([`Basic ${Buffer.from('u:p').toString('base64')}`]);
  });

  test.each([
    ['a SOCKS proxy that is not there', 'socks5://127.0.0.1:1', 'ECONNREFUSED'],
    ['a proxy whose address nobody knows', UNKNOWN_PROXY, 'network.proxy'],
  ])('%s: never around it', async (_, HTTP_PROXY, problem) => {
    const asked: (string | undefined)[] = [];
    const port = await serve((request, answer) => {
      asked.push(request.url);
      answer.end();
    });
    const env = { HTTP_PROXY };
    const found = await redirectsOf(`http://0.0.0.0:${port}/`, { ...DIRECT, env });
    expect(found.problem).toContain(problem);
    expect(asked).toEqual([]);
  });

  test('an address of IPv6 by CONNECT, in its brackets', async () => {
    const asked: (string | undefined)[] = [];
    const tunnel = createServer();
    tunnel.on('connect', (request, client) => {
      asked.push(request.url);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    const env = { HTTPS_PROXY: `http://127.0.0.1:${await listen(tunnel)}` };
    expect(await redirectsOf('https://[2001:db8::1]/x', { ...DIRECT, env })).toEqual({
      problem: 'CONNECT 403',
    });
    expect(asked).toEqual(['[2001:db8::1]:443']);
  });
});

describe('what a name resolves to', () => {
  /** A name server that knows one name; answers with the question and one record, or with NXDOMAIN. */
  async function nameServer(): Promise<string> {
    const socket = createSocket('udp4');
    open.push(socket);
    socket.on('message', (question, from) => {
      const known = question.includes('modules');
      const isV6 = question.subarray(12).includes(Buffer.from([0, 28, 0, 1]));
      const head = Buffer.from([0x81, known ? 0x80 : 0x83, 0, 1, 0, known ? 1 : 0, 0, 0, 0, 0]);
      const end = question.indexOf(0, 12) + 5;
      const data = isV6
        ? Buffer.from('20010db8000000000000000000000001', 'hex')
        : Buffer.from([192, 0, 2, 1]);
      const record = Buffer.from([0xc0, 12, 0, isV6 ? 28 : 1, 0, 1, 0, 0, 0, 60, 0, data.length]);
      const answer = known ? [record, data] : [];
      socket.send(
        Buffer.concat([question.subarray(0, 2), head, question.subarray(12, end), ...answer]),
        from.port,
        from.address,
      );
    });
    await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
    return `127.0.0.1:${socket.address().port}`;
  }

  test('both kinds of addresses', async () => {
    const server = await nameServer();
    expect(await resolveName('modules.example', [server])).toEqual({
      v4: ['192.0.2.1'],
      v6: ['2001:db8::1'],
    });
  });

  test('a name that nobody has', async () => {
    expect(await resolveName('nobody.example', [await nameServer()])).toEqual({ problem: 'ENOTFOUND' });
  });
});
