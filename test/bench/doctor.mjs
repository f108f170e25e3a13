import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAuthority } from '../lab/kit/certificates.mjs';
import { BINARY } from '../lab/kit/goenv.mjs';
import { locate } from '../lab/kit/programs.mjs';
import { startService } from '../lab/kit/service.mjs';

/**
 * `goenv doctor` with one module proxy on loopback, and `curl -w` on the same URL: what looking at everything costs beside one
 * request.
 * @returns {Promise<import('./measure.mjs').Contender[]>}
 */
export async function doctorBesideCurl(sandbox, path) {
  const folder = sandbox.folder('bench-doctor');
  const authority = openAuthority(locate('openssl'), join(folder, 'authority'));
  const pair = authority.issue();
  for (const name of ['key', 'cert']) writeFileSync(join(folder, name), pair[name]);
  const serve = async (delay) => {
    const server = join(import.meta.dirname, 'module-server.mjs');
    const argv = [process.execPath, server, join(folder, 'key'), join(folder, 'cert'), String(delay)];
    return sandbox.keep(await startService(argv, { env: {} }, portIn)).port;
  };
  const port = await serve(0);
  const slow = `https://127.0.0.1:${await serve(SLOW)}`;
  const home = join(folder, 'home');
  mkdirSync(home);
  const url = `https://127.0.0.1:${port}`;
  const trusting = { SSL_CERT_FILE: authority.root.path, CURL_CA_BUNDLE: authority.root.path };
  const env = { PATH: path, HOME: home, GOPROXY: url, GOSUMDB: 'off', ...trusting };
  const timing = '%{time_namelookup} %{time_connect} %{time_appconnect} %{time_starttransfer}';
  const curl = (base) => {
    const asked = `${base}/golang.org/x/text/@v/list`;
    return [locate('curl'), '-sS', '-o', '/dev/null', '-w', timing, asked];
  };
  const three = ['a', 'b', 'c'].map((name) => `${slow}/${name}`).join(',');
  return [
    { name: 'doctor, one module proxy on loopback', argv: [process.execPath, BINARY, 'doctor'], env },
    { name: '`curl -w` on the same URL', argv: curl(url), env },
    {
      name: `doctor, three module proxies that take ${SLOW} ms each`,
      argv: [process.execPath, BINARY, 'doctor'],
      env: { ...env, GOPROXY: three },
    },
    { name: `\`curl -w\` on one that takes ${SLOW} ms`, argv: curl(slow), env },
  ];
}

function portIn(output) {
  return /^\d+\n/.test(output()) ? { port: Number.parseInt(output(), 10) } : undefined;
}

const SLOW = 500; // ms
