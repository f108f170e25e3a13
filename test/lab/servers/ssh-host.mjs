import { execFileSync } from 'node:child_process';
import { chownSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { locate } from '../kit/programs.mjs';
import { startService } from '../kit/service.mjs';
import { closedPort } from './sockets.mjs';

/**
 * A real sshd that knows no key of anybody. As root it is started as nobody: nothing of the machine is at stake.
 * @param {string} folder its own
 * @returns {Promise<{ port: number, hostKey: string, close(): Promise<void> }>} `hostKey`: type and key, as in known_hosts
 */
export async function serveSsh(folder) {
  const sshd = locate('sshd');
  const key = join(folder, 'host-key');
  const config = join(folder, 'sshd_config');
  const port = await closedPort();
  execFileSync(locate('ssh-keygen'), ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
  writeFileSync(config, settings(port, key));
  const nobody = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (nobody.uid !== undefined) for (const file of [key, config]) chownSync(file, NOBODY, NOBODY);
  // It starts itself again for each connection: only by its absolute path.
  const argv = [sshd, '-D', '-e', '-f', config];
  const server = await startService(argv, { ...nobody, env: {}, cwd: folder }, () => greets(port));
  return { ...server, port, hostKey: readFileSync(`${key}.pub`, 'utf8').trim() };
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

function settings(port, key) {
  return `Port ${port}
ListenAddress 127.0.0.1
HostKey ${key}
PidFile none
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
StrictModes no
`;
}

const NOBODY = 65_534;
