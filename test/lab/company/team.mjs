import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { snapshot } from '../kit/snapshot.mjs';
import { expect, expectStatus } from '../kit/verdict.mjs';
import { meet } from '../private/clients.mjs';
import { homeWithNetrc, USER } from '../private/site.mjs';

/**
 * One team's machine: a home with a netrc of its own, and goenv in it.
 * @returns `goenv(args, token)`: fails when the token is printed; `work(isAdmitted)`: the real go, git and curl;
 *   `accept(profile)`: the arguments that accept what the profile is refused for; `records()`: of the audit log
 */
export function openTeam(sandbox, site, name) {
  const home = homeWithNetrc(join(sandbox.folder('homes'), name));
  const machine = { PATH: site.bin, HOME: home };
  const run = goenvOn(machine);
  const first = snapshot(home);

  async function goenv(args, token) {
    const env = token === undefined ? {} : { LAB_USER: USER, LAB_TOKEN: token };
    const ended = await run(args, { env });
    const said = ended.stdout + ended.stderr;
    expect(token === undefined || !said.includes(token), `goenv ${args[0]} printed the token`);
    return ended;
  }

  async function accept(profile, token) {
    const refused = expectStatus(await goenv(['plan', profile], token), 4, 'plan of a stranger’s profile');
    const digests = [...refused.stderr.matchAll(/--accept (sha256:[0-9a-f]{64})/g)].map(([, one]) => one);
    expect(digests.length > 0, () => `no digest to accept is named:\n${refused.stderr}`);
    return ['--accept', [...new Set(digests)].join(',')];
  }

  return {
    home,
    first,
    goenv,
    accept,
    work: (isAdmitted, env = {}) => meet({ site, sandbox, env: { ...machine, ...env } }, isAdmitted),
    records: () =>
      readFileSync(join(home, '.local/state/goenv/audit.log'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
  };
}
