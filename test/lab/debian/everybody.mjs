import { cpSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { locate } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { expect, expectPart, expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';
import { goenvOf, USER } from './by-sudo.mjs';
import { installProfile } from './company.mjs';
import { expectNoTrust, expectSameSystem, expectTrust, photograph } from './store.mjs';

/** `scope: machine`: one profile for everybody, beside a user's own, and what root does for a user. */
export async function setUpEverybody(stage, { name, system, site }) {
  const step = (title, act) => stage.step(`${name}, everybody: ${title}`, act);
  const { goenv } = system;
  await installGo(system);
  expectStatus(await system.run(['chown', '-R', `${USER}:`, `/home/${USER}`]), 0, 'chown');
  const everybodys = installEverybodys(system, site);
  const users = installProfile(system, site, 'machine');
  const apply = ['apply', everybodys, '--yes'];
  const before = await photograph(system);

  await step(
    'a user may not: exit 1; --no-sudo prints the one command, exit 2; nothing changed',
    async () => {
      expectPart(expectStatus(await goenvOf(system)(apply), 1, 'apply').stderr, 'NEED_ROOT', 'apply');
      const left = expectStatus(await goenvOf(system)([...apply, '--no-sudo']), 2, 'apply --no-sudo');
      expectPart(left.stdout, `sudo goenv apply ${everybodys} --yes`, 'apply --no-sudo');
      await expectSameSystem(before, system);
    },
  );
  await step("root applies it: a user's new login shell, go, git and every program see it", async () => {
    expectStatus(await goenv(apply), 0, 'apply');
    await expectTrust(system, site);
    expectSame(await seenBy(system), EVERYBODY_SEES, 'what a user sees');
  });
  await step('a second apply changes nothing; check ends 0; status names it', async () => {
    const again = expectStatus(await goenv([...apply, '--json']), 0, 'apply');
    expectSame(parseOutput(again).changed, false, 'changed');
    expectStatus(await goenv(['check']), 0, 'check');
    expectSame(parseOutput(await goenv(['status', '--json'])).scope, 'machine', 'scope');
  });
  await step("a user's own go/env is stronger, and nobody else's check minds", async () => {
    await asUser(system, 'go env -w GOPROXY=direct');
    expectSame((await asUser(system, 'go env GOPROXY')).trim(), 'direct', 'GOPROXY');
    expectStatus(await goenv(['check']), 0, 'check');
    await asUser(system, 'go env -u GOPROXY && rm ~/.config/go/env');
  });
  await step('root and a user need one certificate: it goes with the last of them', async () => {
    expectStatus(await goenvOf(system)(['apply', users, '--yes']), 0, "the user's apply");
    expectStatus(await goenv(['revert', '--yes']), 0, "root's revert");
    await expectTrust(system, site);
    expectStatus(await goenvOf(system)(['check']), 0, "the user's check");
    expectStatus(await goenvOf(system)(['revert', '--yes']), 0, "the user's revert");
    await expectNoTrust(system, site);
    await expectSameSystem(before, system);
  });
  await step(`--user ${USER}: root does it, with that user's rights; every file is the user's`, async () => {
    expectStatus(await goenv(['apply', users, '--yes', '--user', USER]), 0, 'apply --user');
    expectUsers(system, ['.config/goenv/ca-extra.pem', '.local/state/goenv/journal.json']);
    await expectTrust(system, site);
    expectStatus(await goenvOf(system)(['check']), 0, "the user's check");
    expectStatus(await goenv(['revert', '--yes', '--user', USER]), 0, 'revert --user');
    await expectSameSystem(before, system);
  });
  await step('a forged journal of the user makes root install nothing', async () => {
    await expectJournalNotBelieved({ system, site, goenv });
    rmSync(join(system.root, 'home', USER, '.local'), { recursive: true });
    await expectSameSystem(before, system);
  });
}

/** What a user's journal says was there first is believed for that user's files alone. */
async function expectJournalNotBelieved({ system, site, goenv }) {
  const state = join(system.root, 'home', USER, '.local/state/goenv');
  const base64 = site.stray.pem.replace(/-----[^-]+-----|\s/g, '');
  const print = site.stray.sha256.slice(0, 16);
  const first = `"forged" until 2040-01-01, sha256:${site.stray.sha256} ${base64}`;
  const keys = Object.fromEntries(
    ['owner', 'anchor', 'trusted'].map((name) => [`${name}[${print}]`, { first, wrote: null }]),
  );
  mkdirSync(state, { recursive: true });
  const journal = { formatVersion: 1, folders: [], planners: { 'trust-store': { keys, files: {} } } };
  writeFileSync(join(state, 'journal.json'), JSON.stringify(journal));
  expectStatus(await system.run(['chown', '-R', `${USER}:`, `/home/${USER}`]), 0, 'chown');
  await goenv(['revert', '--yes', '--user', USER]);
  const stray = await system.run(['sh', '-c', 'cat /etc/ssl/certs/*.pem /usr/local/share/ca-certificates/*']);
  expect(
    !stray.stdout.includes(site.stray.pem.trim().split('\n').at(-2)),
    'a certificate of the journal is trusted',
  );
}

/** The machine's own go, as far as `go env` needs it, with the go.env that it came with. */
async function installGo({ root }) {
  const go = await run([locate('go'), 'env', 'GOROOT'], {
    env: { PATH: process.env.PATH, HOME: '/nonexistent' },
  });
  const from = go.stdout.trim();
  const to = join(root, 'usr/local/go');
  for (const name of ['bin/go', 'VERSION', 'go.env']) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    cpSync(join(from, name), join(to, name), { dereference: true });
  }
  mkdirSync(join(to, 'pkg/tool'), { recursive: true }); // by this go knows its GOROOT
  symlinkSync('../go/bin/go', join(root, 'usr/local/bin/go'));
  const telemetry = join(root, 'home', USER, '.config/go/telemetry');
  mkdirSync(telemetry, { recursive: true });
  writeFileSync(join(telemetry, 'mode'), 'off 2026-01-02'); // else each run of go writes here
}

function installEverybodys(system, site) {
  const trust = readFileSync(join(system.root, installProfile(system, site, 'machine')), 'utf8');
  const path = '/opt/company/everybody.yaml';
  writeFileSync(join(system.root, path), trust.replace('name: company\n', `name: everybody\n${EVERYBODY}`));
  return path;
}

async function seenBy(system) {
  const asked = [
    'go env GOPROXY GOPRIVATE',
    'git ls-remote --get-url https://git.corp.example/team/lib',
    'echo "$HTTPS_PROXY $no_proxy $NODE_EXTRA_CA_CERTS"',
    'case ":$PATH:" in *":$HOME/go/bin:"*) echo "go/bin in PATH" ;; esac',
  ];
  return asUser(system, asked.join('; '));
}

async function asUser(system, script) {
  return expectStatus(await system.run(['runuser', '-l', USER, '-c', script]), 0, script).stdout;
}

function expectUsers({ root }, names) {
  const home = join(root, 'home', USER);
  const { uid } = statSync(home);
  for (const name of names)
    expect(statSync(join(home, name)).uid === uid, () => `~/${name} is not ${USER}'s`);
}

const EVERYBODY = `scope: machine
go: { proxy: [https://athens.corp.example, direct], private: [git.corp.example] }
network: { proxy: "http://proxy.corp.example:8080", noProxy: [corp.example] }
git: { rewrite: [{ from: "https://git.corp.example/", to: "ssh://git@git.corp.example/" }] }
shell: { path: [~/go/bin] }
`;
const EVERYBODY_SEES = `https://athens.corp.example,direct
git.corp.example
ssh://git@git.corp.example/team/lib
http://proxy.corp.example:8080 corp.example,localhost,127.0.0.1,::1 /etc/goenv/ca-extra.pem
go/bin in PATH
`;
