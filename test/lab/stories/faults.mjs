import { join } from 'node:path';
import { COMMANDS } from '../faults/commands.mjs';
import { writeCure } from '../faults/cures.mjs';
import { expectNamed } from '../faults/expectation.mjs';
import { FAULTS } from '../faults/index.mjs';
import { machineOf, openSite } from '../faults/site.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { run } from '../kit/run.mjs';
import { expect, expectStatus, parseOutput } from '../kit/verdict.mjs';

/** Real go, git and curl meet real faults; goenv must name each from what they print, and its remedy must work. */
export const title = 'faults: what go, git and curl say of real servers is understood, and cured';

export async function play(stage, sandbox) {
  const site = await openSite(sandbox);
  const only = process.env.LAB_FAULT;
  const chosen = FAULTS.filter(({ name }) => only === undefined || name.includes(only));
  const waiting = [...chosen];
  await Promise.all(
    Array.from({ length: AT_ONCE }, () => work(waiting, (fault) => meet({ stage, site, fault }))),
  );
  stage.say(`${chosen.length} faults`);
}

async function work(waiting, act) {
  for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) await act(fault);
}

async function meet({ stage, site, fault }) {
  const served = await fault.serve(site);
  for (const [command, wanted] of Object.entries(fault.names)) {
    const machine = machineOf(site, `${fault.name}-${command}`, served);
    let findings = [];
    await stage.step(`${fault.name}, ${command}`, async () => {
      const log = (await failing(command, machine)) + (await probed(fault, command, machine));
      findings = await explain(machine, log);
      return expectNamed(findings, wanted, log);
    });
    if (!fault.cure?.of.includes(command)) continue;
    await stage.step(`${fault.name}, ${command}: the remedy cures it`, () =>
      cure({ site, fault, served, machine, command, finding: findings[0] }),
    );
  }
}

/** What the command prints when it meets the fault; that it fails is the fault's own test. */
async function failing(command, machine) {
  const ended = await run(COMMANDS[command], { env: machine, cwd: machine.HOME, limit: 30_000 });
  expect(
    ended.status !== 0 && ended.signal === null,
    () => `${command} ended with ${ended.signal ?? ended.status}`,
  );
  return ended.stderr + ended.stdout;
}

/** What a person would have tried next, and pasted with the rest: it succeeds. */
async function probed({ probe }, command, machine) {
  if (probe?.of !== command) return '';
  const env = { ...machine, ...probe.env };
  const ended = await run(COMMANDS[command], { env, cwd: machine.HOME, limit: 30_000 });
  expectStatus(ended, 0, probe.shown);
  return `$ ${probe.shown}\n${ended.stderr}`;
}

async function explain(machine, log) {
  const ended = await goenvOn(machine)(['explain', '--json', '-'], { input: log });
  return parseOutput(expectStatus(ended, [0, 2], 'goenv explain')).findings;
}

async function cure({ site, fault, served, machine, command, finding }) {
  const fragment = finding?.remedy?.profile;
  expect(typeof fragment === 'string', () => `no profile in the remedy of ${finding?.code}`);
  const folder = join(site.sandbox.folder('cures'), `${fault.name}-${command}`);
  const profile = writeCure(folder, fault.cure.fill(fragment, site, served));
  const { env, secret } = fault.cure;
  const applied = await goenvOn(machine)(['apply', profile, '--yes'], { env });
  if (/UNSUPPORTED_KEY/.test(applied.stderr))
    return `NOT TRIED: this goenv cannot manage what ${finding.code} asks for`;
  expectStatus(applied, [0, 2], 'goenv apply');
  expect(!secret || !(applied.stdout + applied.stderr).includes(secret), 'apply printed the secret');
  const login = ['sh', '-c', LOGIN, 'sh', ...COMMANDS[command]];
  expectStatus(
    await run(login, { env: machine, cwd: machine.HOME, limit: 30_000 }),
    0,
    `${command} after apply`,
  );
  return finding.code;
}

// What a login shell reads first; a cure of go's own settings needs none.
const LOGIN = 'if [ -e "$HOME/.profile" ]; then . "$HOME/.profile"; fi; exec "$@"';
const AT_ONCE = 3;
