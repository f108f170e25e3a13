import { join } from 'node:path';
import { nodeOf } from '../kit/from-npm.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { emptyHome, livedInHome } from '../kit/homes.mjs';
import { plainProfile, writeProfile } from '../kit/profile.mjs';
import { BASICS, pathOf } from '../kit/programs.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expectPart, expectSame, expectStatus } from '../kit/verdict.mjs';
import { wholeLife } from '../kit/whole-life.mjs';

/** The one built file under every supported line of Node, and what it says under those before. */
export const title = 'nodes: dist/goenv.cjs under each Node line';

export async function play(stage, sandbox) {
  const path = pathOf(join(sandbox.folder('nodes-machine'), 'bin'), [...BASICS, 'go', 'git', 'ssh']);
  const homeFor = (line) => join(sandbox.folder('homes'), `node-${line}`);
  for (const line of LINES) {
    await stage.step(`Node ${line}: validate, plan, apply, check, revert`, async () => {
      const { node, version } = await nodeOf(line);
      const home = livedInHome(homeFor(line));
      const file = join(sandbox.folder('profiles'), `node-${line}.yaml`);
      const before = snapshot(home);
      const goenv = goenvOn({ PATH: path, HOME: home }, { node });
      await wholeLife(goenv, writeProfile(file, plainProfile(`v${line}`)));
      expectSameTree(before, home);
      return version;
    });
  }
  for (const line of TOO_OLD) {
    await stage.step(`Node ${line} is too old: one sentence, exit 1, nothing touched`, async () => {
      const { node, version } = await nodeOf(line);
      const home = emptyHome(homeFor(line));
      await expectSentence(goenvOn({ PATH: path, HOME: home }, { node }), version.slice(1));
      expectSameTree(new Map(), home);
      return version;
    });
  }
}

async function expectSentence(goenv, version) {
  for (const LANG of ['C.UTF-8', 'zh_CN.UTF-8']) {
    const ended = expectStatus(await goenv(['apply', 'cn', '--yes'], { env: { LANG } }), 1, 'apply');
    expectSame(ended.stdout, '', 'stdout');
    expectSame(ended.stderr.split('\n').length, 2, `lines, the last one empty, of ${ended.stderr}`);
    for (const part of ['20.19', version, '@goenv-cli/goenv-linux-'])
      expectPart(ended.stderr, part, 'stderr');
  }
}

const LINES = [20, 22, 24, 26];
const TOO_OLD = [12, 16, 18];
