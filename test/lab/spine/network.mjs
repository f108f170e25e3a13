import { join } from 'node:path';
import { PUBLIC_MODULES, publish } from '../kit/module-tree.mjs';
import { makePrivateRepository } from '../kit/private-repository.mjs';
import { networkProfile, writeProfile } from '../kit/profile.mjs';
import { BASICS, locate, pathOf } from '../kit/programs.mjs';
import { REAL_MODULES, realModules } from '../kit/real-modules.mjs';
import { serveGit } from '../servers/git-host.mjs';
import { serveModules } from '../servers/module-proxy.mjs';
import { standWall } from '../servers/wall.mjs';

/**
 * The network of the spine, on 127.0.0.1: a module proxy, a private Git host, and a wall in front of everything else.
 * @returns the servers, the profile that fits them, and the PATH of its machines
 */
export async function buildNetwork(sandbox) {
  const path = pathOf(join(sandbox.folder('machine'), 'bin'), [...BASICS, 'go', 'git', 'ssh']);
  const real = await realModules(locate('go'));
  const tree = sandbox.folder('public-modules');
  for (const module of PUBLIC_MODULES) publish(tree, module);
  const repositories = sandbox.folder('repositories');
  await makePrivateRepository(locate('git'), {
    host: repositories,
    work: sandbox.folder('private-work'),
    path,
  });
  const proxy = sandbox.keep(await serveModules([tree, real.tree]));
  const git = sandbox.keep(await serveGit(locate('git'), repositories, sandbox.folder('git-home')));
  const wall = sandbox.keep(await standWall());
  const text = networkProfile({ proxy: proxy.url, git: git.url, unproved: unproved(real) });
  const profile = writeProfile(join(sandbox.folder('profiles'), 'lab.yaml'), text);
  return { path, proxy, git, wall, profile, database: real.database, facts: describe(real) };
}

// Without a database in the tree each real module needs an exception of its own, as anybody's would.
function unproved({ database }) {
  const real = REAL_MODULES.map((module) => module.split('@')[0]);
  return ['example.com/pub', ...(database ? [] : real)];
}

function describe({ database }) {
  return database
    ? 'the real modules are proved by the checksum database, through the lab proxy'
    : 'this machine gave no checksum database: the real modules stand under no-sumdb';
}
