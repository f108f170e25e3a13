import { openSandbox } from '../kit/sandbox.mjs';
import { COMMANDS } from './commands.mjs';
import { FAULTS } from './index.mjs';
import { machineOf, openSite } from './site.mjs';

/**
 * Starts one fault, prints what to type in another terminal, and waits for Ctrl-C. Without a name: lists them.
 * @param {string | undefined} name
 * @param {(line: string) => void} print
 * @returns {Promise<number>} the exit code
 */
export async function standFault(name, print) {
  const fault = FAULTS.find((one) => one.name === name);
  if (fault === undefined) {
    for (const one of FAULTS) print(`${one.name.padEnd(26)}${one.about}`);
    return name === undefined ? 0 : 64;
  }
  const sandbox = openSandbox();
  const ended = interrupted();
  try {
    const site = await openSite(sandbox);
    const machine = machineOf(site, fault.name, await fault.serve(site));
    print(`${fault.name}: ${fault.about}\n`);
    for (const [command, wanted] of Object.entries(fault.names)) {
      print(`# goenv names ${[wanted.codes ?? wanted.code ?? wanted].flat().join(' or ')}`);
      print(
        `cd ${machine.HOME} && env -i ${assignments(machine)} ${COMMANDS[command].map(quoted).join(' ')}\n`,
      );
    }
    if (fault.probe)
      print(`# what decides: ${fault.probe.shown}, in place of the ${fault.probe.of} line's own\n`);
    print('Ctrl-C ends it.');
    await ended;
  } finally {
    await sandbox.close();
  }
  return 0;
}

function assignments(machine) {
  return Object.entries(machine)
    .map(([name, value]) => `${name}=${quoted(value)}`)
    .join(' ');
}

function quoted(text) {
  return /^[\w./:@=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function interrupted() {
  const awake = setInterval(() => {}, 60_000);
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  }).finally(() => clearInterval(awake));
}
