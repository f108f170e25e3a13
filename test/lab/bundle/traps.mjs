import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locate } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { expect, expectPart, expectSame, expectStatus } from '../kit/verdict.mjs';
import { writeProject } from './projects.mjs';

const MODULE = 'github.com/google/uuid';
const VERSION = 'v1.6.0';

/** Five ways to alter a module cache, four of which go itself takes for good; none of them gets into a bundle. */
export async function integrityTraps(stage, sandbox, { here }) {
  const clean = join(sandbox.folder('traps'), 'clean');
  const gopath = (name) => join(sandbox.folder('traps'), name);
  await here.go(['mod', 'download', `${MODULE}@${VERSION}`], { env: { GOPATH: clean } });
  const make = (name) =>
    here.goenv(
      [
        'bundle',
        'create',
        '--module',
        `${MODULE}@${VERSION}`,
        '--from-modcache',
        join(gopath(name), 'pkg/mod'),
        '-o',
        `${name}.gobundle`,
      ],
      { cwd: here.work },
    );
  const bundled = (name) => readFileSync(join(here.work, `${name}.gobundle`));
  const altered = (name, act) => {
    cpSync(clean, gopath(name), { recursive: true });
    act(join(gopath(name), 'pkg/mod'));
  };
  expectStatus(await make('clean'), 0, 'a bundle from the clean cache');

  await stage.step('1. an unpacked tree was altered: no tree gets into a bundle', async () => {
    altered('tree', (cache) => alter(join(cache, `${MODULE}@${VERSION}/uuid.go`)));
    expectStatus(await make('tree'), 0, 'goenv bundle create');
    expect(zipOf(bundled('tree')).equals(zipOf(bundled('clean'))), 'the module is not the same');
  });
  for (const [number, name, act, blind] of ALTERED_ZIPS) {
    await stage.step(`${number}: goenv refuses it with 4`, async () => {
      altered(name, act);
      const said = await here.go(['mod', 'download', `${MODULE}@${VERSION}`], {
        env: { GOPATH: gopath(name), GONOSUMDB: '*', GOFLAGS: '' },
      });
      if (blind) expectStatus(said, 0, 'go itself');
      const made = await make(name);
      expectPart(expectStatus(made, 4, 'goenv bundle create').stderr, 'BUNDLE_SUM_REFUSED', 'its message');
      expectSame(existsSync(join(here.work, `${name}.gobundle`)), false, 'a bundle is there');
      return blind ? 'go itself takes it' : '';
    });
  }
  await stage.step(
    '5. go mod verify praises an empty cache; goenv asks for every module by name',
    async () => {
      const env = { GOPATH: gopath('empty'), GOFLAGS: '-mod=mod -modcacherw' };
      const praised = await here.go(['mod', 'verify'], {
        cwd: writeProject(gopath('verified'), 'service'),
        env,
      });
      expectPart(praised.stdout, 'all modules verified', 'go mod verify on an empty cache');
      const tar = await run([locate('tar'), 'xOf', join(here.work, 'acme.gobundle'), 'manifest.json'], {
        env: {},
      });
      const { rehearsal, modules } = JSON.parse(expectStatus(tar, 0, 'tar').stdout);
      const zips = modules.filter(({ zip }) => zip !== undefined).length;
      expectPart(
        rehearsal.steps.map(({ command }) => command).join('\n'),
        `go mod download, ${zips} modules`,
        'the rehearsal',
      );
      return 'go: all modules verified';
    },
  );
}

const zipAt = (cache) => join(cache, 'cache/download', MODULE, '@v', `${VERSION}.zip`);

const ALTERED_ZIPS = [
  ['2. a zip was altered, its old .ziphash kept', 'kept', (cache) => alterZip(zipAt(cache)), true],
  [
    '3. zip and .ziphash were altered alike',
    'alike',
    (cache) => {
      alterZip(zipAt(cache));
      writeFileSync(zipAt(cache).replace(/zip$/, 'ziphash'), `h1:${'A'.repeat(43)}=`);
    },
    true,
  ],
  [
    '4. a zip was altered, its .ziphash is gone',
    'bare',
    (cache) => {
      alterZip(zipAt(cache));
      rmSync(zipAt(cache).replace(/zip$/, 'ziphash'));
    },
    false,
  ],
];

function alter(file) {
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n// altered\n`);
}

/** Another name for a file in it, in the header and in the directory: a good zip of other content. */
function alterZip(file) {
  const text = readFileSync(file).toString('latin1');
  writeFileSync(file, Buffer.from(text.replaceAll(`@${VERSION}/uuid.go`, `@${VERSION}/uuie.go`), 'latin1'));
}

/** The zip in a bundle, by what stands around it. */
function zipOf(bundle) {
  const start = bundle.indexOf(`${MODULE}/@v/${VERSION}.zip\0`);
  const size = Number.parseInt(bundle.subarray(start + 124, start + 135).toString('latin1'), 8);
  return bundle.subarray(start + 512, start + 512 + size);
}
