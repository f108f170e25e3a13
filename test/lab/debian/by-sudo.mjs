import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectStatus } from '../kit/verdict.mjs';
import { installProfile } from './company.mjs';
import { expectNoTrust, expectSameSystem, expectTrust, photograph } from './store.mjs';

/** `trust.scope: machine` by a user who is not root: refused without sudo, by an administrator's hand, and by sudo. */
export async function trustBySudo(stage, { name, system, site }) {
  const step = (title, act) => stage.step(`${name}, a user: ${title}`, act);
  const profile = installProfile(system, site, 'machine');
  const goenv = await openUser(system);
  const before = await photograph(system);
  await step('without the right to sudo: exit 1, nothing changed', async () => {
    expectStatus(await goenv(['apply', profile, '--yes']), 1, 'apply');
    await expectSameSystem(before, system);
  });
  await step(
    '--no-sudo: exit 2; once root has typed what it prints, every program trusts the root',
    async () => {
      const left = expectStatus(await goenv(['apply', profile, '--yes', '--no-sudo']), 2, 'apply');
      await typeAsRoot(system, left.stdout);
      await expectTrust(system, site);
      expectStatus(await goenv(['check']), 0, 'check');
    },
  );
  await step('revert --no-sudo, and root again: as before', async () => {
    const left = expectStatus(await goenv(['revert', '--yes', '--no-sudo']), 2, 'revert');
    await typeAsRoot(system, left.stdout);
    await expectNoTrust(system, site);
    await expectSameSystem(before, system);
  });
  writeFileSync(join(system.root, SUDOERS), `${USER} ALL=(root) NOPASSWD: ALL\n`, { mode: 0o440 });
  const granted = await photograph(system);
  await step('with sudo: apply, check, revert', async () => {
    expectStatus(await goenv(['apply', profile, '--yes']), 0, 'apply');
    await expectTrust(system, site);
    expectStatus(await goenv(['check']), 0, 'check');
    expectStatus(await goenv(['revert', '--yes']), 0, 'revert');
    await expectNoTrust(system, site);
    await expectSameSystem(granted, system);
  });
}

async function openUser(system) {
  expectStatus(await system.run(['useradd', '-m', '-s', '/bin/bash', USER]), 0, 'useradd');
  return goenvOf(system);
}

/** goenv as that user runs it. */
export function goenvOf(system) {
  const become = ['runuser', '-u', USER, '--', 'env', `HOME=/home/${USER}`];
  return (args) => system.run([...become, ...system.argv, ...args]);
}

/** The commands stand at the end of what goenv prints, without a prompt in front. */
async function typeAsRoot(system, printed) {
  const at = printed.indexOf('\nsudo ');
  expect(at >= 0, () => `no commands for root in:\n${printed}`);
  expectStatus(await system.run(['sh', '-e', '-c', printed.slice(at)]), 0, 'what root has to run');
}

/** Somebody who is not root; may use sudo once `trustBySudo` has been played. */
export const USER = 'dev';
const SUDOERS = 'etc/sudoers.d/dev';
