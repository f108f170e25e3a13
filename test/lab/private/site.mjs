import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAuthority } from '../kit/certificates.mjs';
import { PUBLIC_MODULES, publish } from '../kit/module-tree.mjs';
import { makePrivateRepository } from '../kit/private-repository.mjs';
import { dayAhead, writeProfile } from '../kit/profile.mjs';
import { BASICS, locate, pathOf } from '../kit/programs.mjs';
import { serveGit } from '../servers/git-host.mjs';
import { serveLogin } from '../servers/login.mjs';
import { serveModules } from '../servers/module-proxy.mjs';
import { tlsBefore } from '../servers/sockets.mjs';

/**
 * A private module proxy and a Git host, both behind a login and TLS by a CA of their own, on ports of 127.0.0.1.
 * @returns `authority`: their CA; `rotate(token)`: from now on the servers take this one alone; `refused()`: how often they have said 401
 */
export async function openSite(sandbox) {
  const git = locate('git');
  const tree = sandbox.folder('module-tree');
  for (const module of PUBLIC_MODULES) publish(tree, module);
  const host = sandbox.folder('git-host');
  await makePrivateRepository(git, { host, work: sandbox.folder('git-work'), path: process.env.PATH ?? '' });
  let expected = '';
  const certificate = openAuthority(locate('openssl'), sandbox.folder('authority'));
  const guarded = async (server) => {
    const guard = sandbox.keep(await serveLogin(sandbox.keep(server).port, (login) => login === expected));
    const { port } = sandbox.keep(await tlsBefore(guard.port, certificate.issue()));
    return { address: `127.0.0.1:${port}`, refused: guard.refused };
  };
  const modules = await guarded(await serveModules([tree]));
  const repositories = await guarded(await serveGit(git, host, sandbox.folder('git-home')));
  return {
    authority: certificate,
    root: certificate.root,
    modules: modules.address,
    git: repositories.address,
    refused: () => modules.refused() + repositories.refused(),
    rotate(token) {
      expected = `${USER}:${token}`;
    },
    bin: pathOf(join(sandbox.folder('machine'), 'bin'), [...BASICS, 'go', 'git', 'curl', 'ssh-keygen']),
  };
}

/** The profile of that place, in a folder of its own. */
export function writeSiteProfile(folder, { root, modules, git }) {
  const login = `login: "\${env:LAB_USER}", password: "\${env:LAB_TOKEN}"`;
  return writeProfile(
    join(folder, 'private.yaml'),
    `version: 1
name: private
environment: test
go:
  proxy: [https://${modules}]
  toolchain: local
trust:
  certificates: [{ file: ${root.path}, sha256: ${root.sha256} }]
credentials:
  - { machine: "${modules}", ${login} }
  - { machine: "${git}", ${login} }
insecure:
  - { allow: no-sumdb, module: example.com/pub, reason: the lab has no checksum database, expires: ${dayAhead(30)} }
`,
  );
}

/** A home with a netrc of its own that others may read: carriage returns, no newline at the end. */
export function homeWithNetrc(path) {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, '.netrc'), NETRC);
  chmodSync(join(path, '.netrc'), 0o644);
  mkdirSync(join(path, '.config/go/telemetry'), { recursive: true });
  writeFileSync(join(path, '.config/go/telemetry/mode'), 'off 2026-01-02'); // else each run of go writes here
  return path;
}

export const USER = 'lab-user';
const NETRC =
  'machine other.example login me password mine\r\nmacdef init\r\n\tcd /\r\n\r\nmachine 127.0.0.1 login old password old';
