import { developerPath, openDeveloper } from '../corporate/developer.mjs';
import { mendDrift } from '../corporate/drift.mjs';
import { workWithLent } from '../corporate/lent.mjs';
import { HOSTS, LOGIN, openCompany } from '../corporate/network.mjs';
import { companyProfile } from '../corporate/profile.mjs';
import {
  applyProfile,
  failInEveryShell,
  LOGIN_VARIABLES,
  settle,
  workInEveryShell,
} from '../corporate/with-goenv.mjs';
import { failWithoutGoenv } from '../corporate/without-goenv.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expect, expectStatus } from '../kit/verdict.mjs';

/** A developer behind a network proxy that wants a login and inspects TLS, and that alone knows the company's hosts. */
export const title = 'corporate: squid with login and inspection, before, with and after goenv';

export async function play(stage, sandbox) {
  const company = await openCompany(sandbox);
  const path = developerPath(sandbox);
  const profile = companyProfile(sandbox.folder('profiles'), company);
  const developer = openDeveloper(sandbox, path, 'developer');

  await failWithoutGoenv(stage, developer, proxyUrls(company.proxy));
  await failInEveryShell(stage, developer, 'before apply'); // fish makes its folders
  const before = snapshot(developer.home);
  await applyProfile(stage, developer, profile);
  await workInEveryShell(stage, developer);
  await stage.step('all of it came through the network proxy, with the login', () => {
    const known = company.proxy.requests().filter((line) => line.endsWith(` ${LOGIN.user}`));
    for (const host of Object.values(HOSTS))
      expect(
        known.some((line) => line.includes(`https://${host}/`)),
        `nobody asked for ${host}`,
      );
  });
  await settle(stage, developer, profile);
  await mendDrift(stage, developer, profile);
  await workWithLent(stage, openDeveloper(sandbox, path, 'guest'), profile);
  await stage.step('revert gives every file of the home back, byte for byte', async () => {
    expectStatus(await developer.goenv(['revert', '--yes']), 0, 'revert');
    expectSameTree(before, developer.home);
  });
  await failInEveryShell(stage, developer, 'after revert');
}

function proxyUrls({ port }) {
  const login = `${LOGIN_VARIABLES.PROXY_USER}:${encodeURIComponent(LOGIN_VARIABLES.PROXY_PASSWORD)}`;
  return { anonymous: `http://127.0.0.1:${port}`, withLogin: `http://${login}@127.0.0.1:${port}` };
}
