import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../kit/run.mjs';
import { ending, expect, expectPart } from '../kit/verdict.mjs';

/** What each real program asks of the private servers; `desk`: a new folder. */
export const CLIENTS = {
  'go mod tidy and download': (_, desk) => [
    'sh',
    '-ec',
    `cd "$0" && go mod tidy && go mod download`,
    program(desk),
  ],
  'git clone': ({ git }, desk) => ['git', 'clone', '--quiet', `https://${git}/team/lib`, join(desk, 'clone')],
  'curl --netrc': ({ modules }) => [...CURL, '--netrc', `https://${modules}${LIST}`],
};
/** With a lent environment: an old curl does not read NETRC. */
export const LENT_CLIENTS = {
  ...CLIENTS,
  'curl --netrc': ({ modules }) => [
    'sh',
    '-ec',
    `${CURL.join(' ')} --netrc-file "$NETRC" https://${modules}${LIST}`,
  ],
};

/** All clients on a machine; every one must get through, or every one must be refused the login. */
export async function meet({ site, sandbox, env, clients = CLIENTS, before = LOGIN }, isAdmitted) {
  meetings += 1;
  for (const [name, argvOf] of Object.entries(clients)) {
    const desk = sandbox.folder(`desk-${meetings}-${name.split(' ')[0]}`);
    const refused = site.refused();
    const argv = [...before, ...argvOf(site, desk)];
    const ended = await run(argv, { env: { ...env, ...quiet(desk) }, cwd: desk, limit: 60_000 });
    const isThrough = ended.status === 0;
    expect(isThrough === isAdmitted, () => `${name} (wanted ${isAdmitted ? 'in' : 'out'}): ${ending(ended)}`);
    if (!isAdmitted) {
      expect(site.refused() > refused, () => `${name} was not refused by the server: ${ending(ended)}`);
      if (!name.startsWith('git')) expectPart(ended.stderr + ended.stdout, '401', name);
    }
  }
}

function program(desk) {
  mkdirSync(join(desk, 'program'), { recursive: true });
  writeFileSync(join(desk, 'program/go.mod'), 'module app.example/private\n\ngo 1.18\n');
  writeFileSync(join(desk, 'program/main.go'), MAIN);
  return join(desk, 'program');
}

function quiet(desk) {
  return {
    GOPATH: join(desk, 'gopath'),
    GOCACHE: join(desk, 'gocache'),
    GOFLAGS: '-modcacherw',
    GIT_TERMINAL_PROMPT: '0',
  };
}

let meetings = 0;
const LIST = '/example.com/pub/words/@v/list';
const CURL = ['curl', '-sS', '--fail', '--max-time', '20'];
const LOGIN = ['sh', '-c', 'if [ -e "$HOME/.profile" ]; then . "$HOME/.profile"; fi; exec "$@"', 'sh'];
const MAIN = `package main

import (
	"fmt"

	"example.com/pub/greeting"
)

func main() { fmt.Println(greeting.Text()) }
`;
