import { execFileSync } from 'node:child_process';
import { chownSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { locate } from '../kit/programs.mjs';
import { startService } from '../kit/service.mjs';
import { closedPort } from './sockets.mjs';

/**
 * A real sshd. As root it is started as nobody: nothing of the machine is at stake.
 * @param {string} folder its own
 * @param {{ authorized?: string }} how `authorized`: file of the public keys that may log in; nobody's without it
 * @returns {Promise<{ port: number, hostKey: string, user: string, close(): Promise<void> }>} `hostKey`: type and key, as
 *   in known_hosts; `user`: who can log in
 */
export async function serveSsh(folder, { authorized = 'none' } = {}) {
  const sshd = locate('sshd');
  const key = join(folder, 'host-key');
  const config = join(folder, 'sshd_config');
  const port = await closedPort();
  execFileSync(locate('ssh-keygen'), ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
  writeFileSync(config, settings({ port, key, authorized }));
  const isRoot = process.getuid() === 0;
  if (isRoot) for (const file of [key, config]) chownSync(file, NOBODY, NOBODY);
  // It starts itself again for each connection: only by its absolute path.
  const argv = [...(isRoot ? asNobody(folder) : []), sshd, '-D', '-e', '-f', config];
  const server = await startService(argv, { env: {}, cwd: folder }, () => greets(port));
  const user = isRoot ? 'nobody' : userInfo().username;
  return { ...server, port, user, hostKey: readFileSync(`${key}.pub`, 'utf8').trim() };
}

/** nobody has no shell, and sshd runs commands by it: in a mount namespace of its own it has one. */
function asNobody(folder) {
  const passwd = join(folder, 'passwd');
  writeFileSync(passwd, 'root:*:0:0::/:/bin/sh\nnobody:*:65534:65534::/:/bin/sh\n');
  const setpriv = `${locate('setpriv')} --reuid ${NOBODY} --regid ${NOBODY} --clear-groups`;
  const script = `${locate('mount')} --bind '${passwd}' /etc/passwd && exec ${setpriv} "$@"`;
  return [locate('unshare'), '--mount', locate('sh'), '-c', script, 'sh'];
}

/** Gives a tree to whoever the server runs as: git serves no repository of another user. */
export function giveToServer(path) {
  if (process.getuid() === 0) execFileSync(locate('chown'), ['-R', `${NOBODY}:${NOBODY}`, path]);
}

/** Another key of the same sort. */
export function otherHostKey(folder) {
  const key = join(folder, 'other-key');
  execFileSync(locate('ssh-keygen'), ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
  return readFileSync(`${key}.pub`, 'utf8').trim();
}

async function greets(port) {
  const socket = net.connect(port, '127.0.0.1');
  const answered = await new Promise((resolve) => {
    socket.once('data', (greeting) => resolve(/^SSH-2/.test(greeting.toString('latin1')) ? {} : undefined));
    for (const event of ['error', 'close']) socket.once(event, () => resolve(undefined));
  });
  socket.destroy();
  return answered;
}

/** Without PAM, sshd as nobody cannot read the shadow file, and takes every account for a locked one. */
function settings({ port, key, authorized }) {
  return `Port ${port}
ListenAddress 127.0.0.1
HostKey ${key}
PidFile none
UsePAM ${authorized === 'none' ? 'no' : 'yes'}
PasswordAuthentication no
KbdInteractiveAuthentication no
StrictModes no
AuthorizedKeysFile ${authorized}
`;
}

const NOBODY = 65_534;
