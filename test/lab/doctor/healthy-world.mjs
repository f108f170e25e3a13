import { machineOf, trusting } from '../faults/site.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { PRIVATE_MODULE } from '../kit/private-repository.mjs';
import { expectSameTree, snapshot } from '../kit/snapshot.mjs';
import { expectSame, expectStatus, parseOutput } from '../kit/verdict.mjs';

/** Everything works: doctor finds nothing, whatever it is asked. */
export async function examineHealthyWorld(stage, site) {
  const served = {
    ...trusting(site),
    ...(await site.overTls(site.authority.issue())),
    GONOPROXY: 'git.corp.example',
  };
  const machine = machineOf(site, 'doctor-healthy', served);
  for (const [what, args] of [
    ['the machine as it is', []],
    ['a public module', ['--module', 'example.com/pub/words@v0.3.1']],
    ['a private module', ['--module', `${PRIVATE_MODULE}@v1.0.0`]],
  ]) {
    await stage.step(`a healthy world, ${what}: no alarm`, async () => {
      const before = snapshot(machine.HOME);
      const ended = expectStatus(await goenvOn(machine)(['doctor', '--json', ...args]), 0, 'goenv doctor');
      const { findings, probes } = parseOutput(ended);
      const alarms = findings.filter(({ severity }) => severity !== 'info');
      expectSame(JSON.stringify(alarms), '[]', 'alarms');
      expectSameTree(before, machine.HOME);
      return `${probes.length} probes, ${ended.ms.toFixed(0)} ms`;
    });
  }
}
