import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { emptyHome } from '../kit/homes.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';
import { installProfile } from './company.mjs';
import { expectSameSystem, expectTrust, photograph } from './store.mjs';
import { SYSTEM_PATH } from './system.mjs';

/** `--root DIR`: the system as an image tree, provisioned by this machine, of which nothing is touched. */
export async function provisionImage(stage, { name, system, site, sandbox }) {
  const home = emptyHome(join(sandbox.folder('homes'), name));
  const goenv = goenvOn({ PATH: SYSTEM_PATH, HOME: home });
  const profile = join(system.root, installProfile(system, site, 'machine'));
  const under = (...args) => goenv([...args, '--root', system.root]);
  const machine = snapshot('/etc/ssl');
  const before = await photograph(system);

  await stage.step(
    `${name}: apply --root trusts the root there, links included; nothing else is touched`,
    async () => {
      expectStatus(await under('apply', profile, '--yes'), 0, 'apply');
      await expectTrust(system, site, ["Java's keystore"]);
      expectSameTree(machine, '/etc/ssl');
      expectSameTree(new Map(), home);
    },
  );
  await stage.step(`${name}: --root, second apply, check`, async () => {
    const again = expectStatus(await under('apply', profile, '--yes', '--json'), 0, 'apply');
    expectSame(parseOutput(again).changed, false, 'changed');
    expectStatus(await under('check'), 0, 'check');
  });
  await stage.step(`${name}: revert --root gives the image back`, async () => {
    expectStatus(await under('revert', '--yes'), 0, 'revert');
    await expectSameSystem(before, system);
    expectSameTree(machine, '/etc/ssl');
    expectSameTree(new Map(), home);
  });
}
