import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GIT_HOST, machineOf } from '../faults/site.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { PRIVATE_MODULE } from '../kit/private-repository.mjs';
import { locate } from '../kit/programs.mjs';
import { expect, expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';
import { giveToServer, serveSsh } from '../servers/ssh-host.mjs';

/** A private repository over ssh, as companies have it: host key known, key taken; then each of the two missing. */
export async function examineSsh(stage, site) {
  const folder = site.sandbox.folder('doctor-ssh');
  chmodSync(folder, 0o755);
  const key = join(folder, 'id');
  execFileSync(locate('ssh-keygen'), ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
  const repositories = join(folder, 'repositories');
  cpSync(site.sandbox.folder('git-host'), repositories, { recursive: true });
  giveToServer(repositories);
  const { port, hostKey, user } = await site.keep(serveSsh(folder, { authorized: `${key}.pub` }));
  const known = join(folder, 'known_hosts');
  const address = `ssh://${user}@127.0.0.1:${port}${repositories}`;
  const examine = async (name, identity) => {
    const served = overSsh({ address, known, identity });
    const goenv = goenvOn(machineOf(site, `doctor-ssh-${name}`, served));
    const ended = await goenv(['doctor', '--json', '--module', `${PRIVATE_MODULE}@v1.0.0`]);
    const { probes, findings } = parseOutput(expectStatus(ended, [0, 2], 'goenv doctor'));
    const row = probes.find((probe) => probe.name === 'ls-remote');
    return { row, codes: findings.filter(({ hop }) => hop === 'git-host').map(({ code }) => code) };
  };

  writeFileSync(known, '');
  await stage.step('a real sshd whose host key nobody has confirmed', async () => {
    const { row, codes } = await examine('unknown', key);
    expectSame(`${row?.status} ${codes}`, 'failed git.ssh_hostkey', 'ls-remote');
  });
  writeFileSync(known, `[127.0.0.1]:${port} ${hostKey}\n`);
  await stage.step('its host key known, and a key that it does not take', async () => {
    const { row, codes } = await examine('no-key', '/nonexistent');
    expectSame(`${row?.status} ${codes}`, 'failed git.auth.ssh_publickey', 'ls-remote');
  });
  await stage.step('its host key known, and a key that it takes', async () => {
    const { row, codes } = await examine('healthy', key);
    expectSame(`${row?.status} ${codes}`, 'ok ', 'ls-remote');
    expect(/refs/.test(row.fact), () => JSON.stringify(row));
    return row.fact;
  });
}

function overSsh({ address, known, identity }) {
  const options = [`UserKnownHostsFile=${known}`, 'GlobalKnownHostsFile=/dev/null', 'IdentitiesOnly=yes'];
  const ssh = [
    locate('ssh'),
    '-F',
    '/dev/null',
    ...options.flatMap((option) => ['-o', option]),
    '-i',
    identity,
  ];
  return {
    GOPROXY: 'direct',
    GOSUMDB: 'off',
    GOPRIVATE: GIT_HOST,
    GIT_SSH_COMMAND: ssh.join(' '),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${address}/.insteadOf`,
    GIT_CONFIG_VALUE_0: `https://${GIT_HOST}/`,
  };
}
