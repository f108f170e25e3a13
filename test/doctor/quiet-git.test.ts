import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Machine, machine } from '../cli/kit.ts';

/** A credential helper that writes down what it is told, and has a login. */
function helper(m: Machine): string {
  m.write('helper.log', '');
  m.script(
    'git-credential-noted',
    `echo "$1" >> ${join(m.home, 'helper.log')}; cat >/dev/null; echo username=u; echo password=p`,
  );
  return join(m.home, 'helper.log');
}

test.each([
  ['a login that is refused', 401],
  ['a login that is taken', 200],
])('credential helpers are asked and never told to store or to forget: %s', async (_, status) => {
  using m = machine();
  const log = helper(m);
  m.write('.gitconfig', '[credential]\n\thelper = noted\n');
  const server = createServer((request, response) => {
    if (!request.headers.authorization)
      return void response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
    response.writeHead(status, { 'Content-Type': 'application/x-git-upload-pack-advertisement' });
    response.end(status === 200 ? '001e# service=git-upload-pack\n00000000' : '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    // A server on a port has such an address.
    const { port } = server.address() as AddressInfo;
    m.write(
      '.gitconfig',
      `[credential]\n\thelper = noted\n[url "http://127.0.0.1:${port}/"]\n\tinsteadOf = https://git.test/\n`,
    );
    const env = { GOPROXY: 'off', GOSUMDB: 'off', GOPRIVATE: 'git.test', GOTOOLCHAIN: 'local' };
    const { out } = await m.run(['doctor', '--json', '--timeout', '5'], { env });
    expect(JSON.parse(out).probes).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'ls-remote' })]),
    );
    expect(readFileSync(log, 'utf8')).toBe('get\n');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
