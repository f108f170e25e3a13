import { expect, test } from 'vitest';
import { load, sourceOf } from './loading.ts';

const BODY = `
go: { env: { GOCACHE: /srv/cache } }
git: { http: [{ url: "https://p.example/", clientCert: ~/c.pem, clientKey: ./k.pem }] }
shell: { path: [~/go/bin, "~", /home/gopher/bin] }
trust: { certificates: [{ file: ~/ca.pem, sha256: "${'ab'.repeat(32)}" }] }
`;

test('at machine scope `~` stays where shells and git look it up, and is the home of the one who applies elsewhere', () => {
  const { profile } = load([sourceOf(`version: 1\nscope: machine${BODY}`)]);
  expect(profile?.shell?.path).toEqual(['~/go/bin', '~', '/home/gopher/bin']);
  expect(profile?.git?.http?.[0]).toMatchObject({ clientCert: '~/c.pem', clientKey: '/p/k.pem' });
  expect(profile?.trust?.certificates?.[0]?.file).toBe('/home/gopher/ca.pem');
});

test('the scope may come from a base', () => {
  const base = sourceOf('version: 1\nscope: machine\n', '/p/base.yaml');
  const { profile } = load([sourceOf(`version: 1\nextends: [./base.yaml]${BODY}`), base]);
  expect(profile?.shell?.path?.[0]).toBe('~/go/bin');
});

test('at user scope it is the home', () => {
  const { profile } = load([sourceOf(`version: 1${BODY}`)]);
  expect(profile?.shell?.path).toEqual(['/home/gopher/go/bin', '/home/gopher', '/home/gopher/bin']);
  expect(profile?.git?.http?.[0]?.clientCert).toBe('/home/gopher/c.pem');
});

test('what cannot be said for each user is an error at its line', () => {
  const { profile, diagnostics } = load([
    sourceOf('version: 1\nscope: machine\ngo:\n  env:\n    GOPATH: ~/go\n'),
  ]);
  expect(profile).toBeUndefined();
  expect(diagnostics.map(({ code, where }) => [code, where?.line])).toEqual([['MACHINE_SCOPE_HOME', 5]]);
});

test('a password for the network proxy gets no further, by reference or not', () => {
  for (const user of ['${env:U}:${env:P}', 'u:secret']) {
    const { profile, diagnostics } = load([
      sourceOf(`version: 1\nscope: machine\nnetwork: { proxy: "http://${user}@p.example:8080" }\n`),
    ]);
    expect(profile).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['NETPROXY_USERINFO']);
  }
});
