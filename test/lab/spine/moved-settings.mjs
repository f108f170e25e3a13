import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { livedInHome } from '../kit/homes.mjs';
import { plainProfile, writeProfile } from '../kit/profile.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expect, expectStatus } from '../kit/verdict.mjs';

/**
 * A variable that says where go or git keep their settings was set at apply and is not at revert (another shell, cron,
 * sudo). Revert gives every file back all the same, or refuses and forgets nothing: then it works with the variable.
 */
export async function revertElsewhere(stage, sandbox, network) {
  const home = join(sandbox.folder('homes'), 'moved');
  const profile = writeProfile(join(sandbox.folder('profiles'), 'moved.yaml'), plainProfile('moved'));
  const places = { XDG_CONFIG_HOME: 'cfg', GOENV: 'mine.env', GIT_CONFIG_GLOBAL: 'mine.gitconfig' };
  for (const [variable, place] of Object.entries(places)) {
    const goenv = goenvOn({ PATH: network.path, HOME: `${home}-${variable}` });
    const env = { [variable]: join(`${home}-${variable}`, place) };
    await stage.step(`${variable} set at apply and not at revert: nothing is lost`, async () => {
      livedInHome(`${home}-${variable}`);
      const before = snapshot(`${home}-${variable}`);
      expectStatus(await goenv(['apply', profile, '--yes'], { env }), 0, 'apply');
      const without = await goenv(['revert', '--yes']);
      if (without.status !== 0)
        expectStatus(await goenv(['revert', '--yes'], { env }), 0, 'revert as at apply');
      expectSameTree(before, `${home}-${variable}`);
      expect([0, 1, 2, 4].includes(without.status), () => `revert ended ${without.status}`);
    });
  }
}
