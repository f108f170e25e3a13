import { machineOf } from '../faults/site.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { PRIVATE_MODULE } from '../kit/private-repository.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expect, expectStatus, parseOutput } from '../kit/verdict.mjs';

/**
 * Meets one fault with doctor in place of go and git, once for each command that meets it. The code is the one that
 * explain must name from what that command prints, or one of its candidates.
 */
export async function examineFault(stage, site, fault) {
  const served = await fault.serve(site);
  for (const [command, wanted] of Object.entries(fault.names)) {
    if (command === 'curl' || command === 'gitWrongLogin') continue;
    const machine = machineOf(site, `doctor-${fault.name}-${command}`, served);
    await stage.step(`${fault.name}, what ${command} would meet`, async () => {
      const before = snapshot(machine.HOME);
      const { status, findings } = await examine(machine, command);
      expectSameTree(before, machine.HOME);
      return expectAmong({ status, findings, wanted: fault.doctor ?? wanted });
    });
  }
}

async function examine(machine, command) {
  const options = command.startsWith('go') ? [] : ['--timeout', '5'];
  const ended = await goenvOn({ ...machine, ...PRIVATE[command] })([
    'doctor',
    '--json',
    ...options,
    '--module',
    MODULES[command],
  ]);
  const { findings } = parseOutput(expectStatus(ended, [0, 2], 'goenv doctor'));
  return { status: ended.status, findings };
}

function expectAmong({ status, findings, wanted }) {
  const codes = wanted.codes ?? [wanted.code ?? wanted];
  const shown = () =>
    `exit ${status}, found ${JSON.stringify(findings.map(brief), null, 1)}, expected ${codes.join(' or ')}`;
  const named = findings.find(({ code }) => codes.includes(code));
  if (named) {
    expect(status === 2 || named.severity === 'info', shown);
    return named.code;
  }
  const candidate = findings
    .flatMap(({ candidates = [] }) => candidates)
    .find(({ code }) => codes.includes(code));
  expect(candidate?.decideBy, shown);
  return `${candidate.code} is a candidate; decided by: ${candidate.decideBy}`;
}

function brief({ code, hop, evidence = [], candidates = [] }) {
  return {
    code,
    hop,
    evidence: evidence.map(({ text }) => text),
    candidates: candidates.map((one) => one.code),
  };
}

const MODULES = {
  go: 'example.com/pub/words@v0.3.1',
  goNewer: 'example.com/pub/words@v0.3.1',
  goPrivate: `${PRIVATE_MODULE}@v1.0.0`,
  goImport: 'git.corp.example/team/tool@v1.0.0',
  git: `${PRIVATE_MODULE}@v1.0.0`,
};
/** go's own command meets `direct` alone there; doctor is told by the setting that a developer has. */
const PRIVATE = {
  git: { GOPRIVATE: 'git.corp.example' },
  goPrivate: { GONOPROXY: 'git.corp.example' },
  goImport: { GONOPROXY: 'git.corp.example' },
};
