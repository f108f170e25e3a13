import { copyFileSync, cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inside, plainDebian } from '../kit/debian.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { emptyHome } from '../kit/homes.mjs';
import { environmentForNpm, locate } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { expectSameTree } from '../kit/snapshot.mjs';
import { expect, expectSame, expectStatus } from '../kit/verdict.mjs';
import { wholeLife } from '../kit/whole-life.mjs';

/** Copied alone, installed from its npm package, on a Debian that has nothing. */
export async function everyPlace(stage, sandbox, world) {
  const { file, folder, path, profile } = world;
  const liveFrom = (binary) =>
    wholeLife(
      goenvOn({ PATH: path, HOME: emptyHome(sandbox.folder('home-of-a-copy')) }, { binary }),
      profile,
    );
  await stage.step('copied alone into an empty folder', async () => {
    const alone = join(sandbox.folder('alone'), 'goenv');
    copyFileSync(file, alone);
    await liveFrom(alone);
    expectSame(readdirSync(join(alone, '..')).join(' '), 'goenv', 'what lies there afterwards');
  });
  await stage.step('its npm package, packed and installed: `goenv` is there', async () => {
    const prefix = sandbox.folder('prefix');
    await npm(['pack', folder, '--pack-destination', prefix]);
    const [archive] = readdirSync(prefix);
    await npm(['install', '--global', '--prefix', prefix, join(prefix, archive)]);
    await liveFrom(join(prefix, 'bin/goenv'));
    return archive;
  });
  await stage.step('a plain Debian: neither node nor go, not even git', () => onPlainDebian(sandbox, world));
}

async function onPlainDebian(sandbox, { file, profile }) {
  const tree = join(sandbox.folder('debian'), 'tree');
  cpSync(await plainDebian(), tree, { recursive: true, verbatimSymlinks: true });
  copyFileSync(file, join(tree, 'usr/bin/goenv'));
  copyFileSync(profile, join(tree, 'tmp/profile.yaml'));
  mkdirSync(join(tree, 'home/dev'));
  const there = (argv) =>
    run([...inside(tree), ...argv], { env: { PATH: '/usr/bin:/bin', HOME: '/home/dev' } });
  const found = await there(['/bin/sh', '-c', 'command -v node go git']);
  expect(
    found.status !== 0 && found.stdout === '',
    () => `this Debian is not plain: ${found.stdout}${found.stderr}`,
  );
  await wholeLife((args) => there(['/usr/bin/goenv', ...args]), '/tmp/profile.yaml');
  expectSameTree(new Map(), join(tree, 'home/dev'));
  const release = await there(['/bin/sh', '-c', '. /usr/lib/os-release; echo "$PRETTY_NAME"']);
  return release.stdout.trim();
}

async function npm(args) {
  const how = { env: environmentForNpm(), limit: 240_000 };
  expectStatus(await run([locate('npm'), ...args], how), 0, `npm ${args[0]}`);
}
