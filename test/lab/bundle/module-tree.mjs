import { cpSync, existsSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../kit/real-modules.mjs';
import { run } from '../kit/run.mjs';
import { removeTree } from '../kit/sandbox.mjs';
import { expectStatus } from '../kit/verdict.mjs';
import { OTHER_GO, PROJECTS, STRINGER, writeProject } from './projects.mjs';

/**
 * All that the projects need, as a GOPROXY tree: fetched once by the real go through this machine's own settings, then
 * kept. The records of its checksum database stay out: the lab has one of its own.
 */
export async function realTree(go) {
  const tree = join(cacheFolder(), 'bundle-1');
  if (existsSync(tree)) return tree;
  const work = mkdtempSync(`${tree}-`);
  try {
    const gopath = join(work, 'gopath');
    await fetchAll(go, work, gopath);
    const downloads = join(gopath, 'pkg/mod/cache/download');
    removeTree(join(downloads, 'sumdb'));
    cpSync(downloads, join(work, 'tree'), { recursive: true });
    renameSync(join(work, 'tree'), tree);
  } finally {
    removeTree(work);
  }
  return tree;
}

async function fetchAll(go, work, gopath) {
  const env = {
    ...process.env,
    GOPATH: gopath,
    GOMODCACHE: join(gopath, 'pkg/mod'),
    GOFLAGS: '-modcacherw -mod=mod',
  };
  const ask = async (args, cwd, more = {}) =>
    expectStatus(
      await run([go, ...args], { env: { ...env, ...more }, cwd, limit: 300_000 }),
      0,
      `go ${args.join(' ')}`,
    );
  for (const name of Object.keys(PROJECTS)) writeProject(work, name);
  for (const module of ['service', 'workspace/colours']) {
    await ask(['mod', 'tidy'], join(work, module), { GOWORK: 'off' });
    await ask(['mod', 'download', 'all'], join(work, module), { GOWORK: 'off' });
  }
  const tool = join(work, 'workspace/colours');
  await ask(['get', STRINGER], tool, { GOWORK: 'off' });
  await ask(['mod', 'download', 'all'], tool, { GOWORK: 'off' });
  await ask(['mod', 'download', `golang.org/toolchain@v0.0.1-${OTHER_GO}.linux-amd64`], work);
}
