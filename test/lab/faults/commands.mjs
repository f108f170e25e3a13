import { PRIVATE_MODULE } from '../kit/private-repository.mjs';
import { GIT_HOST, GOPROXY_HOST } from './site.mjs';

/** The real commands that meet a fault, by name. */
export const COMMANDS = {
  go: ['go', 'mod', 'download', 'example.com/pub/words@v0.3.1'],
  goPrivate: ['go', 'mod', 'download', `${PRIVATE_MODULE}@v1.0.0`],
  goImport: ['go', 'mod', 'download', `${GIT_HOST}/team/tool@v1.0.0`],
  goNewer: ['go', 'version'],
  git: ['git', 'ls-remote', `https://${GIT_HOST}/team/lib`],
  gitWrongLogin: ['git', 'ls-remote', `https://lab-user:wrong@${GIT_HOST}/team/lib`],
  curl: [
    'curl',
    '-sS',
    '--fail',
    '-o',
    '/dev/null',
    '--max-time',
    '8',
    `https://${GOPROXY_HOST}/example.com/pub/words/@v/list`,
  ],
};
