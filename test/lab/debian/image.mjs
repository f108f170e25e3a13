import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { locate } from '../kit/programs.mjs';
import { cacheFolder } from '../kit/real-modules.mjs';
import { run } from '../kit/run.mjs';
import { removeTree } from '../kit/sandbox.mjs';
import { expect, expectStatus } from '../kit/verdict.mjs';

/**
 * A minimal system of a release with certificates, openssl, curl, git, sudo and Java, as a tar file. Made once by debootstrap from
 * where this machine's own apt has its packages, then kept.
 * @returns {Promise<string>} the path of the tar file
 */
export async function imageOf(release) {
  const image = join(cacheFolder(), `${release.codename}-3.tar`);
  if (existsSync(image)) return image;
  const work = mkdtempSync(`${image}-`);
  try {
    await bootstrap(release, join(work, 'tree'));
    const leaveOut = LEFT_OUT.map((folder) => `--exclude=./${folder}/*`);
    const packed = await root('tar', '-C', join(work, 'tree'), ...leaveOut, '-cf', join(work, 'image'), '.');
    expectStatus(packed, 0, 'tar');
    renameSync(join(work, 'image'), image);
  } finally {
    removeTree(work);
  }
  return image;
}

// In a mount namespace of its own: what debootstrap mounts is gone with it, also when it is killed.
async function bootstrap({ name, codename, java }, tree) {
  const wanted = ['ca-certificates', 'openssl', 'curl', 'git', 'sudo', java].join(',');
  const debootstrap = [locate('debootstrap'), '--variant=minbase', `--include=${wanted}`];
  const made = await root('unshare', '--mount', ...debootstrap, codename, tree, await mirror());
  expectStatus(made, 0, `making ${name} by debootstrap`);
}

/** Where this machine's apt gets Debian from. */
async function mirror() {
  const asked = await root('apt-get', 'indextargets', '--format', '$(REPO_URI)', 'Origin: Debian');
  const [first] = expectStatus(asked, 0, 'apt-get indextargets').stdout.split('\n');
  expect(first !== '', 'apt knows no packages of Debian; run apt-get update first');
  return first;
}

function root(program, ...args) {
  return run([locate(program), ...args], { env: process.env, limit: 600_000 });
}

const LEFT_OUT = ['var/cache/apt', 'var/lib/apt/lists', 'usr/share/doc', 'usr/share/locale', 'usr/share/man'];
