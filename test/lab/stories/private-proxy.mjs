import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { goenvOn, PROGRAM } from '../kit/goenv.mjs';
import { expect, expectPart, expectSame, expectStatus } from '../kit/verdict.mjs';
import { LENT_CLIENTS, meet } from '../private/clients.mjs';
import { homeWithNetrc, openSite, USER, writeSiteProfile } from '../private/site.mjs';

/** Logins by netrc, as three real parsers read it. */
export const title =
  'private-proxy: a module proxy and a Git host behind a login, for the real go, git and curl';

export async function play(stage, sandbox) {
  const site = await openSite(sandbox);
  const home = homeWithNetrc(join(sandbox.folder('homes'), 'developer'));
  const machine = { PATH: site.bin, HOME: home };
  const goenv = goenvOn(machine);
  const netrc = join(home, '.netrc');
  const first = { text: readFileSync(netrc, 'latin1'), mode: statSync(netrc).mode };
  const profile = writeSiteProfile(sandbox.folder('profile'), site);
  const apply = async (token) => {
    const ended = await goenv(['apply', profile, '--yes'], { env: { LAB_USER: USER, LAB_TOKEN: token } });
    expectStatus(ended, 0, 'goenv apply');
    expect(!(ended.stdout + ended.stderr).includes(token), 'apply printed the token');
    return ended;
  };
  const everybody = (isAdmitted, how = {}) => meet({ site, sandbox, env: machine, ...how }, isAdmitted);
  site.rotate(TODAY);

  await stage.step('with a wrong token all three are refused', async () => {
    await apply('wrong');
    await everybody(false);
  });
  await stage.step('with the right one, of every sign that goenv takes, all three get through', async () => {
    await apply(TODAY);
    expectSame(statSync(netrc).mode & 0o777, 0o600, 'mode of netrc');
    await everybody(true);
  });
  await stage.step(
    'the server rotates: refused; the plan has the lines as updates; applied they get through',
    async () => {
      site.rotate(TOMORROW);
      await everybody(false);
      const planned = await goenv(['plan', profile], { env: { LAB_USER: USER, LAB_TOKEN: TOMORROW } });
      // A line for each address and one for the host, which git and curl look up.
      expectPart(planned.stdout, 'Plan: 0 to create, 3 to update, 0 to delete', 'plan');
      await apply(TOMORROW);
      await everybody(true);
      const again = await apply(TOMORROW);
      expectPart(again.stdout, 'Nothing to do', 'the second apply');
      expectStatus(await goenv(['check']), 0, 'goenv check');
    },
  );
  await stage.step('revert: refused again, and netrc is what it was, byte for byte, mode too', async () => {
    expectStatus(await goenv(['revert', '--yes']), 0, 'goenv revert');
    expectSame(readFileSync(netrc, 'latin1'), first.text, 'netrc');
    expectSame(statSync(netrc).mode, first.mode, 'mode of netrc');
    const trusting = {
      SSL_CERT_FILE: site.root.path,
      GIT_SSL_CAINFO: site.root.path,
      CURL_CA_BUNDLE: site.root.path,
    };
    const env = {
      ...machine,
      ...trusting,
      GOPROXY: `https://${site.modules}`,
      GOSUMDB: 'off',
      GOTOOLCHAIN: 'local',
    };
    await everybody(false, { env });
  });
  await stage.step('goenv run lends the logins to one command, and leaves nothing', async () => {
    const env = { ...machine, LAB_USER: USER, LAB_TOKEN: TOMORROW };
    const before = [...PROGRAM, 'run', profile, '--'];
    await everybody(true, { env, before, clients: LENT_CLIENTS });
    expectSame(readFileSync(netrc, 'latin1'), first.text, 'netrc');
  });
}

/** Every printable sign of ASCII but blanks and double quotes. */
const TODAY = "t!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~T0k3n";
const TOMORROW = 't0ken-of-tomorrow';
