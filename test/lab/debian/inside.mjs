import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writings } from '../kit/snapshot.mjs';
import { expectPart, expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';
import { installProfile } from './company.mjs';
import { BUNDLE, expectNoTrust, expectSameSystem, expectTrust, photograph } from './store.mjs';

/** `trust.scope: machine` as root inside a system, from the first plan to revert. */
export async function trustMachine(stage, { name, system, site }) {
  const { goenv } = system;
  const profile = installProfile(system, site, 'machine');
  const apply = ['apply', profile, '--yes'];
  const step = (title, act) => stage.step(`${name}: ${title}`, act);
  const before = await photograph(system);

  await step('without goenv no program trusts the root', () => expectNoTrust(system, site));
  await step('plan names the root and changes nothing', async () => {
    expectPart(expectStatus(await goenv(['plan', profile]), 0, 'plan').stdout, 'Lab Root', 'plan');
    await expectSameSystem(before, system);
  });
  await step('a certificate written into the bundle by hand: exit 4, nothing changed', async () => {
    const bundle = join(system.root, BUNDLE);
    const original = readFileSync(bundle);
    appendFileSync(bundle, site.stray.pem);
    const edited = await photograph(system);
    const refused = expectStatus(await goenv(apply), 4, 'apply');
    expectPart(refused.stderr, 'BUNDLE_HAND_EDITED', 'apply');
    await expectSameSystem(edited, system);
    writeFileSync(bundle, original);
  });
  await step('apply ends 0', async () => expectStatus(await goenv(apply), 0, 'apply') && undefined);
  await step('every program trusts the root', () => expectTrust(system, site));
  await step('a second apply changes nothing and does not rebuild the store', async () => {
    const store = writings(join(system.root, 'etc/ssl/certs'));
    const again = expectStatus(await goenv([...apply, '--json']), 0, 'apply');
    expectSame(parseOutput(again).changed, false, 'changed');
    expectSame(writings(join(system.root, 'etc/ssl/certs')), store, 'files written');
  });
  await step('check ends 0', async () => expectStatus(await goenv(['check']), 0, 'check') && undefined);
  for (const [what, change] of Object.entries(DRIFTS)) {
    await step(`${what}: check ends 2 and names it, apply mends it`, async () => {
      await change(system, site);
      expectPart(expectStatus(await goenv(['check']), 2, 'check').stdout, 'trust-store', 'check');
      expectStatus(await goenv(apply), 0, 'apply');
      expectStatus(await goenv(['check']), 0, 'check');
      await expectTrust(system, site);
    });
  }
  await step('revert: the system is as it was, and trusts what IT installed', async () => {
    expectStatus(await goenv(['revert', '--yes']), 0, 'revert');
    await expectNoTrust(system, site);
    await expectSameSystem(before, system);
  });
}

const DRIFTS = {
  'the file removed': removeAnchor,
  'the file removed and the store rebuilt': async (system, site) => {
    removeAnchor(system, site);
    expectStatus(await system.run(['update-ca-certificates', '--fresh']), 0, 'update-ca-certificates');
  },
  "the root taken out of Java's keystore": async (system, { root }) => {
    const alias = `debian:${anchorName(root)}.pem`;
    const keytool = ['keytool', '-delete', '-cacerts', '-storepass', 'changeit', '-alias', alias];
    expectStatus(await system.run(keytool), 0, 'keytool');
  },
};

function removeAnchor(system, { root }) {
  rmSync(join(system.root, 'usr/local/share/ca-certificates', `${anchorName(root)}.crt`));
}

function anchorName({ sha256 }) {
  return `goenv-${sha256.slice(0, 16)}`;
}
