import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DownloadHow, downloadPinned, systemRoots } from '../../src/host/http.ts';
import { HOST, SERVER_NAMES, type Web, web } from './web.ts';

let net: Web;
let roots: readonly string[];

beforeAll(async () => {
  net = await web();
  roots = [readFileSync(net.ca, 'utf8')];
});
afterAll(() => net[Symbol.asyncDispose]());
beforeEach(() => {
  net.pages.clear();
  net.asked.length = 0;
  net.pages.set('/p.yaml', 'version: 1\n');
});

const how = (more: Partial<DownloadHow> = {}): DownloadHow => ({
  roots,
  env: {},
  limit: 1000,
  timeout: 20_000,
  ...more,
});
const text = (got: Awaited<ReturnType<typeof downloadPinned>>) =>
  got.kind === 'done' ? Buffer.from(got.bytes).toString() : JSON.stringify(got);

describe('the channel', () => {
  test('a certificate of a known authority: nothing to tell', async () => {
    const got = await downloadPinned(`${net.tls}/p.yaml`, how());
    expect(got).toMatchObject({ kind: 'done', unverified: [] });
    expect(text(got)).toBe('version: 1\n');
  });

  test('one of nobody known: taken, and told with issuer and fingerprint', async () => {
    const got = await downloadPinned(`${net.tls}/p.yaml`, how({ roots: [] }));
    expect(text(got)).toBe('version: 1\n');
    expect(got).toMatchObject({
      unverified: [{ kind: 'tls', issuer: 'Acme, root', fingerprint: net.mill.fingerprint('server.pem') }],
    });
  });

  test('one for another host, and one past its end, by the reason', async () => {
    net.mill.make('other', {
      issuer: 'root',
      extensions: [SERVER_NAMES[0] ?? '', 'subjectAltName=DNS:other.example'],
    });
    net.mill.make('old', { issuer: 'root', extensions: SERVER_NAMES, until: '20210101000000Z' });
    const reason = async (certificate: string) => {
      const got = await downloadPinned(`${await net.serve(certificate)}/p.yaml`, how());
      return got.kind === 'done' && got.unverified.map((one) => one.kind === 'tls' && one.reason);
    };
    expect(await reason('other')).toEqual(['ERR_TLS_CERT_ALTNAME_INVALID']);
    expect(await reason('old')).toEqual(['CERT_HAS_EXPIRED']);
  });

  test('plain http is told', async () => {
    const got = await downloadPinned(`${net.plain}/p.yaml`, how());
    expect(got).toMatchObject({ kind: 'done', unverified: [{ kind: 'plain' }] });
  });
});

describe('redirects', () => {
  const to = (path: string, location: string) =>
    net.pages.set(path, (_, response) => void response.writeHead(302, { Location: location }).end());

  test('are followed, relative ones too', async () => {
    to('/a', '/b');
    to('/b', `${net.tls}/p.yaml`);
    expect(text(await downloadPinned(`${net.tls}/a`, how()))).toBe('version: 1\n');
    expect(net.asked).toEqual(['/a', '/b', '/p.yaml']);
  });

  test('from https to http are told', async () => {
    to('/a', `${net.plain}/p.yaml`);
    const got = await downloadPinned(`${net.tls}/a`, how());
    expect(got).toMatchObject({ kind: 'done', unverified: [{ kind: 'plain' }] });
  });

  test.each([
    ['in a circle', '/a'],
    ['to another scheme', 'file:///etc/passwd'],
    ['with a password', 'https://u:p@localhost/p.yaml'],
  ])('%s end it', async (_, location) => {
    to('/a', location);
    expect(await downloadPinned(`${net.tls}/a`, how())).toMatchObject({ kind: 'redirects' });
    expect(net.asked.length).toBeLessThanOrEqual(6);
  });
});

describe('bounds', () => {
  test('a body that is too large is not read on, with a length or without', async () => {
    net.pages.set('/p.yaml', 'x'.repeat(1001));
    expect(await downloadPinned(`${net.tls}/p.yaml`, how())).toMatchObject({ kind: 'too-large' });
    net.pages.set('/p.yaml', (_, response) => {
      const more = () => response.write('y'.repeat(4096)) && setImmediate(more);
      response.on('drain', more);
      response.on('error', () => undefined);
      more();
    });
    expect(await downloadPinned(`${net.tls}/p.yaml`, how())).toMatchObject({ kind: 'too-large' });
  });

  test('exactly the limit is read', async () => {
    net.pages.set('/p.yaml', 'x'.repeat(1000));
    expect(text(await downloadPinned(`${net.tls}/p.yaml`, how()))).toHaveLength(1000);
  });

  test('a body that never ends, and a server that says nothing, run into the time', async () => {
    net.pages.set('/p.yaml', (_, response) => void response.write('v'));
    const short = how({ timeout: 300 });
    expect(await downloadPinned(`${net.tls}/p.yaml`, short)).toMatchObject({ kind: 'timeout' });
    expect(await downloadPinned(`https://localhost:${await net.mute()}/`, short)).toMatchObject({
      kind: 'timeout',
    });
  });

  test('a proxy that says nothing runs into the time', async () => {
    const env = {
      HTTPS_PROXY: `http://127.0.0.1:${await net.mute()}`,
      HTTP_PROXY: `http://127.0.0.1:${await net.mute()}`,
    };
    const short = how({ timeout: 300, env });
    expect(await downloadPinned(`https://${HOST}/`, short)).toMatchObject({ kind: 'timeout' });
    expect(await downloadPinned(`http://${HOST}/`, short)).toMatchObject({ kind: 'timeout' });
    for (const scheme of ['https', 'socks5']) {
      const other = how({ timeout: 300, env: { HTTPS_PROXY: `${scheme}://127.0.0.1:${await net.mute()}` } });
      expect(await downloadPinned(`https://${HOST}/`, other)).toMatchObject({ kind: 'timeout' });
    }
    // Nothing of goenv keeps a connection open.
    await expect.poll(() => net.open()).toBe(0);
  });

  test('a body that is cut off is no text', async () => {
    net.pages.set('/p.yaml', (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('half', () => response.destroy());
    });
    expect(await downloadPinned(`${net.tls}/p.yaml`, how())).toMatchObject({ kind: 'unreachable' });
  });
});

