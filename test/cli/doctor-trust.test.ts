import { expect, test } from 'vitest';
import { plain, type Standing } from '../doctor/servers.ts';
import { type Machine, machine } from './kit.ts';

/** A network proxy that refuses every login, and a profile that sends a reference there. */
const proxy = () => plain((socket) => socket.once('data', () => socket.end('HTTP/1.1 407 No\r\n\r\n')));
const profileOf = ({ port }: Standing) =>
  `version: 1\nname: lab\nnetwork:\n  proxy: "http://\${env:WHO}:\${env:TOKEN}@127.0.0.1:${port}"\ngo:\n  proxy: [https://goproxy.test]\n`;
const ENV = { GOSUMDB: 'off', WHO: 'me', TOKEN: 's3cret' };
const look = (m: Machine, args: readonly string[]) =>
  m.run(['doctor', ...args, '--json', '--timeout', '3'], { env: ENV });

test('a reference of a profile that is not applied is sent nowhere', async () => {
  using m = machine();
  await using server = await proxy();
  const { out } = await look(m, [m.write('lab.yaml', profileOf(server))]);
  expect(JSON.parse(out).findings[0]).toMatchObject({ code: 'proxy.auth_407' });
  expect(server.heard[0]).toMatch(/^CONNECT goproxy\.test:443/);
  expect(server.heard.join()).not.toContain('Proxy-Authorization');
});

test('what apply has put in place is used', async () => {
  using m = machine();
  await using server = await proxy();
  await m.run(['apply', m.write('lab.yaml', profileOf(server)), '--yes'], { env: ENV });
  await m.run(['doctor', '--timeout', '3'], { env: { GOSUMDB: 'off' } });
  expect(server.heard.join()).toContain(`Basic ${Buffer.from('me:s3cret').toString('base64')}`);
});

test("a checkout's settings file does not choose whom this machine talks to", async () => {
  using m = machine();
  await using server = await proxy();
  m.write('../work/lab.yaml', profileOf(server));
  m.write('../work/goenv.config.yaml', 'profile: ./lab.yaml\n');
  const { code, out } = await look(m, []);
  expect([code, JSON.parse(out).findings[0].code]).toEqual([64, 'SETTINGS_PROFILE_NEEDS_CONFIG']);
  expect(server.heard).toEqual([]);
});
