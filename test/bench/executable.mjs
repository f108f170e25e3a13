import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildExecutable } from '../lab/kit/executable.mjs';
import { BINARY } from '../lab/kit/goenv.mjs';

/**
 * Start-up alone, and the everyday plan, by the executable beside the npm form; the names say how large each is.
 * @param {import('./measure.mjs').Contender} plan of the npm form
 * @returns {Promise<import('./measure.mjs').Contender[]>}
 */
export async function executableBeside(plan) {
  const { file } = await buildExecutable();
  const version = { ...plan, name: '--version', argv: [process.execPath, BINARY, '--version'] };
  const npmForm = { ...version, name: `--version, npm form (${megabytes(sizeOf(dirname(BINARY)))})` };
  const size = megabytes(statSync(file).size);
  const single = [version, plan].map(({ name, argv, env }) => ({
    name: `${name}, executable (${size})`,
    argv: [file, ...argv.slice(2)],
    env,
  }));
  return [npmForm, ...single];
}

function sizeOf(folder) {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
