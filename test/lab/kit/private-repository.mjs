import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { expectStatus } from './verdict.mjs';

/** The private module's path; its repository is reached as https://git.corp.example/team/lib (go strips the suffix). */
export const PRIVATE_MODULE = 'git.corp.example/team/lib.git';

/**
 * Makes the bare repository `host/team/lib` with one tagged version of the private module.
 * @param {string} git the git program
 * @param {{ host: string, work: string, path: string }} where `work`: scratch folder; `path`: PATH for git
 */
export async function makePrivateRepository(git, { host, work, path }) {
  const env = { ...IDENTITY, PATH: path, HOME: work };
  const inWork = (...args) =>
    run([git, ...args], { env, cwd: work }).then((r) => expectStatus(r, 0, args[0]));
  writeFileSync(join(work, 'go.mod'), `module ${PRIVATE_MODULE}\n\ngo 1.18\n`);
  writeFileSync(join(work, 'lib.go'), 'package lib\n\nfunc Secret() string { return "a private module" }\n');
  mkdirSync(join(host, 'team'), { recursive: true });
  await inWork('init', '--quiet', '--initial-branch=main');
  await inWork('add', '.');
  await inWork('commit', '--quiet', '-m', 'first');
  await inWork('tag', 'v1.0.0');
  await inWork('clone', '--quiet', '--bare', work, join(host, 'team', 'lib'));
}

const IDENTITY = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Lab',
  GIT_AUTHOR_EMAIL: 'lab@example.com',
  GIT_COMMITTER_NAME: 'Lab',
  GIT_COMMITTER_EMAIL: 'lab@example.com',
};
