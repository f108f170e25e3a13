import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { emptyHome } from '../kit/homes.mjs';
import { BASICS, locate, pathOf } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { serveChecksums } from '../servers/checksum-database.mjs';
import { serveModules } from '../servers/module-proxy.mjs';
import { writeProject } from './projects.mjs';

export const DATABASE = 'sum.lab.example';

/**
 * The connected side: a module proxy and a checksum database on loopback, a developer with two projects.
 * @returns `goenv`, `go`: run as that developer; `env`: the environment; `work`: the folder with the projects
 */
export async function connectedSide(sandbox, tree, database = {}) {
  const go = locate('go');
  const proxy = sandbox.keep(await serveModules([tree]));
  const checksums = sandbox.keep(
    await serveChecksums(go, {
      name: DATABASE,
      trees: [tree],
      folder: sandbox.folder('checksums'),
      isGrowing: true,
      ...database,
    }),
  );
  const settings = {
    GOPROXY: `http://127.0.0.1:${proxy.port}`,
    GOSUMDB: `${checksums.key} http://127.0.0.1:${checksums.port}`,
    GOTOOLCHAIN: 'local',
  };
  const work = sandbox.folder('connected');
  for (const name of ['service', 'workspace']) writeProject(work, name);
  const env = { ...machineAt(sandbox, 'connected-home'), ...settings };
  return { ...acting(env), env, work, key: checksums.key, checksums, proxy };
}

/** The other side: a home of its own, no network at all, or proxies that refuse; says which. */
export async function island(sandbox, name) {
  const env = machineAt(sandbox, `${name}-home`);
  const before = await networkCut();
  const shut = before.length > 0 ? {} : { HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE };
  const work = join(sandbox.folder(name));
  return { ...acting({ ...env, ...shut }, before), env, work, isCut: before.length > 0 };
}

function acting(env, before = []) {
  return {
    goenv: (args, how = {}) => goenvOn(env, { before })(args, { limit: 600_000, ...how }),
    go: (args, how = {}) =>
      run([...before, locate('go'), ...args], { limit: 300_000, ...how, env: { ...env, ...how.env } }),
  };
}

function machineAt(sandbox, name) {
  const bin = join(sandbox.folder(name), 'bin');
  const programs = [...BASICS, 'go', 'git', 'tar', 'true', 'unshare', 'ssh-keygen'];
  const home = emptyHome(join(sandbox.folder(name), 'home'));
  mkdirSync(join(home, '.config/go/telemetry'), { recursive: true });
  return {
    PATH: pathOf(bin, programs),
    HOME: home,
    GOFLAGS: '-modcacherw -buildvcs=false -trimpath',
    // One for all machines: what is compiled depends on no network, and compiling is most of the time.
    GOCACHE: sandbox.folder('go-build'),
    LANG: 'C',
    CGO_ENABLED: '0',
  };
}

async function networkCut() {
  for (const before of [
    ['unshare', '-n', '--'],
    ['unshare', '-rn', '--'],
  ]) {
    const argv = [locate(before[0]), ...before.slice(1)];
    const tried = await run([...argv, locate('true')], { env: {} });
    if (tried.status === 0) return argv;
  }
  return [];
}

const NOWHERE = 'http://127.0.0.1:9';
