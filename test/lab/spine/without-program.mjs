import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { livedInHome } from '../kit/homes.mjs';
import { plainProfile, writeProfile } from '../kit/profile.mjs';
import { BASICS, pathOf } from '../kit/programs.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';

/** A machine that has no go, or no git, yet: goenv comes first there, so apply and revert must work all the same. */
export async function spineWithout(stage, sandbox, missing) {
  const home = livedInHome(join(sandbox.folder('homes'), `without-${missing}`));
  const present = ['go', 'git', 'ssh'].filter((name) => name !== missing);
  const path = pathOf(join(sandbox.folder(`machine-without-${missing}`), 'bin'), [...BASICS, ...present]);
  const goenv = goenvOn({ PATH: path, HOME: home });
  const profile = writeProfile(
    join(sandbox.folder('profiles'), `without-${missing}.yaml`),
    plainProfile('bare'),
  );
  const before = snapshot(home);

  await stage.step(`without ${missing} on PATH: apply, nothing more to do, check`, async () => {
    expectStatus(await goenv(['apply', profile, '--yes']), 0, 'apply');
    const again = expectStatus(await goenv(['apply', profile, '--yes', '--json']), 0, 'second apply');
    expectSame(parseOutput(again).changed, false, 'changed');
    expectStatus(await goenv(['check']), 0, 'check');
  });
  await stage.step(`without ${missing} on PATH: revert gives every byte back`, async () => {
    expectStatus(await goenv(['revert', '--yes']), 0, 'revert');
    expectSameTree(before, home);
  });
}
