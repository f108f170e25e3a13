import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { Unexpected } from './verdict.mjs';

/** The checkout this lab belongs to. */
export const CHECKOUT = join(import.meta.dirname, '../../..');

/** The built goenv; `LAB_BINARY` names another build, such as that of an installed package, or one executable. */
export const BINARY = process.env.LAB_BINARY ?? join(CHECKOUT, 'dist/goenv.cjs');

/** How it is started. */
export const PROGRAM = programOf(BINARY);

/**
 * goenv on a made-up machine: `env` is all it gets.
 * @param {{ PATH: string, HOME: string }} machine
 * @param {{ node?: string, nodeArgs?: string[], before?: string[], binary?: string }} how `before`: a program that runs
 *   goenv, such as strace; `binary`: a file for node, or an executable
 */
export function goenvOn(
  machine,
  { node = process.execPath, nodeArgs = [], before = [], binary = BINARY } = {},
) {
  if (!existsSync(binary)) throw new Unexpected('the built goenv is missing: run npm run build');
  const program = programOf(binary, [node, ...nodeArgs]);
  return (args, { env = {}, ...how } = {}) =>
    run([...before, ...program, ...args], {
      env: { ...machine, ...env },
      limit: 60_000,
      ...how,
    });
}

function programOf(binary, node = [process.execPath]) {
  return binary.endsWith('.cjs') ? [...node, binary] : [binary];
}
