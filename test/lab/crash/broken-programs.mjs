import { existsSync } from 'node:fs';
import { locate } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { ending } from '../kit/verdict.mjs';

/** What a user would meet before typing anything: a broken settings file, an include of nothing. */
export async function brokenPrograms(machine) {
  const go = await run([locate('go'), 'env', 'GOPROXY', 'GOBIN'], { env: machine });
  const git = await run([locate('git'), 'config', '--global', '--includes', '--list'], { env: machine });
  const wrong = [];
  if (go.status !== 0 || !go.stdout.endsWith('\n/opt/mine/bin\n')) wrong.push(`go env: ${ending(go)}`);
  if (git.status !== 0 || !git.stdout.includes('core.editor=vi')) wrong.push(`git config: ${ending(git)}`);
  for (const [, path] of git.stdout.matchAll(/^include\.path=(\/.*)$/gm)) {
    if (!existsSync(path)) wrong.push(`git includes ${path}, which is not there`);
  }
  for (const [, path] of git.stdout.matchAll(/^http\.sslcainfo=(\/.*)$/gm)) {
    if (!existsSync(path)) wrong.push(`git trusts by ${path}, which is not there`);
  }
  return [...wrong, ...(await brokenShell(machine))];
}

// A new login shell: it comes up, and no variable of it names a file that is not there.
async function brokenShell(machine) {
  const login = await run([locate('sh'), '-c', `. ~/.profile; ${NAMED_FILES}`], { env: machine });
  if (login.status !== 0) return [`a login shell: ${ending(login)}`];
  const missing = login.stdout.split('\n').filter((path) => path !== '' && !existsSync(path));
  return missing.map((path) => `a variable names ${path}, which is not there`);
}

const NAMED_FILES = ['SSL_CERT_FILE', 'CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS']
  .map((name) => `echo "\${${name}-}"`)
  .join('; ');
