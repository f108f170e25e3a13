import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { locate } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { removeTree } from '../kit/sandbox.mjs';
import { expect, expectStatus } from '../kit/verdict.mjs';
import { STRINGER, writeProject } from './projects.mjs';
import { island } from './site.mjs';

/** What a developer asks of go without network; the last one needs more than its project. */
const COMMANDS = [
  ['download', ['mod', 'download']],
  ['build', ['build', '-o', '/dev/null', '.']],
  ['vendor', ['mod', 'vendor', '-o', '/tmp-vendor']],
  ['graph', ['mod', 'graph']],
  ['tidy', ['mod', 'tidy']],
  ['list -m all', ['list', '-m', 'all']],
  ['download all', ['mod', 'download', 'all']],
  ['install tool', ['install', STRINGER]],
];

/** How people fill a cache to carry it over. */
const FILLS = [
  ['go build', [['build', '-o', '/dev/null', '.']]],
  ['go mod download', [['mod', 'download']]],
  [
    'go mod tidy + download',
    [
      ['mod', 'tidy'],
      ['mod', 'download'],
    ],
  ],
  ['go mod download all', [['mod', 'download', 'all']]],
];

/** Which command works without network after which way of filling, printed; of the bundle every one must. */
export async function printMatrix(stage, sandbox, { here, bundle }) {
  const there = await island(sandbox, 'matrix');
  const tidy = await tidied(here, sandbox.folder('tidied'));
  const rows = [];
  for (const [name, commands] of FILLS) {
    const tree = await filled(here, join(there.work, name.replaceAll(/\W+/g, '-')), { tidy, commands });
    const settings = { GOPROXY: pathToFileURL(tree).href, GOSUMDB: 'off' };
    // Without a database nothing depends on the order, and a cache has nothing that the tree has not: one for the row.
    rows.push([name, await tryAll(there, tidy, { settings, isFresh: false })]);
  }
  const tree = join(there.work, 'bundle');
  mkdirSync(tree);
  expectStatus(await run([locate('tar'), 'xf', bundle, '-C', tree], { env: {} }), 0, 'tar xf');
  const settings = { GOPROXY: pathToFileURL(tree).href, GOSUMDB: here.key };
  const best = await tryAll(there, tidy, { settings, isFresh: true });
  rows.push(['goenv bundle', best]);
  print(stage, rows);
  await stage.step('with the bundle every command of the matrix works, the checksum database on', () => {
    const failed = best.filter(({ works }) => !works).map(({ name, said }) => `${name}: ${said}`);
    expect(failed.length === 0, () => failed.join('\n'));
  });
}

/** The service as a developer has it: tidy, with its go.sum. */
async function tidied(here, folder) {
  const cwd = writeProject(folder, 'service');
  expectStatus(await here.go(['mod', 'tidy'], { cwd }), 0, 'go mod tidy');
  return cwd;
}

/** A cache filled so, as a tree of files. */
async function filled(here, folder, { tidy, commands }) {
  mkdirSync(folder, { recursive: true });
  const cwd = join(folder, 'service');
  cpSync(tidy, cwd, { recursive: true });
  const gopath = join(folder, 'gopath');
  const env = {
    GOPATH: gopath,
    GOMODCACHE: join(gopath, 'pkg/mod'),
    GOFLAGS: '-modcacherw -mod=mod -trimpath',
  };
  for (const args of commands) expectStatus(await here.go(args, { cwd, env }), 0, `go ${args.join(' ')}`);
  const tree = join(folder, 'tree');
  cpSync(join(gopath, 'pkg/mod/cache/download'), tree, { recursive: true });
  removeTree(join(tree, 'sumdb'));
  return tree;
}

/** Each command; when `isFresh` from an empty cache, as on a machine that has just been given the tree. */
async function tryAll(there, tidy, { settings, isFresh }) {
  const results = [];
  const gopath = join(there.work, 'try-gopath');
  for (const [name, args] of COMMANDS) {
    const folder = join(there.work, 'try');
    const cwd = join(folder, 'service');
    cpSync(tidy, cwd, { recursive: true });
    const env = {
      ...settings,
      GONOPROXY: 'none',
      GOPATH: gopath,
      GOFLAGS: '-modcacherw -mod=mod -trimpath',
    };
    // vendor alone does not write go.sum; for the others the checksum database has to answer for every line.
    if (name !== 'vendor') writeFileSync(join(cwd, 'go.sum'), '');
    const argv = args.map((arg) => (arg === '/tmp-vendor' ? join(folder, 'vendor') : arg));
    const ended = await there.go(argv, {
      cwd,
      env: name === 'vendor' ? env : { ...env, GOBIN: join(folder, 'bin') },
    });
    results.push({ name, works: ended.status === 0, said: ended.stderr.trim().split('\n').at(-1) });
    removeTree(folder);
    if (isFresh) removeTree(gopath);
  }
  removeTree(gopath);
  return results;
}

function print(stage, rows) {
  const head = ['filled by \\ without network', ...COMMANDS.map(([name]) => name)];
  stage.say(head.join(' | '));
  for (const [name, results] of rows)
    stage.say([name, ...results.map(({ works }) => (works ? 'yes' : 'NO'))].join(' | '));
}
