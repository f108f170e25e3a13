import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expect, expectPart, expectStatus } from '../kit/verdict.mjs';
import { TOKEN } from './first-day.mjs';
import { baseProfile } from './profiles.mjs';

/** A new base: team A sees the difference before it is used, team B hears that its pin is of an older one. */
export async function takeUpdate(stage, { site, headquarters, a, b }) {
  const text = baseProfile(site, { more: '  private: [git.company.example]\n' });
  await headquarters.publish('base.yaml', text);
  await stage.step('a new base changes nothing by itself', async () => {
    const planned = expectStatus(await a.goenv(['plan', a.profile], TOKEN), 0, 'plan');
    expect(!planned.stdout.includes('git.company.example'), planned.stdout);
  });
  await stage.step(
    'update shows the difference and needs a yes; apply then needs the new digest',
    async () => {
      const shown = expectStatus(await a.goenv(['update', a.profile]), 64, 'update');
      expectPart(shown.stdout, 'go.private[git.company.example]', 'update');
      expectStatus(await a.goenv(['update', a.profile, '--yes']), 0, 'update --yes');
      const accept = await a.accept(a.profile, TOKEN);
      const applied = await a.goenv(['apply', a.profile, '--yes', ...accept], TOKEN);
      expectPart(expectStatus(applied, 0, 'apply').stdout, 'git.company.example', 'apply');
      await a.work(true);
    },
  );
  await stage.step(
    'update tells team B the line of its pin and the new digest, and changes nothing',
    async () => {
      const before = snapshot(b.home);
      const told = expectStatus(await b.goenv(['update', b.profile]), 0, 'update');
      for (const part of ['PROFILE_PIN_STALE', 'team-b.yaml:3']) expectPart(told.stderr, part, 'update');
      expectSameTree(before, b.home);
    },
  );
}

/** A text under somebody else's signature, and one signed for another purpose: neither is used. */
export async function refuseTampered(stage, { site, headquarters, a }) {
  const evil = baseProfile(site).replace(`https://${site.modules}`, 'https://evil.example');
  const refused = async () => {
    const before = snapshot(a.home);
    const ended = expectStatus(await a.goenv(['update', a.profile, '--yes']), 4, 'update');
    expectPart(ended.stderr, 'PROFILE_SIGNATURE_BAD', 'update');
    expectSameTree(before, a.home);
    expectStatus(await a.goenv(['check']), 0, 'check');
  };
  await stage.step('a tampered text is refused, and what was there goes on', async () => {
    headquarters.tamper('base.yaml', evil);
    await refused();
  });
  await stage.step('so is one that was signed for another purpose', async () => {
    await headquarters.publish('base.yaml', evil, 'file');
    await refused();
  });
}

/** The servers take another token: plan shows updates, and one apply is enough. */
export async function rotateToken(stage, { site, a }) {
  await stage.step('a rotated token: refused, planned as updates, applied, in again', async () => {
    site.rotate(NEXT);
    await a.work(false);
    const planned = expectStatus(await a.goenv(['plan', a.profile], NEXT), 0, 'plan');
    expectPart(planned.stdout, '0 to create, 3 to update, 0 to delete', 'plan');
    expectStatus(await a.goenv(['apply', a.profile, '--yes'], NEXT), 0, 'apply');
    await a.work(true);
    expectStatus(await a.goenv(['check']), 0, 'check');
  });
}

/** An exception past its day counts as absent, and check says so until somebody acts. */
export async function expireException(stage, { site, headquarters, a }) {
  await stage.step('an exception past its day is taken out; check ends 2 and names it', async () => {
    await headquarters.publish('base.yaml', baseProfile(site, { days: -1 }));
    const shown = expectStatus(await a.goenv(['update', a.profile, '--yes']), 0, 'update');
    expectPart(shown.stdout, 'no-sumdb', 'update');
    const accept = await a.accept(a.profile, NEXT);
    const planned = expectStatus(await a.goenv(['plan', a.profile, ...accept], NEXT), 0, 'plan');
    expectPart(planned.stdout, 'GONOSUMDB[example.com/pub]', 'plan');
    expectStatus(await a.goenv(['apply', a.profile, '--yes', ...accept], NEXT), 0, 'apply');
    const checked = expectStatus(await a.goenv(['check']), 2, 'check');
    expectPart(checked.stderr, 'EXCEPTION_EXPIRED', 'check');
  });
  await stage.step('the next base has a new date, was accepted before, and all is well again', async () => {
    await headquarters.publish('base.yaml', baseProfile(site));
    expectStatus(await a.goenv(['update', a.profile, '--yes']), 0, 'update');
    expectStatus(await a.goenv(['apply', a.profile, '--yes'], NEXT), 0, 'apply');
    expectStatus(await a.goenv(['check']), 0, 'check');
    await a.work(true);
  });
}

export const NEXT = 'second-t0ken';
