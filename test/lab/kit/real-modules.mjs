import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';
import { removeTree } from './sandbox.mjs';
import { expectStatus } from './verdict.mjs';

/** Real modules without dependencies, so that two orders of look-ups cover every way a program can ask. */
export const REAL_MODULES = ['github.com/google/uuid@v1.6.0', 'github.com/pkg/errors@v0.9.1'];

/** The OS cache folder's part that the lab keeps between runs. */
export function cacheFolder() {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'goenv-lab');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The real modules as a GOPROXY tree, with the checksum database's records where the machine's own settings use one.
 * Fetched once by the real go through the machine's own settings (its whole environment), then kept.
 * @returns {Promise<{ tree: string, database: boolean }>} `database`: Go's default checksum database is in the tree
 */
export async function realModules(go) {
  const tree = join(cacheFolder(), 'modules-1');
  if (!existsSync(tree)) await fetchInto(tree, go);
  const asked = await run([go, 'env', 'GOSUMDB'], {
    env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent' },
  });
  return { tree, database: existsSync(join(tree, 'sumdb', asked.stdout.trim())) };
}

// A tree head that a record was proved against depends on the order of look-ups: both orders are recorded.
async function fetchInto(tree, go) {
  const work = mkdtempSync(`${tree}-`);
  try {
    for (const [index, order] of [REAL_MODULES, REAL_MODULES.toReversed()].entries()) {
      const gopath = join(work, `${index}`);
      for (const module of order) await download(go, module, gopath);
      cpSync(join(gopath, 'pkg/mod/cache/download'), join(work, 'tree'), { recursive: true, force: true });
    }
    renameSync(join(work, 'tree'), tree);
  } finally {
    removeTree(work);
  }
}

async function download(go, module, gopath) {
  const env = { ...process.env, GOPATH: gopath, GOMODCACHE: join(gopath, 'pkg/mod'), GOFLAGS: '-modcacherw' };
  const fetched = await run([go, 'mod', 'download', module], { env });
  expectStatus(fetched, 0, `fetching ${module} once through this machine's own module proxy`);
}
