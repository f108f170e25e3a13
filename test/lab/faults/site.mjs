import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAuthority } from '../kit/certificates.mjs';
import { PUBLIC_MODULES, publish } from '../kit/module-tree.mjs';
import { makePrivateRepository } from '../kit/private-repository.mjs';
import { BASICS, locate, pathOf } from '../kit/programs.mjs';
import { serveGit } from '../servers/git-host.mjs';
import { serveModules } from '../servers/module-proxy.mjs';
import { tlsBefore, tunnel } from '../servers/sockets.mjs';

/** The hosts of the lab's company; only its network proxy knows them. */
export const GOPROXY_HOST = 'goproxy.corp.example';
export const GIT_HOST = 'git.corp.example';

/**
 * What all faults share: a CA, a module proxy and a Git host that work, and machines to run commands on.
 * Each fault puts something broken before them. Everything is kept by the sandbox.
 */
export async function openSite(sandbox) {
  const git = locate('git');
  const authority = openAuthority(locate('openssl'), sandbox.folder('authority'));
  const tree = sandbox.folder('module-tree');
  for (const module of PUBLIC_MODULES) publish(tree, module);
  const host = sandbox.folder('git-host');
  await makePrivateRepository(git, { host, work: sandbox.folder('git-work'), path: process.env.PATH ?? '' });
  const bin = pathOf(join(sandbox.folder('machine'), 'bin'), [...BASICS, 'go', 'git', 'curl']);
  const gitless = pathOf(join(sandbox.folder('machine'), 'gitless'), [...BASICS, 'go']);
  const modules = sandbox.keep(await serveModules([tree]));
  const repositories = sandbox.keep(await serveGit(git, host, sandbox.folder('git-home')));
  const ports = { modules: modules.port, git: repositories.port };
  const site = { sandbox, authority, ports, bin, gitless, keep: keeper(sandbox) };
  return {
    ...site,
    behind: (routes) => behind(site, routes),
    overTls: (options, to) => overTls(site, options, to),
    tls: (options, to = ports.modules) => site.keep(tlsBefore(to, options)),
  };
}

/** A machine of its own for one fault: its environment, whole. `goEnv`: its go/env file. */
export function machineOf(site, name, { goEnv, ...served }) {
  const home = join(site.sandbox.folder('fault-homes'), name);
  mkdirSync(home, { recursive: true });
  if (goEnv !== undefined) {
    mkdirSync(join(home, '.config/go'), { recursive: true });
    writeFileSync(join(home, '.config/go/env'), goEnv);
  }
  return { ...QUIET, PATH: site.bin, HOME: home, ...environmentOf(served) };
}

/** What makes a program trust the lab's CA, where the fault is not about trust. */
export function trusting({ authority }) {
  return {
    SSL_CERT_FILE: authority.root.path,
    GIT_SSL_CAINFO: authority.root.path,
    CURL_CA_BUNDLE: authority.root.path,
  };
}

/** What a fault gave that belongs into the environment: programs' own variables are in capitals, but one. */
function environmentOf(served) {
  return Object.fromEntries(Object.entries(served).filter(([name]) => /^[A-Z_0]+$|^https_proxy$/.test(name)));
}

async function behind(site, routes) {
  const { port } = await site.keep(tunnel(routes));
  return throughProxy(`http://127.0.0.1:${port}`);
}

/** The same TLS before the module proxy and the Git host; with `to`, before that port for every host of the company. */
async function overTls(site, options, to) {
  const modules = await site.keep(tlsBefore(to ?? site.ports.modules, options));
  if (to !== undefined)
    return behind(site, (host) => (host.endsWith('.corp.example') ? modules.port : undefined));
  const git = await site.keep(tlsBefore(site.ports.git, options));
  return behind(site, (host) => ({ [GOPROXY_HOST]: modules.port, [GIT_HOST]: git.port })[host]);
}

/** One port for every host of the company. */
export function everything(site, port) {
  return site.behind((host) => ([GOPROXY_HOST, GIT_HOST].includes(host) ? port : undefined));
}

/** Programs differ in which spelling they read. */
export function throughProxy(url) {
  return { HTTPS_PROXY: url, https_proxy: url };
}

function keeper(sandbox) {
  return async (server) => sandbox.keep(await server);
}

const QUIET = {
  LANG: 'C',
  GOPROXY: `https://${GOPROXY_HOST}`,
  GOSUMDB: 'off',
  GOTOOLCHAIN: 'local',
  GOFLAGS: '-modcacherw',
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_SSH_COMMAND: 'false', // where a fault is not about ssh, nothing may leave the machine
};
