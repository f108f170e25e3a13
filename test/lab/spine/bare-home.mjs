import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { emptyHome } from '../kit/homes.mjs';
import { EXPECTED_OUTPUT } from '../kit/program.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expect, expectPart, expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';
import { openDeveloper } from './build.mjs';

/** The spine in an empty home: fails, apply, works, drift, mended, overridden, revert. */
export async function spineOnBareHome(stage, sandbox, network) {
  const home = emptyHome(join(sandbox.folder('homes'), 'bare'));
  const { machine, go } = openDeveloper(sandbox, network, 'bare', home);
  const goenv = goenvOn(machine);
  const { step } = stage;
  const untouched = snapshot(home);

  await step('plan and validate leave an empty home empty', async () => {
    expectStatus(await goenv(['validate', network.profile]), 0, 'validate');
    expectStatus(await goenv(['plan', network.profile]), 0, 'plan');
    expectSameTree(untouched, home);
  });
  await step('go mod tidy fails without goenv', async () => {
    const tidy = await go('mod', 'tidy');
    expect(tidy.status !== 0, 'go mod tidy succeeded: the network of this story proves nothing');
    expect(network.wall.refused.length > 0, () => `go never met the wall: ${tidy.stderr}`);
  });
  const before = snapshot(home);
  network.wall.refused.length = 0;
  await step('goenv apply profile.yaml --yes ends 0', async () => {
    expectStatus(await goenv(['apply', network.profile, '--yes']), 0, 'apply');
  });
  await step('go mod tidy succeeds, and nothing tried to leave', async () => {
    expectStatus(await go('mod', 'tidy'), 0, 'go mod tidy');
    // go asks a private host itself whether a shorter path is a module too; the rewrite is git's alone.
    const beyond = network.wall.refused.filter((host) => host !== 'git.corp.example:443');
    expectSame(beyond.join(' '), '', 'hosts tried beyond the lab');
    expect(network.git.requests.length > 0, 'the private Git host was not asked');
  });
  await step('the program runs', async () => {
    expectSame(expectStatus(await go('run', '.'), 0, 'go run .').stdout, EXPECTED_OUTPUT, 'its output');
  });
  if (network.database) {
    await step('the real modules were proved by the checksum database', () => {
      const lookups = network.proxy.requests.filter((path) => path.includes('/lookup/'));
      expect(lookups.length >= 2, `look-ups: ${lookups}`);
      expect(!lookups.some((path) => /corp\.example|example\.com/.test(path)), `leaked: ${lookups}`);
    });
  }
  await step('a second apply has nothing to do', async () => {
    const again = expectStatus(await goenv(['apply', network.profile, '--yes', '--json']), 0, 'apply');
    expectSame(parseOutput(again).changed, false, 'changed');
  });
  await step('check ends 0', async () => expectStatus(await goenv(['check']), 0, 'check') && undefined);
  await step('somebody edits a value: check ends 2 and names the key', async () => {
    expectStatus(await go('env', '-w', 'GOPROXY=https://elsewhere.example'), 0, 'go env -w');
    const check = expectStatus(await goenv(['check']), 2, 'check');
    expectPart(check.stdout + check.stderr, 'GOPROXY', 'check');
  });
  await step('apply mends it', async () => {
    expectStatus(await goenv(['apply', network.profile, '--yes']), 0, 'apply');
    expectSame((await go('env', 'GOPROXY')).stdout.trim(), network.proxy.url, 'GOPROXY');
    expectStatus(await goenv(['check']), 0, 'check');
  });
  await step('an exported GOPROXY: check ends 2 and names the variable', async () => {
    const check = await goenv(['check'], { env: { GOPROXY: 'https://exported.example' } });
    expectStatus(check, 2, 'check');
    expectPart(check.stdout + check.stderr, 'GOPROXY', 'check');
    expectPart(check.stdout + check.stderr, 'exported.example', 'check');
  });
  await step('revert --yes ends 0', async () => {
    expectStatus(await goenv(['revert', '--yes']), 0, 'revert');
  });
  await step('every file of the home is byte for byte as before', () => expectSameTree(before, home));
  await step('a second revert has nothing to do', async () => {
    expectStatus(await goenv(['revert', '--yes']), 0, 'revert');
  });
  await step('go mod tidy fails again', async () => {
    expectStatus(await go('clean', '-modcache'), 0, 'go clean');
    expect((await go('mod', 'tidy')).status !== 0, 'go mod tidy succeeded after revert');
  });
}
