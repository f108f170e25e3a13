import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { livedInHome } from '../kit/homes.mjs';
import { nodeOf } from '../kit/node-of.mjs';
import { plainProfile, writeProfile } from '../kit/profile.mjs';
import { BASICS, pathOf } from '../kit/programs.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expectSame, expectStatus } from '../kit/verdict.mjs';

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

const LINES = [20, 22, 24, 26];
