import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Walk } from '../../src/core/network.ts';
import { RealNetwork } from '../../src/host/network/real-network.ts';
import { CA, type CertificateMill, certificateMill } from '../pki/make-certificates.ts';
import { behindTls, closedPort, nameServer, plain, saying } from './servers.ts';

let mill: CertificateMill;
let roots: readonly string[];

beforeAll(() => {
  mill = certificateMill();
  roots = [mill.make('root')];
  for (const [name, san, more] of [
    ['good', 'IP:127.0.0.1,DNS:h.test', {}],
    ['other', 'DNS:other.test', {}],
    ['old', 'IP:127.0.0.1', { from: '20200101000000Z', until: '20200201000000Z' }],
    ['own', 'IP:127.0.0.1', {}],
  ] as const) {
    const extensions = ['basicConstraints=critical,CA:FALSE', `subjectAltName=${san}`];
    mill.make(name, { extensions, ...more, ...(name !== 'own' && { issuer: 'root' }) });
  }
  mill.make('middle', { extensions: CA, issuer: 'root' });
  mill.make('below', {
    extensions: ['basicConstraints=critical,CA:FALSE', 'subjectAltName=IP:127.0.0.1'],
    issuer: 'middle',
  });
});
afterAll(() => mill[Symbol.dispose]());

const pair = (name: string) => ({
  key: Buffer.from(mill.read(`${name}.key`)),
  cert: Buffer.from(mill.read(`${name}.pem`)),
});
const walk = (url: string, more: Partial<Walk> = {}) =>
  new RealNetwork().walk({ url, roots, timeout: 4000, ...more });

