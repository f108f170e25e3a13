import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { locate } from '../kit/programs.mjs';
import { startService } from '../kit/service.mjs';
import { Unexpected } from '../kit/verdict.mjs';
import { closedPort } from './sockets.mjs';

/**
 * squid as an inspecting network proxy with login (Basic): it breaks every TLS connection open, shows a certificate
 * made on the spot and signed by `signer`, and alone knows where the hosts are. Everything else it refuses.
 * @param {string} folder its own
 * @param {{ login: { user: string, password: string }, signer: string, upstream: string, hosts: Record<string, number> }}
 *   site `signer`: PEM of certificate, key and issuers; `upstream`: PEM of the CA behind it; `hosts`: name -> TLS port
 * @returns {Promise<{ port: number, requests(): string[], close(): Promise<void> }>} `requests`: `METHOD URL USER` each
 */
export async function serveSquid(folder, { login, signer, upstream, hosts }) {
  const squid = locate('squid');
  if (!existsSync(`${HELPERS}/security_file_certgen`))
    throw new Unexpected('this squid cannot inspect TLS; install it: apt-get install squid-openssl');
  const port = await closedPort();
  const config = join(folder, 'squid.conf');
  const hash = execFileSync(locate('openssl'), ['passwd', '-apr1', '-stdin'], { input: login.password });
  writeFileSync(join(folder, 'passwd'), `${login.user}:${hash}`);
  writeFileSync(join(folder, 'signer.pem'), signer, { mode: 0o600 });
  writeFileSync(join(folder, 'upstream.pem'), upstream);
  writeFileSync(config, settings(folder, port) + Object.entries(hosts).map(peer(folder)).join(''));
  execFileSync(`${HELPERS}/security_file_certgen`, ['-c', '-s', join(folder, 'made'), '-M', '4MB']);
  giveTo('proxy', folder);
  // Its shared memory has a name of its own, so that two labs do not meet.
  const argv = [squid, '-N', '-n', `lab${port}`, '-f', config];
  const server = await startService(argv, { env: {}, cwd: folder }, () => isListening(port));
  return { ...server, port, requests: () => requestsIn(join(folder, 'access.log')) };
}

// Debian's squid leaves root for the user proxy; started by somebody else it stays what it is.
function giveTo(user, folder) {
  if (process.getuid() !== 0) return;
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(execFileSync(locate('id'), [flag, user], { encoding: 'utf8' })),
  );
  for (const name of ['', ...readdirSync(folder, { recursive: true })])
    chownSync(join(folder, name), uid, gid);
}

async function isListening(port) {
  const socket = net.connect(port, '127.0.0.1');
  const answered = await new Promise((resolve) => {
    socket.once('connect', () => resolve({}));
    socket.once('error', () => resolve(undefined));
  });
  socket.destroy();
  return answered;
}

function requestsIn(log) {
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [];
}

function settings(folder, port) {
  return `http_port 127.0.0.1:${port} ssl-bump tls-cert=${folder}/signer.pem generate-host-certificates=on
sslcrtd_program ${HELPERS}/security_file_certgen -s ${folder}/made -M 4MB
sslcrtd_children 2 startup=1
auth_param basic program ${HELPERS}/basic_ncsa_auth ${folder}/passwd
auth_param basic children 1 startup=1
auth_param basic realm Corporate proxy
acl known proxy_auth REQUIRED
acl company dstdomain .corp.example
http_access deny !known
http_access allow known company
http_access deny all
ssl_bump bump all
never_direct allow all
cache deny all
logformat brief %rm %ru %un
access_log stdio:${folder}/access.log logformat=brief
cache_log ${folder}/cache.log
pid_filename none
netdb_filename none
pinger_enable off
visible_hostname proxy.corp.example
cache_effective_user proxy
shutdown_lifetime 0 seconds
`;
}

function peer(folder) {
  return ([host, port]) => `acl ${host} dstdomain ${host}
cache_peer 127.0.0.1 parent ${port} 0 originserver no-query no-digest tls tls-cafile=${folder}/upstream.pem ssldomain=${host} name=${host}
cache_peer_access ${host} allow ${host}
cache_peer_access ${host} deny all
`;
}

const HELPERS = '/usr/lib/squid';
