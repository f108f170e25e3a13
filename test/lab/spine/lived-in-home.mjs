import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { livedInHome } from '../kit/homes.mjs';
import { locate } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expect, expectPart, expectSame, expectStatus } from '../kit/verdict.mjs';
import { openDeveloper } from './build.mjs';

/** The spine where somebody has lived: linked dotfiles, odd bytes, settings of their own, edits while goenv is there. */
export async function spineOnLivedInHome(stage, sandbox, network) {
  const home = livedInHome(join(sandbox.folder('homes'), 'lived-in'));
  const { machine, go } = openDeveloper(sandbox, network, 'lived-in', home);
  const goenv = goenvOn(machine);
  const git = (...args) => run([locate('git'), ...args], { env: machine });
  const { step } = stage;
  const before = snapshot(home);

  await step('lived-in home: apply, tidy, check', async () => {
    expectStatus(await goenv(['apply', network.profile, '--yes']), 0, 'apply');
    expectStatus(await go('mod', 'tidy'), 0, 'go mod tidy');
    expectStatus(await goenv(['check']), 0, 'check');
  });
  await step('lived-in home: the settings of others stay in force', async () => {
    const values = JSON.parse((await go('env', '-json', 'GOPRIVATE', 'GONOSUMDB', 'GOBIN')).stdout);
    for (const part of ['git.other.example', '*.lab.example', 'git.corp.example']) {
      expectPart(values.GOPRIVATE, part, 'GOPRIVATE');
    }
    expectPart(values.GONOSUMDB, 'git.corp.example', 'GONOSUMDB');
    expectSame(values.GOBIN, '/opt/mine/bin', 'GOBIN');
    const theirs = await git(
      'config',
      '--global',
      '--includes',
      'url.ssh://git@git.other.example/.insteadOf',
    );
    expectSame(theirs.stdout, 'https://git.other.example/\n', 'their insteadOf');
  });
  await step('lived-in home: revert gives every byte, mode and link back', async () => {
    expectStatus(await goenv(['revert', '--yes']), 0, 'revert');
    expectSameTree(before, home);
  });
  await step('what others add while goenv is there stays after revert', async () => {
    expectStatus(await goenv(['apply', network.profile, '--yes']), 0, 'apply');
    appendFileSync(join(home, '.config/go/env'), '\nGOTMPDIR=/var/tmp\n');
    appendFileSync(join(home, 'dotfiles/gitconfig'), '\n[pull]\n\trebase = true\n');
    expectStatus(await goenv(['apply', network.profile, '--yes']), 0, 'second apply');
    expectStatus(await goenv(['revert', '--yes']), 0, 'revert');
    expectSame((await go('env', 'GOTMPDIR')).stdout, '/var/tmp\n', 'GOTMPDIR');
    expectSame((await git('config', '--global', 'pull.rebase')).stdout, 'true\n', 'pull.rebase');
    expect(
      (await go('env', 'GOPROXY')).stdout.trim() !== network.proxy.url,
      'GOPROXY is still the lab proxy',
    );
    const left = (await git('config', '--global', '--includes', '--list')).stdout;
    expect(!left.includes('git.corp.example'), `left in git: ${left}`);
  });
  await step('an export in ~/.bashrc: check ends 2 and names variable, file and line', async () => {
    expectStatus(await goenv(['apply', network.profile, '--yes']), 0, 'apply');
    appendFileSync(join(home, '.bashrc'), 'export GOPROXY=https://from-bashrc.example\n');
    const check = await goenv(['check'], { env: { GOPROXY: 'https://from-bashrc.example' } });
    expectStatus(check, 2, 'check');
    for (const part of ['GOPROXY', '.bashrc:3']) expectPart(check.stdout + check.stderr, part, 'check');
    expectStatus(await goenv(['revert', '--yes']), 0, 'revert');
  });
}
