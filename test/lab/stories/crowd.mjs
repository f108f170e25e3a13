import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { livedInHome } from '../kit/homes.mjs';
import { plainProfile, writeProfile } from '../kit/profile.mjs';
import { BASICS, locate, pathOf } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { ending, expect, expectSame, expectStatus } from '../kit/verdict.mjs';

/** Many applies at once: each ends by the contract, no file is ever torn, revert gives everything back. */
export const title = 'crowd: parallel applies of different profiles';

export async function play(stage, sandbox, { size = 20 } = {}) {
  const home = livedInHome(join(sandbox.folder('homes'), 'crowd'));
  const path = pathOf(join(sandbox.folder('crowd-machine'), 'bin'), [...BASICS, 'go', 'git', 'ssh']);
  const machine = { PATH: path, HOME: home };
  const goenv = goenvOn(machine);
  const before = snapshot(home);
  const profiles = Array.from({ length: size }, (_, index) =>
    writeProfile(join(sandbox.folder('profiles'), `crowd-${index}.yaml`), plainProfile(`n${index}`)),
  );

  await stage.step(`${size} applies at once: each ends by the contract`, async () => {
    const watcher = watchFiles(machine);
    const ended = await Promise.all(profiles.map((profile) => goenv(['apply', profile, '--yes'])));
    const torn = await watcher.stop();
    const odd = ended.filter(({ status }) => ![0, 1, 2].includes(status));
    expect(odd.length === 0, () => `${odd.length} ended otherwise, the first: ${ending(odd[0])}`);
    expect(
      ended.some(({ status }) => status === 0),
      () => `none succeeded: ${ending(ended[0])}`,
    );
    expectSame(torn.join('\n'), '', 'what go and git met meanwhile');
    return `${tally(ended)}, go and git asked ${watcher.asked()} times meanwhile`;
  });
  await stage.step('one of them won whole', async () => {
    const winner = (await ask(machine, 'go', 'env', 'GOPROXY')).stdout.match(/athens-(n\d+)\./)?.[1];
    const git = (await ask(machine, 'git', 'config', '--global', '--includes', '--list')).stdout;
    const marks = new Set([...git.matchAll(/git-(n\d+)\.corp\.example/g)].map(([, mark]) => mark));
    expectSame([...marks].join(' '), winner, 'profiles found in git, beside that in GOPROXY');
    expectStatus(await goenv(['check']), 0, 'check');
  });
  await stage.step('applies and reverts at once: each ends by the contract', async () => {
    const verbs = profiles.map((profile, index) =>
      index % 2 ? ['apply', profile, '--yes'] : ['revert', '--yes'],
    );
    const ended = await Promise.all(verbs.map((args) => goenv(args)));
    const odd = ended.filter(({ status }) => ![0, 1, 2].includes(status));
    expect(odd.length === 0, () => `${odd.length} ended otherwise, the first: ${ending(odd[0])}`);
    return tally(ended);
  });
  await stage.step('revert gives the identical tree', async () => {
    expectStatus(await goenv(['revert', '--yes']), 0, 'revert');
    expectSameTree(before, home);
  });
}

function ask(machine, program, ...args) {
  return run([locate(program), ...args], { env: machine });
}

// While the crowd is at work, go and git must never read a torn file: their user's own settings are always there.
function watchFiles(machine) {
  let on = true;
  let asked = 0;
  const torn = [];
  const done = (async () => {
    while (on) {
      const go = await ask(machine, 'go', 'env', 'GOBIN');
      const git = await ask(machine, 'git', 'config', '--global', 'core.editor');
      asked += 1;
      if (go.stdout !== '/opt/mine/bin\n') torn.push(`go: ${ending(go)}`);
      if (git.stdout !== 'vi\n') torn.push(`git: ${ending(git)}`);
    }
    return torn;
  })();
  const stop = () => {
    on = false;
    return done;
  };
  return { stop, asked: () => asked };
}

function tally(ended) {
  const counts = new Map();
  for (const { status } of ended) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, times]) => `${times} ended ${status}`).join(', ');
}
