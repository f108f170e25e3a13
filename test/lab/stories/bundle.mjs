import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printMatrix } from '../bundle/matrix.mjs';
import { realTree } from '../bundle/module-tree.mjs';
import { OTHER_GO, STRINGER, writeProject } from '../bundle/projects.mjs';
import { connectedSide, island } from '../bundle/site.mjs';
import { integrityTraps } from '../bundle/traps.mjs';
import { locate } from '../kit/programs.mjs';
import { expect, expectPart, expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';

/** Modules across an air gap, with the checksum database still on. */
export const title = 'bundle: modules, a tool and a Go across an air gap, the checksum database on';

export async function play(stage, sandbox) {
  const tree = await realTree(locate('go'));
  const here = await connectedSide(sandbox, tree);
  const bundle = join(here.work, 'acme.gobundle');
  await makeIt(stage, here, bundle);
  await carryOver(stage, sandbox, bundle);
  await printMatrix(stage, sandbox, { here, bundle, tree });
  await integrityTraps(stage, sandbox, { here, tree });
  await twoHistories(stage, sandbox, tree);
}

async function makeIt(stage, here, bundle) {
  const asked = ['service', 'workspace', '--tool', STRINGER, '--toolchain', `${OTHER_GO}:linux/amd64`];
  const args = ['bundle', 'create', ...asked, '--platform', 'linux/amd64', '--platform', 'windows/amd64'];
  let report;
  await stage.step(
    'create: filled by the real go, every answer of the database with another tree head',
    async () => {
      const made = await here.goenv([...args, '-o', bundle, '--json'], { cwd: here.work });
      report = parseOutput(expectStatus(made, 0, 'goenv bundle create'));
      expectSame(report.records, report.modules, 'records in the bundle');
      return `${report.modules} modules, ${(report.size / 1e6).toFixed(0)} MB, tree of ${report.sumdb.tree} records`;
    },
  );
  await stage.step('it was rehearsed, also on a home that has seen a newer tree head', () => {
    expect(report.rehearsal.newerHead, 'the rehearsal knew no newer head, and this database always has one');
    const commands = report.rehearsal.steps.map((one) => one.command);
    for (const part of ['newer tree head set aside', `GOTOOLCHAIN=${OTHER_GO}`, `go install ${STRINGER}`])
      expect(
        commands.some((one) => one.includes(part)),
        `no step with ${part}: ${commands.join('; ')}`,
      );
    const faults = report.rehearsal.steps.filter((one) => one.result !== 'passed');
    expectSame(faults.length, 0, 'steps that did not pass');
    return `${commands.length} steps, network cut by ${report.rehearsal.network}`;
  });
  await stage.step(
    'killed in the middle and begun again: a whole bundle, and nothing else is left',
    async () => {
      const again = join(here.work, 'again.gobundle');
      const small = ['bundle', 'create', 'service', '-o', again];
      await here.goenv(small, { cwd: here.work, killAfter: 4000 });
      expectStatus(await here.goenv(small, { cwd: here.work }), 0, 'the second run');
      expectStatus(await here.goenv(['bundle', 'verify', again, '--deep']), 0, 'goenv bundle verify --deep');
    },
  );
}

async function carryOver(stage, sandbox, bundle) {
  const there = await island(sandbox, 'island');
  stage.say(
    there.isCut
      ? 'network cut by unshare -n'
      : 'unshare is not allowed here: network cut by refusing proxies',
  );
  cpSync(bundle, join(there.work, 'acme.gobundle'));
  for (const name of ['service', 'workspace']) writeProject(there.work, name);
  const cwd = join(there.work, 'service');
  const head = join(there.env.HOME, 'go/pkg/sumdb/sum.lab.example/latest');
  await stage.step('install on the other side', async () => {
    const unpinned = await there.goenv(['bundle', 'install', 'acme.gobundle', '--yes'], { cwd: there.work });
    const [pin] = /[0-9a-f]{64}/.exec(expectStatus(unpinned, 4, 'an unpinned bundle').stderr) ?? [];
    const args = ['bundle', 'install', 'acme.gobundle', '--sha256', pin, '--yes'];
    expectStatus(await there.goenv(args, { cwd: there.work }), 0, 'goenv bundle install');
  });
  const everyday = [
    ['tidy from an empty go.sum', ['mod', 'tidy'], cwd, {}],
    ['build', ['build', '-o', '/dev/null', '.'], cwd, {}],
    ['test', ['test', './...'], cwd, {}],
    ['the workspace', ['build', '-o', '/dev/null', './app'], join(there.work, 'workspace'), {}],
    [
      'a module of it with GOWORK=off',
      ['mod', 'tidy'],
      join(there.work, 'workspace/colours'),
      { GOWORK: 'off' },
    ],
    ['install of the tool', ['install', STRINGER], cwd, {}],
    [`a switch to ${OTHER_GO}`, ['version'], cwd, { GOTOOLCHAIN: OTHER_GO }],
  ];
  for (const [what, args, at, env] of everyday) {
    await stage.step(`${what}: go ${args.join(' ')}`, async () => {
      expectStatus(await there.go(args, { cwd: at, env }), 0, `go ${args.join(' ')}`);
    });
  }
  await stage.step('go checked it all against the database: its tree head is the bundle’s', () => {
    expectPart(readFileSync(head, 'utf8'), 'go.sum database tree', 'the tree head that go keeps');
    const sums = readFileSync(join(cwd, 'go.sum'), 'utf8');
    return `${sums.split('\n').length - 1} lines in go.sum, none of them carried over`;
  });
}

/** Somebody shows this developer another history than the rest of the world. */
async function twoHistories(stage, sandbox, tree) {
  const here = await connectedSide({ ...sandbox, folder: (name) => sandbox.folder(`forked-${name}`) }, tree, {
    fork: 6,
  });
  await stage.step('a database with two histories is refused with 4, and no bundle is there', async () => {
    const made = await here.goenv(['bundle', 'create', 'service', '-o', 'x.gobundle'], { cwd: here.work });
    expectPart(expectStatus(made, 4, 'goenv bundle create').stderr, 'BUNDLE_SUM_REFUSED', 'its message');
  });
}
