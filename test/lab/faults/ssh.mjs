import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locate } from '../kit/programs.mjs';
import { closedPort } from '../servers/sockets.mjs';
import { otherHostKey, serveSsh } from '../servers/ssh-host.mjs';
import { GIT_HOST } from './site.mjs';

/** git over ssh. ssh reads the home of the password file, so every setting of it stands on its command line. */
export const SSH = [
  {
    name: 'ssh-unknown-host-key',
    about: 'a Git host whose ssh key nobody has confirmed yet',
    serve: (site) => overSsh(site, 'unknown', () => ''),
    names: { git: 'git.ssh_hostkey' },
  },
  {
    name: 'ssh-changed-host-key',
    about: 'a Git host with another ssh key than the known one',
    serve: (site) => overSsh(site, 'changed', ({ folder }) => otherHostKey(folder)),
    names: { git: 'git.ssh_hostkey' },
  },
  {
    name: 'ssh-no-key',
    about: 'a Git host that knows none of the keys offered',
    serve: (site) => overSsh(site, 'no-key', ({ hostKey }) => hostKey),
    names: { git: 'git.auth.ssh_publickey' },
  },
  {
    name: 'ssh-refused',
    about: 'nothing listens where ssh should be',
    serve: async (site) => asking(site.sandbox.folder('ssh-refused'), await closedPort(), ''),
    names: { git: 'net.refused' },
  },
];

async function overSsh(site, name, known) {
  const folder = site.sandbox.folder(`ssh-${name}`);
  const { port, hostKey } = await site.keep(serveSsh(folder));
  return asking(folder, port, known({ folder, hostKey }));
}

function asking(folder, port, known) {
  const file = join(folder, 'known_hosts');
  writeFileSync(file, known === '' ? '' : `[127.0.0.1]:${port} ${known}\n`);
  const options = [`UserKnownHostsFile=${file}`, 'GlobalKnownHostsFile=/dev/null', 'BatchMode=yes'];
  const ssh = [locate('ssh'), '-F', '/dev/null', ...options.flatMap((option) => ['-o', option])];
  return {
    GIT_SSH_COMMAND: [...ssh, '-o', 'IdentitiesOnly=yes', '-i', '/nonexistent'].join(' '),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.ssh://git@127.0.0.1:${port}/.insteadOf`,
    GIT_CONFIG_VALUE_0: `https://${GIT_HOST}/`,
  };
}
