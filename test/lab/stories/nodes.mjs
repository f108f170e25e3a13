import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { livedInHome } from '../kit/homes.mjs';
import { plainProfile, writeProfile } from '../kit/profile.mjs';
import { BASICS, environmentForNpm, locate, pathOf } from '../kit/programs.mjs';
import { cacheFolder } from '../kit/real-modules.mjs';
import { run } from '../kit/run.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expectPart, expectSame, expectStatus } from '../kit/verdict.mjs';

/** The one built file under every supported line of Node. */
export const title = 'nodes: dist/goenv.cjs under each Node line';

export async function play(stage, sandbox) {
  const path = pathOf(join(sandbox.folder('nodes-machine'), 'bin'), [...BASICS, 'go', 'git', 'ssh']);
  for (const line of LINES) {
    await stage.step(`Node ${line}: validate, plan, apply, check, revert`, async () => {
      const { node, version } = await nodeOf(line);
      const home = livedInHome(join(sandbox.folder('homes'), `node-${line}`));
      const profile = writeProfile(
        join(sandbox.folder('profiles'), `node-${line}.yaml`),
        plainProfile(`v${line}`),
      );
      const goenv = goenvOn({ PATH: path, HOME: home }, { node });
      const before = snapshot(home);
      for (const args of [
        ['validate', profile],
        ['plan', profile],
        ['apply', profile, '--yes'],
        ['check'],
        ['revert', '--yes'],
      ]) {
        const ended = expectStatus(await goenv(args), 0, `goenv ${args[0]}`);
        expectSame(/Warning:/.test(ended.stderr), false, `a warning of Node itself: ${ended.stderr}`);
      }
      expectSameTree(before, home);
      return version;
    });
  }
}

// The npm package of Node's own binaries, kept in the OS cache folder.
async function nodeOf(line) {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(cacheFolder(), `node-${line}`);
  const node = join(folder, 'node_modules', name, 'bin/node');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(node)) {
    const argv = [
      locate('npm'),
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-package-lock',
      `${name}@${line}`,
    ];
    expectStatus(
      await run(argv, { env: environmentForNpm(), cwd: folder, limit: 240_000 }),
      0,
      argv.slice(1).join(' '),
    );
  }
  const version = (await run([node, '--version'], { env: {} })).stdout.trim();
  expectPart(version, `v${line}.`, 'node --version');
  return { node, version };
}

const LINES = [20, 22, 24, 26];
