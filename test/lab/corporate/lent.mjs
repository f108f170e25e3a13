import { EXPECTED_OUTPUT } from '../kit/program.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expectSame, expectStatus } from '../kit/verdict.mjs';
import { WHOLE_DAY } from './developer.mjs';
import { LOGIN_VARIABLES } from './with-goenv.mjs';

/** `goenv run` for somebody who applies nothing: it works, and the home is as it was. */
export async function workWithLent(stage, { goenv, home, newDesk, run }, profile) {
  await run(['go', 'env', 'GOPATH']); // go keeps its counters in the home
  const before = snapshot(home);
  await stage.step('goenv run in another home: all of it works, and nothing stays', async () => {
    const { env, cwd } = newDesk();
    const lent = await goenv(['run', profile, '--', 'sh', '-c', WHOLE_DAY], {
      env: { ...env, ...LOGIN_VARIABLES },
      cwd,
    });
    expectSame(expectStatus(lent, 0, 'goenv run').stdout, EXPECTED_OUTPUT, 'what the program prints');
    expectSameTree(before, home);
  });
}
