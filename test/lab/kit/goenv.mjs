import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { Unexpected } from './verdict.mjs';

/** The checkout this lab belongs to. */
export const CHECKOUT = join(import.meta.dirname, '../../..');

/** The built binary; `LAB_BINARY` names another build, such as that of an installed package. */
export const BINARY = process.env.LAB_BINARY ?? join(CHECKOUT, 'dist/goenv.cjs');

/**
 * goenv on a made-up machine: `env` is all it gets.
 * @param {{ PATH: string, HOME: string }} machine
 * @param {{ node?: string, nodeArgs?: string[], before?: string[] }} how `before`: a program that runs node, such as strace
 */
export function goenvOn(machine, { node = process.execPath, nodeArgs = [], before = [] } = {}) {
  if (!existsSync(BINARY)) throw new Unexpected('the built goenv is missing: run npm run build');
  return (args, { env = {}, ...how } = {}) =>
    run([...before, node, ...nodeArgs, BINARY, ...args], {
      env: { ...machine, ...env },
      limit: 60_000,
      ...how,
    });
}
