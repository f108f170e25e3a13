import { join } from 'node:path';
import { openAuthority } from '../kit/certificates.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { livedInHome } from '../kit/homes.mjs';
import { wholeProfile, writeProfile } from '../kit/profile.mjs';
import { BASICS, locate, pathOf } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { removeTree } from '../kit/sandbox.mjs';
import { snapshot } from '../kit/snapshot.mjs';
import { expectStatus } from '../kit/verdict.mjs';
import { brokenPrograms } from './broken-programs.mjs';

/**
 * One home that is put back before every kill, always under the same path since the journal names paths.
 * A scene is a command to kill, the home it starts from, and what must work afterwards.
 */
export async function openCrashSite(sandbox) {
  const home = join(sandbox.folder('homes'), 'crash');
  const path = pathOf(join(sandbox.folder('crash-machine'), 'bin'), [...BASICS, 'go', 'git', 'ssh']);
  const machine = { PATH: path, HOME: home, UV_THREADPOOL_SIZE: '1' }; // one thread: the same order every time
  const [first, second] = ['one', 'two'].map((mark) => {
    const { root } = openAuthority(locate('openssl'), sandbox.folder(`authority-${mark}`));
    return writeProfile(join(sandbox.folder('profiles'), `crash-${mark}.yaml`), wholeProfile(mark, root));
  });
  const site = { home, machine, goenv: goenvOn(machine), sandbox, broken: () => brokenPrograms(machine) };
  const templates = {
    clean: join(sandbox.folder('templates'), 'clean'),
    applied: join(sandbox.folder('templates'), 'applied'),
  };
  livedInHome(templates.clean);
  site.putBack = (template) => copyTree(template, home, machine);
  await site.putBack(templates.clean);
  site.untouched = snapshot(home);
  expectStatus(await site.goenv(['apply', first, '--yes']), 0, 'apply');
  await copyTree(home, templates.applied, machine);
  site.scenes = [
    { name: 'apply', args: ['apply', first, '--yes'], from: templates.clean },
    { name: 'another profile', args: ['apply', second, '--yes'], from: templates.applied },
    { name: 'revert', args: ['revert', '--yes'], from: templates.applied },
  ];
  return site;
}

/** Makes `to` what `from` is. */
export async function copyTree(from, to, machine) {
  removeTree(to);
  expectStatus(await run(['/bin/cp', '-a', from, to], { env: machine }), 0, 'cp');
}