describe('the whole way', () => {
  test('of a server that is trusted', async () => {
    await using server = await behindTls(
      { ...pair('good'), ALPNProtocols: ['http/1.1'] },
      saying('200 OK', 'v1.0.0\n'),
    );
    const trace = await walk(`https://127.0.0.1:${server.port}/m/@v/list`, {
      headers: { Authorization: 'Basic eA==' },
    });
    expect(trace.broken).toBeUndefined();
    expect(trace.passed.map(({ stage }) => stage)).toEqual(['dns', 'tcp', 'tls', 'http']);
    expect(trace.tls).toMatchObject({ isForHost: true, alpn: 'http/1.1' });
    expect(trace.tls?.distrusted).toBeUndefined();
    expect(trace.tls?.root).toBeDefined();
    expect(trace.http).toMatchObject({ status: 200, complete: true });
    expect(Buffer.from(trace.http?.body ?? []).toString()).toBe('v1.0.0\n');
    expect(server.heard.join()).toContain('Authorization: Basic eA==');
  });

  test.each([
    [
      'an unknown CA',
      'good',
      [],
      { distrusted: expect.stringMatching(/UNABLE_TO|UNTRUSTED/), isForHost: true },
    ],
    ['a server that signed itself', 'own', undefined, { distrusted: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
    ['another host', 'other', undefined, { isForHost: false }],
    [
      'an intermediate that is not sent',
      'below',
      undefined,
      { distrusted: expect.stringMatching(/UNABLE_TO/) },
    ],
    ['a date that is over', 'old', undefined, { distrusted: 'CERT_HAS_EXPIRED' }],
  ] as const)('of %s: told, and no login is sent', async (_, name, trusted, seen) => {
    await using server = await behindTls(pair(name), saying('200 OK'));
    const headers = { Authorization: 'Basic c2VjcmV0' };
    const trace = await walk(`https://127.0.0.1:${server.port}/`, {
      headers,
      ...(trusted && { roots: trusted }),
    });
    expect(trace.tls).toMatchObject(seen);
    expect(server.heard.join()).toContain('GET /');
    expect(server.heard.join()).not.toContain('c2VjcmV0');
  });

  test('an intermediate that is trusted by itself is enough, as for Go', async () => {
    await using server = await behindTls(pair('below'), saying('200 OK'));
    const trace = await walk(`https://127.0.0.1:${server.port}/`, {
      roots: [Buffer.from(mill.read('middle.pem')).toString()],
    });
    expect(trace.tls?.distrusted).toBeUndefined();
  });
});

describe('where it breaks', () => {
  test('nothing listens', async () => {
    const trace = await walk(`https://127.0.0.1:${await closedPort()}/`);
    expect(trace.broken).toMatchObject({
      stage: 'tcp',
      kind: 'refused',
      text: expect.stringContaining('connection refused'),
    });
    expect(trace.tried).toMatchObject([{ address: '127.0.0.1', broken: 'refused' }]);
  });

  test.each([
    [
      'hangs up in the handshake',
      (s: import('node:net').Socket) => s.once('data', () => s.end()),
      'tls',
      'closed',
    ],
    [
      'resets in the handshake',
      (s: import('node:net').Socket) => s.once('data', () => s.resetAndDestroy()),
      'tls',
      'reset',
    ],
    ['speaks plain http', saying('400 Bad Request'), 'tls', 'not-tls'],
  ] as const)('a server that %s', async (_, act, stage, kind) => {
    await using server = await plain((socket) => void act(socket));
    expect((await walk(`https://127.0.0.1:${server.port}/`)).broken).toMatchObject({ stage, kind });
  });

  test('a server that never answers ends with the time limit', async () => {
    await using server = await plain(() => undefined);
    const trace = await walk(`https://127.0.0.1:${server.port}/`, { timeout: 300 });
    expect(trace.broken).toMatchObject({ stage: 'tls', kind: 'timeout' });
  });

  test.each([
    [
      'a client certificate, TLS 1.3',
      { requestCert: true, rejectUnauthorized: true },
      'tls-client-certificate',
    ],
    [
      'a client certificate, TLS 1.2',
      { requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' },
      'tls-client-certificate',
    ],
    [
      'TLS 1.1',
      { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      'tls-version',
    ],
    [
      'a cipher that Go does not have',
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-ARIA256-GCM-SHA384' },
      'tls-no-shared-cipher',
    ],
  ] as const)('a server that wants %s', async (_, options, kind) => {
    const ca = Buffer.from(mill.read('root.pem'));
    await using server = await behindTls({ ...pair('good'), ca, ...options }, saying('200 OK'));
    expect((await walk(`https://127.0.0.1:${server.port}/`)).broken).toMatchObject({ kind });
  });

  test('an answer that is cut off', async () => {
    await using server = await plain((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')),
    );
    expect((await walk(`http://127.0.0.1:${server.port}/`)).broken).toMatchObject({
      stage: 'http',
      kind: 'truncated',
    });
  });

  test('of a large answer no more than the limit is kept', async () => {
    await using server = await plain(saying('200 OK', 'x'.repeat(500_000)));
    const { http } = await walk(`http://127.0.0.1:${server.port}/`, { limit: 1000 });
    expect(http).toMatchObject({ status: 200, complete: false });
    expect(http?.body.length).toBe(1000);
  });
});

describe('a box on the way that takes no long beginning', () => {
  // Passes on what begins in one small piece, as such boxes do.
  const box = (port: number, act: (socket: Socket) => void) =>
    plain((client) =>
      client.once('data', (hello: Buffer) => {
        if (hello.length > 1400) return act(client);
        const server = connect(port, '127.0.0.1', () => server.write(hello));
        server.on('error', () => client.destroy());
        client.pipe(server).pipe(client);
      }),
    );

  test.each<readonly [string, (socket: Socket) => void]>([
    ['resets it', (socket) => void socket.resetAndDestroy()],
    ['drops it', () => undefined],
  ])('and %s', async (_, act) => {
    await using server = await behindTls(pair('good'), saying('200 OK'));
    await using way = await box(server.port, act);
    const url = `https://127.0.0.1:${way.port}/`;
    expect((await walk(url, { isLargeHello: true, timeout: 2000 })).broken).toMatchObject({
      kind: 'tls-large-hello',
    });
    expect((await walk(url)).http?.status).toBe(200);
  });

  test('a server that takes it is asked once', async () => {
    await using server = await behindTls(pair('good'), saying('200 OK'));
    const trace = await walk(`https://127.0.0.1:${server.port}/`, { isLargeHello: true });
    expect([trace.http?.status, server.heard.length]).toEqual([200, 1]);
  });

  test('a server that takes none is no such box', async () => {
    await using server = await plain((socket) => void socket.once('data', () => socket.resetAndDestroy()));
    const trace = await walk(`https://127.0.0.1:${server.port}/`, { isLargeHello: true });
    expect(trace.broken).toMatchObject({ stage: 'tls', kind: 'reset' });
  });
});

describe('a network proxy', () => {
  const CONNECTED = 'HTTP/1.1 200 OK\r\n\r\n';

  test('is asked by CONNECT, with its login', async () => {
    await using proxy = await plain((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')),
    );
    const trace = await walk('https://goproxy.test/', { proxy: `http://u:p%40@127.0.0.1:${proxy.port}` });
    expect(trace.broken).toMatchObject({ stage: 'proxy', kind: 'proxy-status', status: 407, atProxy: true });
    expect(proxy.heard[0]).toMatch(/^CONNECT goproxy\.test:443 HTTP\/1\.1\r\n/);
    expect(proxy.heard[0]).toContain(`Proxy-Authorization: Basic ${Buffer.from('u:p@').toString('base64')}`);
    expect(JSON.stringify(trace)).not.toContain('p@');
  });

  test.each([
    ['that hangs up', (s: import('node:net').Socket) => s.once('data', () => s.end()), 'closed'],
    [
      'that is no HTTP proxy',
      (s: import('node:net').Socket) => s.once('data', () => s.write('SSH-2.0-x\r\n')),
      'not-http',
    ],
    ['that gives no answer', () => undefined, 'timeout'],
  ] as const)('%s', async (_, act, kind) => {
    await using proxy = await plain((socket) => void act(socket));
    const trace = await walk('https://goproxy.test/', {
      proxy: `http://127.0.0.1:${proxy.port}`,
      timeout: 400,
    });
    expect(trace.broken).toMatchObject({ stage: 'proxy', kind });
  });

  test('with https:// in its address that speaks plain http', async () => {
    await using proxy = await plain(saying('400 Bad Request'));
    const trace = await walk('https://goproxy.test/', { proxy: `https://127.0.0.1:${proxy.port}` });
    expect(trace.broken).toMatchObject({ stage: 'proxy', kind: 'not-tls', atProxy: true });
  });

  test('leads to the server, whose faults are its own', async () => {
    await using proxy = await plain((socket) =>
      socket.once('data', () => socket.write(CONNECTED, () => socket.once('data', () => socket.end()))),
    );
    const trace = await walk('https://goproxy.test/', { proxy: `http://127.0.0.1:${proxy.port}` });
    expect(trace.broken).toMatchObject({ stage: 'tls', kind: 'closed', atProxy: false });
  });

  test('of SOCKS refuses', async () => {
    await using proxy = await plain((socket) => {
      socket.once('data', () => {
        socket.write(Buffer.from([5, 0]));
        socket.once('data', () => socket.write(Buffer.from([5, 2, 0, 1, 0, 0, 0, 0, 0, 0])));
      });
    });
    const trace = await walk('https://goproxy.test/', { proxy: `socks5://127.0.0.1:${proxy.port}` });
    expect(trace.broken).toMatchObject({
      stage: 'proxy',
      kind: 'proxy-status',
      text: expect.stringContaining('ruleset'),
    });
  });
});

describe('names', () => {
  const named = (servers: readonly string[], timeout = 3000) =>
    new RealNetwork({ servers, hosts: '/nonexistent' }).walk({ url: 'http://goproxy.test/', roots, timeout });

  test('are asked of the name servers', async () => {
    await using server = await nameServer({ 'goproxy.test': '127.0.0.9' });
    expect((await named([server.address])).addresses).toEqual(['127.0.0.9']);
  });

  test.each([
    ['that nobody knows', {}, 'unknown-name'],
    ['asked of a server that fails', 'failing', 'name-server-failed'],
    ['asked of a server that is silent', 'silent', 'name-server-silent'],
  ] as const)('%s', async (_, known, kind) => {
    await using server = await nameServer(known);
    const trace = await named([server.address], 700);
    expect(trace.broken).toMatchObject({
      stage: 'dns',
      kind,
      text: expect.stringContaining('lookup goproxy.test'),
    });
  });

  test('that one server knows and another does not', async () => {
    await using one = await nameServer({});
    await using other = await nameServer({ 'goproxy.test': '127.0.0.9' });
    expect((await named([one.address, other.address])).broken).toMatchObject({
      kind: 'name-servers-disagree',
    });
  });
});
