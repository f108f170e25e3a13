import { join } from 'node:path';
import { openAuthority } from '../kit/certificates.mjs';
import { PUBLIC_MODULES, publish } from '../kit/module-tree.mjs';
import { makePrivateRepository } from '../kit/private-repository.mjs';
import { locate } from '../kit/programs.mjs';
import { realModules } from '../kit/real-modules.mjs';
import { serveChecksums } from '../servers/checksum-database.mjs';
import { serveGit } from '../servers/git-host.mjs';
import { serveModules } from '../servers/module-proxy.mjs';
import { tlsBefore } from '../servers/sockets.mjs';
import { serveSquid } from '../servers/squid.mjs';

/** The hosts of the company: no resolver knows them, only its network proxy does. */
export const HOSTS = {
  modules: 'athens.corp.example',
  git: 'git.corp.example',
  checksums: 'sum.corp.example',
};

/** A login that a URL cannot hold as it stands. */
export const LOGIN = { user: 'jo.doe', password: 'p@ss/w:rd#100%' };

/**
 * The company's network on 127.0.0.1: a module proxy, a Git host and a checksum database, each behind TLS with a
 * certificate that only the network proxy trusts; before them squid, which shows certificates of its own, signed by an
 * intermediate of the company's root.
 * @returns {Promise<{ root: object, proxy: object, key: string, git: object, modules: object }>} `root`: what clients
 *   are to trust; `key`: of the checksum database
 */
export async function openCompany(sandbox) {
  const trees = await moduleTrees(sandbox);
  const modules = sandbox.keep(await serveModules(trees));
  const git = sandbox.keep(await serveRepository(sandbox));
  const checksums = sandbox.keep(
    await serveChecksums(locate('go'), { name: HOSTS.checksums, trees, folder: sandbox.folder('checksums') }),
  );
  const openssl = locate('openssl');
  const inner = openAuthority(openssl, sandbox.folder('inner-authority'));
  const behindTls = async ({ port }) => sandbox.keep(await tlsBefore(port, inner.issue())).port;
  const hosts = {
    [HOSTS.modules]: await behindTls(modules),
    [HOSTS.git]: await behindTls(git),
    [HOSTS.checksums]: await behindTls(checksums),
  };
  const { root, intermediate } = openAuthority(openssl, sandbox.folder('company-authority'));
  const { cert, key } = intermediate();
  const signer = `${cert}${key}${root.pem}`;
  const site = { login: LOGIN, signer, upstream: inner.root.pem, hosts };
  const proxy = sandbox.keep(await serveSquid(sandbox.folder('squid'), site));
  return { root, proxy, key: checksums.key, git, modules };
}

async function moduleTrees(sandbox) {
  const tree = sandbox.folder('public-modules');
  for (const module of PUBLIC_MODULES) publish(tree, module);
  return [tree, (await realModules(locate('go'))).tree];
}

async function serveRepository(sandbox) {
  const host = sandbox.folder('repositories');
  const work = sandbox.folder('private-work');
  await makePrivateRepository(locate('git'), { host, work, path: process.env.PATH ?? '' });
  return serveGit(locate('git'), host, join(sandbox.folder('git-home')));
}