describe('the network proxy of the environment', () => {
  test('https goes through it by CONNECT, with its login, and to the host by name', async () => {
    const proxy = await net.proxy({ login: 'u ser:p@ss' });
    const HTTPS_PROXY = proxy.url.replace('//', '//u%20ser:p%40ss@');
    const got = await downloadPinned(`https://${HOST}/p.yaml`, how({ env: { HTTPS_PROXY } }));
    expect(text(got)).toBe('version: 1\n');
    expect(proxy.requests).toEqual([`CONNECT ${HOST}:443 HTTP/1.1`]);
  });

  test('http goes through it as a whole URL', async () => {
    const proxy = await net.proxy();
    const got = await downloadPinned(`http://${HOST}/p.yaml`, how({ env: { http_proxy: proxy.url } }));
    expect(text(got)).toBe('version: 1\n');
    expect(proxy.requests).toEqual([`GET http://${HOST}/p.yaml HTTP/1.1`]);
  });

  test('one that wants a login says so; the password is in no answer', async () => {
    const proxy = await net.proxy({ login: 'u:right' });
    for (const scheme of ['https', 'http']) {
      const env = {
        HTTPS_PROXY: proxy.url.replace('//', '//u:wr0ng@'),
        HTTP_PROXY: proxy.url.replace('//', '//u:wr0ng@'),
      };
      const got = await downloadPinned(`${scheme}://${HOST}/p.yaml`, how({ env }));
      expect(got).toMatchObject({ kind: 'proxy', status: 407 });
      expect(JSON.stringify(got)).not.toContain('wr0ng');
    }
  });

  test('its own answer is never taken for the server’s', async () => {
    for (const refuse of [
      `HTTP/1.1 302 Found\r\nLocation: ${net.plain}/p.yaml\r\n\r\n`,
      'HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno',
    ]) {
      const proxy = await net.proxy({ refuse });
      const got = await downloadPinned(`https://${HOST}/p.yaml`, how({ env: { HTTPS_PROXY: proxy.url } }));
      expect(got).toMatchObject({ kind: 'proxy' });
    }
    expect(net.asked).toEqual([]);
  });

  test('nobody listens: refused, by the proxy’s address', async () => {
    const env = { HTTPS_PROXY: 'http://u:s3cret@127.0.0.1:1' };
    const got = await downloadPinned(`https://${HOST}/p.yaml`, how({ env }));
    expect(got).toEqual({
      kind: 'unreachable',
      host: HOST,
      code: 'ECONNREFUSED',
      proxy: 'http://127.0.0.1:1',
    });
  });

  test('one that inspects: with its authority the channel is a verified one', async () => {
    net.mill.make('inspector');
    net.mill.make('forged', { issuer: 'inspector', extensions: SERVER_NAMES });
    const proxy = await net.proxy({ to: await net.serve('forged') });
    const env = { HTTPS_PROXY: proxy.url };
    const without = await downloadPinned(`https://${HOST}/p.yaml`, how({ env }));
    expect(without).toMatchObject({ kind: 'done', unverified: [{ kind: 'tls', issuer: 'Acme, inspector' }] });
    const extra = [...roots, Buffer.from(net.mill.read('inspector.pem')).toString()];
    expect(await downloadPinned(`https://${HOST}/p.yaml`, how({ env, roots: extra }))).toMatchObject({
      unverified: [],
    });
  });
});

describe('roots as Go finds them', () => {
  const count = (env: Record<string, string>) => systemRoots({ os: 'linux', env }).length;

  test('SSL_CERT_FILE and SSL_CERT_DIR stand for the known places; links to neighbours and rubbish count for nothing', async () => {
    using empty = (await import('./temp-folder.ts')).tempFolder();
    const { symlinkSync, writeFileSync } = await import('node:fs');
    expect(count({ SSL_CERT_FILE: '/nowhere', SSL_CERT_DIR: empty.dir })).toBe(0);
    writeFileSync(`${empty.dir}/bad.pem`, '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n');
    expect(count({ SSL_CERT_FILE: net.ca, SSL_CERT_DIR: empty.dir })).toBe(1);
    writeFileSync(`${empty.dir}/other.pem`, net.mill.read('server.pem'));
    symlinkSync('other.pem', `${empty.dir}/1234.0`);
    symlinkSync('/nowhere/at/all', `${empty.dir}/dangling`);
    expect(count({ SSL_CERT_FILE: net.ca, SSL_CERT_DIR: empty.dir })).toBe(2);
    expect(count({ SSL_CERT_FILE: net.ca, SSL_CERT_DIR: `/nowhere:${empty.dir}` })).toBe(2);
  });
});
