import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectPart, expectStatus } from '../kit/verdict.mjs';
import { LOGIN_VARIABLES } from './with-goenv.mjs';

/** What somebody changes is found by check, named, and set again by apply. */
export async function mendDrift(stage, developer, profile) {
  const { goenv, home } = developer;
  for (const { what, named, change } of drifts(join(home, '.config/goenv'), developer)) {
    await stage.step(`${what}: check ends 2 and names it, apply mends it`, async () => {
      await change();
      const check = expectStatus(await goenv(['check']), 2, 'check');
      expectPart(check.stdout, named, 'check');
      expectStatus(await goenv(['apply', profile, '--yes'], { env: LOGIN_VARIABLES }), 0, 'apply');
      expectStatus(await goenv(['check']), 0, 'check');
    });
  }
}

function drifts(own, { run }) {
  const edit = (name, change) => {
    const path = join(own, name);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  const unset = ['git', 'config', '--file', join(own, 'gitconfig'), '--unset', 'http.sslCAInfo'];
  return [
    {
      what: 'another network proxy in env.sh',
      named: 'HTTPS_PROXY',
      change: () => edit('env.sh', (text) => text.replaceAll('127.0.0.1:', '127.0.0.2:')),
    },
    {
      what: 'the root cut out of ca-bundle.pem',
      named: 'Lab Root',
      change: () => edit('ca-bundle.pem', (text) => text.slice(0, text.lastIndexOf('-----BEGIN'))),
    },
    { what: 'an empty ca-extra.pem', named: 'Lab Root', change: () => edit('ca-extra.pem', () => '') },
    { what: 'git config --unset http.sslCAInfo', named: 'http.sslCAInfo', change: () => run(unset) },
    {
      what: 'go env -w GOPROXY=direct',
      named: 'GOPROXY',
      change: () => run(['go', 'env', '-w', 'GOPROXY=direct']),
    },
  ];
}
