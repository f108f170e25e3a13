import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeOf } from '../kit/from-npm.mjs';
import { BINARY } from '../kit/goenv.mjs';
import { locate } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { expect, expectStatus } from '../kit/verdict.mjs';
import { imageOf } from './image.mjs';

/**
 * A Debian system of its own in the sandbox, with goenv and its Node in it. It shares the network with this machine,
 * so that it reaches servers on 127.0.0.1. /proc, which Java needs, is mounted for the one command that runs.
 * @returns {Promise<{ root: string, run: Function, goenv: Function, argv: string[] }>} `run(argv, how)`, `goenv(args, how)`:
 *   as root inside; `argv`: how goenv is started there
 */
export async function openSystem(sandbox, release) {
  expect(process.getuid() === 0, 'a system of its own needs root: sudo npm run lab debian');
  const root = sandbox.folder(release.codename);
  const unpacked = await run([locate('tar'), '-C', root, '-xpf', await imageOf(release)], { env: {} });
  expectStatus(unpacked, 0, 'tar');
  await install(root);
  const enter = [locate('unshare'), '--root', root, '--mount-proc', '--wd', '/'];
  const inside = (argv, { env = {}, ...how } = {}) =>
    run([...enter, ...argv], { env: { PATH: SYSTEM_PATH, HOME: '/root', LANG: 'C', ...env }, ...how });
  const goenv = (args, how) => inside([...GOENV, ...args], how);
  return { root, run: inside, goenv, argv: GOENV };
}

async function install(root) {
  const { node } = await nodeOf(20);
  const source = dirname(dirname(BINARY));
  mkdirSync(join(root, 'opt/goenv'), { recursive: true });
  cpSync(node, join(root, 'opt/node'));
  for (const name of ['dist', 'profiles'])
    cpSync(join(source, name), join(root, 'opt/goenv', name), { recursive: true });
}

const GOENV = ['/opt/node', '/opt/goenv/dist/goenv.cjs'];
/** As root has it. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
