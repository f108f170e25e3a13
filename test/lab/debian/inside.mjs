import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writings } from '../kit/snapshot.mjs';
import { expectPart, expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';
import { installProfile } from './company.mjs';
import { DRIFTS } from './drifts.mjs';
import { BUNDLE, expectNoTrust, expectSameSystem, expectTrust, photograph } from './store.mjs';

/** `trust.scope: machine` as root inside a system, from the first plan to revert. */
export async function trustMachine(stage, { name, system, site }) {
  const step = (title, act) => stage.step(`${name}: ${title}`, act);
  const profile = installProfile(system, site, 'machine');
  const before = await photograph(system);
  await step('without goenv no program trusts the root', () => expectNoTrust(system, site));
  await step('plan names the root and changes nothing', async () => {
    expectPart(expectStatus(await system.goenv(['plan', profile]), 0, 'plan').stdout, 'Lab Root', 'plan');
    await expectSameSystem(before, system);
  });
  await step('a certificate written into the bundle by hand: exit 4, nothing changed', () =>
    refuseHandEdited({ system, site, profile }),
  );
  await settle(step, { system, site, profile });
  for (const [what, change] of Object.entries(DRIFTS)) {
    await step(`${what}: check ends 2, apply mends it`, async () => {
      await change(system, site);
      expectStatus(await system.goenv(['check']), 2, 'check');
      expectStatus(await system.goenv(['apply', profile, '--yes']), 0, 'apply');
      expectStatus(await system.goenv(['check']), 0, 'check');
      await expectTrust(system, site);
    });
  }
  await step('revert: the system is as it was, and trusts what IT installed', async () => {
    expectStatus(await system.goenv(['revert', '--yes']), 0, 'revert');
    await expectNoTrust(system, site);
    await expectSameSystem(before, system);
  });
}

async function refuseHandEdited({ system, site, profile }) {
  const bundle = join(system.root, BUNDLE);
  const original = readFileSync(bundle);
  appendFileSync(bundle, site.stray.pem);
  const edited = await photograph(system);
  const refused = expectStatus(await system.goenv(['apply', profile, '--yes']), 4, 'apply');
  expectPart(refused.stderr, 'BUNDLE_HAND_EDITED', 'apply');
  await expectSameSystem(edited, system);
  writeFileSync(bundle, original);
}

async function settle(step, { system, site, profile }) {
  const store = join(system.root, 'etc/ssl/certs');
  await step('apply ends 0, and every program trusts the root', async () => {
    expectStatus(await system.goenv(['apply', profile, '--yes']), 0, 'apply');
    return expectTrust(system, site);
  });
  await step('a second apply changes nothing and does not rebuild the store; check ends 0', async () => {
    const written = writings(store);
    const again = expectStatus(await system.goenv(['apply', profile, '--yes', '--json']), 0, 'apply');
    expectSame(parseOutput(again).changed, false, 'changed');
    expectSame(writings(store), written, 'files written');
    expectStatus(await system.goenv(['check']), 0, 'check');
  });
}
