import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expectPart, expectStatus } from '../kit/verdict.mjs';
import { installByHand, installProfile } from './company.mjs';

/** `trust.scope: user`: the bundle in the home follows the roots of the system. */
export async function followRoots(stage, { name, system, site }) {
  const home = join(system.root, 'root/dev');
  mkdirSync(home);
  const profile = installProfile(system, site, 'user');
  const goenv = (args) => system.goenv(args, { env: { HOME: '/root/dev' } });
  const before = snapshot(home);
  await stage.step(
    `${name}: the system's roots change: check ends 2 and says so, apply follows`,
    async () => {
      expectStatus(await goenv(['apply', profile, '--yes']), 0, 'apply');
      expectStatus(await goenv(['check']), 0, 'check');
      expectStatus(await installByHand(system, 'later', site.stray), 0, 'update-ca-certificates');
      const check = expectStatus(await goenv(['check', '--verbose']), 2, 'check');
      expectPart(check.stdout + check.stderr, 'ROOTS_CHANGED', 'check');
      expectStatus(await goenv(['apply', profile, '--yes']), 0, 'apply');
      expectStatus(await goenv(['check']), 0, 'check');
      expectStatus(await goenv(['revert', '--yes']), 0, 'revert');
      expectSameTree(before, home);
    },
  );
}
