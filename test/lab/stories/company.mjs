import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { firstDay, sameDay } from '../company/first-day.mjs';
import { openHeadquarters } from '../company/headquarters.mjs';
import { goOffline, takeBack } from '../company/last-day.mjs';
import { meetPolicy } from '../company/policy.mjs';
import { baseProfile, teamA, teamB } from '../company/profiles.mjs';
import { openTeam } from '../company/team.mjs';
import { expireException, refuseTampered, rotateToken, takeUpdate } from '../company/updates.mjs';
import { openSite } from '../private/site.mjs';

/** A platform team ships one profile; two teams build on it, by signature and by digest. */
export const title =
  'company: one signed profile over TLS, two teams, updates, tampering, policy, no network';

export async function play(stage, sandbox) {
  const site = await openSite(sandbox);
  const headquarters = await openHeadquarters(sandbox, site.authority);
  const text = baseProfile(site);
  await headquarters.publish('base.yaml', text);
  site.rotate('first-t0ken');

  const folder = sandbox.folder('profiles');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const a = {
    ...openTeam(sandbox, site, 'team-a'),
    profile: teamA(join(folder, 'team-a.yaml'), headquarters),
  };
  const b = {
    ...openTeam(sandbox, site, 'team-b'),
    profile: teamB(join(folder, 'team-b.yaml'), headquarters, { root: site.root, sha256 }),
  };
  const company = { sandbox, site, headquarters, a, b };

  await firstDay(stage, company);
  await sameDay(stage, company);
  await takeUpdate(stage, company);
  await refuseTampered(stage, company);
  await rotateToken(stage, company);
  await expireException(stage, company);
  await meetPolicy(stage, company);
  await goOffline(stage, company);
  await takeBack(stage, company);
}
