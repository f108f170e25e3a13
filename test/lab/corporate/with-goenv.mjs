import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXPECTED_OUTPUT } from '../kit/program.mjs';
import { locate } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { expectSameTree, snapshot, writings } from '../kit/snapshot.mjs';
import { expect, expectPart, expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';
import { SHELLS, WHOLE_DAY } from './developer.mjs';
import { HOSTS, LOGIN } from './network.mjs';

/** The login as it stands in the environment of the developer's first shell. */
export const LOGIN_VARIABLES = { PROXY_USER: LOGIN.user, PROXY_PASSWORD: LOGIN.password };

/** plan and apply, and what they say. */
export async function applyProfile(stage, { goenv, home }, profile) {
  const before = snapshot(home);
  await stage.step('plan names what comes, asks for no password, and changes nothing', async () => {
    const plan = expectStatus(await goenv(['plan', profile]), 0, 'plan');
    for (const part of ['HTTPS_PROXY', '(known after apply)', 'Lab Root', HOSTS.checksums])
      expectPart(plan.stdout, part, 'plan');
    expectSameTree(before, home);
  });
  await stage.step('apply without the password in the environment: exit 1, and nothing changed', async () => {
    const apply = await goenv(['apply', profile, '--yes'], { env: { PROXY_USER: LOGIN.user } });
    expectStatus(apply, 1, 'apply');
    expectPart(apply.stderr, '${env:PROXY_PASSWORD}', 'apply');
    expectSameTree(before, home);
  });
  await stage.step('apply ends 0, and the password is nowhere but in files of mode 0600', async () => {
    const apply = await goenv(['apply', profile, '--yes'], { env: LOGIN_VARIABLES });
    expectStatus(apply, 0, 'apply');
    expectSame(isTold(apply.stdout + apply.stderr), false, 'the password in the output');
    const holders = filesOf(home).filter((path) => isTold(readFileSync(path, 'utf8')));
    expect(holders.length > 0, 'no file has the password: no shell would');
    for (const path of holders) {
      expect(/\/goenv\/env\.(sh|fish)$/.test(path), `the password is in ${path}`);
      expectSame((statSync(path).mode & 0o777).toString(8), '600', `mode of ${path}`);
    }
  });
}

/** A new shell of each kind does the whole day's work. */
export async function workInEveryShell(stage, { newDesk }) {
  for (const [kind, start] of Object.entries(SHELLS)) {
    await stage.step(`${kind}: curl, git, node, python, go mod tidy, go build`, async () => {
      const ended = expectStatus(await inShell(newDesk(), start), 0, kind);
      expectSame(ended.stdout, EXPECTED_OUTPUT, 'what the program prints');
    });
  }
}

/** No shell can do it, at the start and after a revert. */
export async function failInEveryShell(stage, { newDesk }, when) {
  await stage.step(`${when}: no new shell can do it`, async () => {
    for (const [kind, start] of Object.entries(SHELLS)) {
      const ended = await inShell(newDesk(), start);
      expect(ended.status > 0, `${kind}: all of it works`);
      expectPart(ended.stderr, 'Could not resolve host', kind);
    }
  });
}

/** The second apply writes nothing; check ends 0. */
export async function settle(stage, { goenv, home }, profile) {
  await stage.step('a second apply changes nothing and writes no file', async () => {
    const before = writings(home);
    const again = await goenv(['apply', profile, '--yes', '--json'], { env: LOGIN_VARIABLES });
    expectSame(parseOutput(expectStatus(again, 0, 'apply')).changed, false, 'changed');
    expectSame(writings(home), before, 'files written');
  });
  await stage.step('check ends 0, without the password too', async () => {
    expectStatus(await goenv(['check']), 0, 'check');
  });
}

function inShell({ env, cwd }, start) {
  const [shell, ...words] = start(WHOLE_DAY);
  return run([locate(shell), ...words], { env, cwd });
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function isTold(text) {
  return [LOGIN.password, encodeURIComponent(LOGIN.password)].some((form) => text.includes(form));
}
