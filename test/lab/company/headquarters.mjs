import { createReadStream, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { locate } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { expectStatus } from '../kit/verdict.mjs';
import { listen } from '../servers/listen.mjs';
import { tlsBefore } from '../servers/sockets.mjs';

/** Who signs the company's profiles. */
export const PRINCIPAL = 'platform@corp.example';

/**
 * The platform team: signs profiles with an ssh key and serves them over TLS with a certificate of the company's own.
 * @param {{ issue(): { cert: string, key: string } }} authority
 * @returns `url(name)`; `publish(name, text, namespace)` writes and signs; `tamper(name, text)` changes a text under its
 *   old signature; `sign(path)` signs any file; `requests`: paths asked for; `signers`: the allowed_signers file; `leave()`:
 *   nobody answers any more
 */
export async function openHeadquarters(sandbox, authority) {
  const folder = sandbox.folder('published');
  const keys = sandbox.folder('signing-key');
  const key = join(keys, 'platform');
  await keygen(['-q', '-t', 'ed25519', '-N', '', '-C', PRINCIPAL, '-f', key], keys);
  const { stdout } = await keygen(['-y', '-f', key], keys);
  const signers = join(keys, 'allowed_signers');
  writeFileSync(signers, `${PRINCIPAL} namespaces="goenv-profile" ${stdout.trim()}\n`);

  const requests = [];
  const files = sandbox.keep(await listen(serve(folder, requests)));
  const front = sandbox.keep(await tlsBefore(files.port, authority.issue()));

  async function sign(path, namespace = 'goenv-profile') {
    rmSync(`${path}.sig`, { force: true });
    await keygen(['-q', '-Y', 'sign', '-n', namespace, '-f', key, path], keys);
  }
  async function publish(name, text, namespace) {
    writeFileSync(join(folder, name), text);
    await sign(join(folder, name), namespace);
  }
  return {
    requests,
    signers,
    url: (name) => `https://127.0.0.1:${front.port}/${name}`,
    publish,
    sign,
    tamper: (name, text) => writeFileSync(join(folder, name), text),
    leave: () => front.close(),
  };
}

function serve(folder, requests) {
  mkdirSync(folder, { recursive: true });
  return (request, response) => {
    const name = basename(request.url);
    requests.push(name);
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) createReadStream(path).pipe(response);
    else response.writeHead(404).end();
  };
}

async function keygen(args, home) {
  const env = { HOME: home, PATH: process.env.PATH ?? '' };
  return expectStatus(await run([locate('ssh-keygen'), ...args], { env }), 0, 'ssh-keygen');
}
