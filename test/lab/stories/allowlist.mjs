import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAuthority } from '../kit/certificates.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { emptyHome } from '../kit/homes.mjs';
import { locate } from '../kit/programs.mjs';
import { expect, expectSame, expectStatus } from '../kit/verdict.mjs';
import { listen } from '../servers/listen.mjs';
import { tlsBefore } from '../servers/sockets.mjs';
import { serveSquid } from '../servers/squid.mjs';

/** What IT security is given: asked behind an inspecting proxy with login, of a mirror that sends zips from elsewhere. */
export const title = 'allowlist: hosts found by asking through an inspecting proxy with login';

const MIRROR = 'mirror.corp.example';
const STORAGE = 'storage.corp.example';
const LOGIN = { user: 'jo.doe', password: 'p@ss/w:rd#100%' };

export async function play(stage, sandbox) {
  const { root, proxy } = await openNetwork(sandbox);
  const home = emptyHome(join(sandbox.folder('homes'), 'officer'));
  const goenv = goenvOn({ PATH: process.env.PATH, HOME: home });
  const profile = profileIn(sandbox.folder('profile'), { root, port: proxy.port });
  const ask = async (file, env) => {
    const ended = expectStatus(
      await goenv(['export', 'allowlist', file, '--json'], { env }),
      0,
      'export allowlist',
    );
    return JSON.parse(ended.stdout);
  };
  const rowOf = ({ rows }, host) => rows.find((row) => row.host === host);
  // The officer's own: no login of a profile is ever looked up for an export.
  const own = `http://${LOGIN.user}:${encodeURIComponent(LOGIN.password)}@localhost:${proxy.port}`;
  const login = { HTTPS_PROXY: own, PROXY_USER: LOGIN.user, PROXY_PASSWORD: LOGIN.password };

  await stage.step('the host that zips come from is found, and has a row of its own', async () => {
    const list = await ask(profile.unproxied, login);
    const found = rowOf(list, MIRROR).redirects;
    expectSame(JSON.stringify(found.hosts), JSON.stringify([STORAGE]), 'redirects of the mirror');
    const storage = rowOf(list, STORAGE);
    expect(storage !== undefined, 'the storage host has no row');
    expectSame(
      rowOf(await ask(profile.trusting, {}), MIRROR).through,
      `127.0.0.1:${proxy.port}`.replace('127.0.0.1', 'localhost'),
      'the way to the mirror',
    );
    expect(!JSON.stringify(list).includes('p@ss'), 'the password is in the list');
  });
  await stage.step(
    'it was asked through the proxy, with its login, and nothing of the body was wanted',
    async () => {
      const asked = proxy.requests().filter((line) => line.includes('.zip'));
      expect(asked.length > 0, 'squid saw no request for a zip');
      expect(
        asked.every((line) => line.endsWith(LOGIN.user)),
        () => asked.join('\n'),
      );
      expect(asked[0].includes(`https://${MIRROR}/`), asked[0]);
      return asked[0];
    },
  );
  await stage.step(
    'with a login of the profile’s, or without the company’s root: not determined, and why',
    async () => {
      const refused = rowOf(await ask(profile.trusting, login), MIRROR).redirects;
      expectSame(`${refused.status} ${refused.problem}`, 'not-determined CONNECT 407', 'without the login');
      const distrusted = rowOf(await ask(profile.distrusting, login), MIRROR).redirects;
      expectSame(distrusted.status, 'not-determined', 'without the root');
      expect(/CERT|SELF_SIGNED|UNABLE/.test(distrusted.problem), distrusted.problem);
      return `${refused.problem}; ${distrusted.problem}`;
    },
  );
}

/** A mirror that redirects every zip, its storage, and squid before both. */
async function openNetwork(sandbox) {
  const mirror = sandbox.keep(
    await listen((request, response) => {
      const isZip = request.url.endsWith('.zip');
      response
        .writeHead(isZip ? 302 : 404, isZip ? { location: `https://${STORAGE}${request.url}?sig=x` } : {})
        .end();
    }),
  );
  const storage = sandbox.keep(await listen((_, response) => response.writeHead(200).end('zip')));
  const openssl = locate('openssl');
  const inner = openAuthority(openssl, sandbox.folder('inner-authority'));
  const behindTls = async ({ port }) => sandbox.keep(await tlsBefore(port, inner.issue())).port;
  const hosts = { [MIRROR]: await behindTls(mirror), [STORAGE]: await behindTls(storage) };
  const { root, intermediate } = openAuthority(openssl, sandbox.folder('company-authority'));
  const { cert, key } = intermediate();
  const site = { login: LOGIN, signer: `${cert}${key}${root.pem}`, upstream: inner.root.pem, hosts };
  return { root, proxy: sandbox.keep(await serveSquid(sandbox.folder('squid'), site)) };
}

function profileIn(folder, { root, port }) {
  writeFileSync(join(folder, 'root.pem'), root.pem);
  const { fingerprint256 } = new X509Certificate(root.pem);
  const text = `version: 1
name: company
go: { proxy: ["https://${MIRROR}", "off"], toolchain: local }
`;
  const network = `network: { proxy: "http://\${env:PROXY_USER}:\${env:PROXY_PASSWORD}@localhost:${port}" }\n`;
  const trust = `trust: { certificates: [{ file: ./root.pem, sha256: "${fingerprint256}" }] }\n`;
  const write = (name, more) => {
    writeFileSync(join(folder, `${name}.yaml`), text + more);
    return join(folder, `${name}.yaml`);
  };
  return {
    trusting: write('trusting', network + trust),
    unproxied: write('unproxied', trust),
    distrusting: write('distrusting', ''),
  };
}
