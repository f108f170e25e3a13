import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { livedInHome } from '../kit/homes.mjs';
import { dayAhead, plainProfile, writeProfile } from '../kit/profile.mjs';
import { BASICS, pathOf } from '../kit/programs.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expect, expectPart, expectStatus } from '../kit/verdict.mjs';

/** What cannot or must not be done ends with the contract's exit code, says why, and moves nothing. */
export const title = 'refusals: the exit code of the contract, and not a byte moved';

export async function play(stage, sandbox) {
  const home = livedInHome(join(sandbox.folder('homes'), 'refusals'));
  const path = pathOf(join(sandbox.folder('refusals-machine'), 'bin'), [...BASICS, 'go', 'git', 'ssh']);
  const goenv = goenvOn({ PATH: path, HOME: home });
  const write = (name, text) => writeProfile(join(sandbox.folder('profiles'), `${name}.yaml`), text);
  const good = write('good', plainProfile('good'));
  const apply = ['apply', good, '--yes'];
  const cases = [
    { what: 'no --yes and no terminal', args: ['apply', good], status: 64, says: '--yes' },
    {
      what: 'an option that does not exist',
      args: ['plan', good, '--frobnicate'],
      status: 64,
      says: 'frobnicate',
    },
    { what: 'a command that does not exist', args: ['aply', good], status: 64, says: 'apply' },
    {
      what: 'a profile that does not exist',
      args: ['plan', './nowhere.yaml'],
      status: 1,
      says: 'nowhere.yaml',
    },
    { what: 'a misspelt key', args: ['validate', write('typo', typo())], status: 3, says: 'private' },
    {
      what: 'a pattern with a scheme',
      args: ['apply', write('scheme', scheme()), '--yes'],
      status: 3,
      says: 'https://',
    },
    {
      what: 'http rewrite without an exception',
      args: ['apply', write('http', http()), '--yes'],
      status: 3,
      says: 'http',
    },
    {
      what: 'an exception too far ahead',
      args: ['apply', write('far', far()), '--yes'],
      status: 3,
      says: 'expires',
    },
    { what: 'GOENV=off', args: apply, env: { GOENV: 'off' }, status: 1, says: 'GOENV' },
    { what: 'check with nothing applied', args: ['check'], status: 1, says: '' },
    { what: 'revert with nothing applied', args: ['revert', '--yes'], status: 0, says: '' },
  ];
  const before = snapshot(home);
  for (const { what, args, env, status, says } of cases) {
    await stage.step(`${what}: exit ${status}`, async () => {
      const ended = expectStatus(await goenv(args, { env }), status, `goenv ${args[0]}`);
      expectPart(ended.stdout + ended.stderr, says, 'what it says');
      expectSameTree(before, home);
    });
  }
  await stage.step("somebody holds git's lock: exit 1, and apply works once it is gone", async () => {
    const lock = join(home, 'dotfiles/gitconfig.lock');
    writeFileSync(lock, '');
    const ended = await goenv(apply);
    rmSync(lock);
    if (ended.status === 5) await goenv(['revert', '--yes']);
    expectStatus(ended, 1, 'apply');
    expectPart(ended.stdout + ended.stderr, 'gitconfig.lock', 'what it says');
    expectSameTree(before, home);
    expectStatus(await goenv(apply), 0, 'apply');
    expectStatus(await goenv(['revert', '--yes']), 0, 'revert');
    expectSameTree(before, home);
  });
  await stage.step('a folder stands where go/env belongs: exit 1', async () => {
    const elsewhere = join(home, 'settings');
    mkdirSync(elsewhere);
    const ended = await goenv(apply, { env: { GOENV: elsewhere } });
    rmSync(elsewhere, { recursive: true });
    expectStatus(ended, 1, 'apply');
    expectSameTree(before, home);
  });
  await stage.step('a terminal-less run prints no colour and no cursor movement', async () => {
    const ended = await goenv(['plan', good]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
    expect(!/\x1b/.test(ended.stdout + ended.stderr), 'an escape sequence was printed');
  });
}

function typo() {
  return 'version: 1\nname: typo\ngo:\n  privte: [git.corp.example]\n';
}

function scheme() {
  return 'version: 1\nname: scheme\ngo:\n  private: ["https://git.corp.example"]\n';
}

const rewrite = 'git:\n  rewrite: [{ from: "https://git.corp.example/", to: "http://git.corp.example/" }]\n';

function http() {
  return `version: 1\nname: http\n${rewrite}`;
}

function far() {
  const entry = `{ allow: http-rewrite, host: git.corp.example, reason: lab, expires: ${dayAhead(181)} }`;
  return `version: 1\nname: far\nenvironment: test\n${rewrite}insecure: [${entry}]\n`;
}
