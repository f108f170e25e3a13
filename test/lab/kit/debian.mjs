import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { locate } from './programs.mjs';
import { cacheFolder } from './real-modules.mjs';
import { run } from './run.mjs';
import { removeTree } from './sandbox.mjs';
import { expectStatus } from './verdict.mjs';

/**
 * The files of a plain Debian, of this machine's own release: what is essential, apt, and what these depend on.
 * Its packages are fetched once by apt, unpacked but not set up, which takes no root; kept in the OS cache folder.
 * @returns {Promise<string>} the folder, to be copied before it is used
 */
export async function plainDebian() {
  const tree = join(cacheFolder(), 'debian-1');
  if (existsSync(tree)) return tree;
  const work = mkdtempSync(`${tree}-`);
  try {
    const archives = join(work, 'archives');
    for (const folder of [archives, join(work, 'tree')]) mkdirSync(folder);
    await ask(['apt-get', 'download', ...(await plainPackages())], archives);
    for (const archive of readdirSync(archives))
      await ask(['dpkg-deb', '-x', join(archives, archive), join(work, 'tree')], work);
    renameSync(join(work, 'tree'), tree);
    return tree;
  } finally {
    removeTree(work);
  }
}

/** How a program runs with a folder as its `/`; who is not root becomes it for this one program. */
export function inside(tree) {
  const chroot = [locate('chroot'), tree];
  return process.getuid() === 0 ? chroot : [locate('unshare'), '--map-root-user', ...chroot];
}

async function plainPackages() {
  const stanzas = (await ask(['apt-cache', 'dumpavail'])).split('\n\n');
  const essential = stanzas
    .filter((stanza) => /^Essential: yes$/m.test(stanza))
    .map((stanza) => /^Package: (.*)$/m.exec(stanza)[1]);
  const depends = ['apt-cache', 'depends', '--recurse', '--important', ...essential, 'apt'];
  const names = (await ask(depends)).split('\n').filter((line) => /^[a-z0-9]/.test(line));
  return [...new Set(names)];
}

// apt needs the machine's own network settings.
async function ask([program, ...args], cwd = '/') {
  const ended = await run([locate(program), ...args], { env: process.env, cwd, limit: 240_000 });
  return expectStatus(ended, 0, `${program} ${args[0]}`).stdout;
}
