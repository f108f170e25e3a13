import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BINARY } from '../lab/kit/goenv.mjs';
import { BASICS, pathOf } from '../lab/kit/programs.mjs';
import { runOnce } from './measure.mjs';

/**
 * Homes to measure in: for each profile one where it is applied and one where nothing is.
 * @param {{ folder(name: string): string }} sandbox
 * @param {Record<string, string>} profiles name -> text
 * @returns {{ path: string, contenders: import('./measure.mjs').Contender[] }}
 */
export function prepareMachines(sandbox, profiles) {
  const path = pathOf(join(sandbox.folder('bench-machine'), 'bin'), [...BASICS, ...TOOLS]);
  const contenders = Object.entries(profiles).flatMap(([size, text]) => {
    const file = join(sandbox.folder('profiles'), `${size}.yaml`);
    writeFileSync(file, text);
    const homes = ['clean', 'applied'].map((state) =>
      makeHome(join(sandbox.folder('homes'), `${size}-${state}`)),
    );
    const [clean, applied] = homes.map((HOME) => ({ PATH: path, HOME }));
    const goenv = (name, args, env) => ({
      name: `${name}, ${size} profile`,
      argv: [process.execPath, BINARY, ...args],
      env,
    });
    runOnce(goenv('apply', ['apply', file, '--yes'], applied));
    return [
      goenv('validate', ['validate', file], clean),
      goenv('plan, nothing applied', ['plan', file], clean),
      goenv('plan, nothing to do', ['plan', file], applied),
      goenv('apply, nothing to do', ['apply', file, '--yes'], applied),
      goenv('check', ['check'], applied),
    ];
  });
  return { path, contenders };
}

/** A home where go does not count its runs: each contender does its own work alone. */
export function makeHome(home) {
  mkdirSync(join(home, '.config/go/telemetry'), { recursive: true });
  writeFileSync(join(home, '.config/go/telemetry/mode'), 'off 2026-01-02');
  return home;
}

const TOOLS = ['go', 'git', 'ssh', 'cmp', 'grep', 'sed', 'mv', 'rm', 'mkdir', 'dirname'];
