import { join } from 'node:path';
import { CHECKOUT } from './goenv.mjs';
import { environmentForNpm } from './programs.mjs';
import { run } from './run.mjs';
import { expectStatus } from './verdict.mjs';

/**
 * Builds goenv as one executable for this machine.
 * @returns {Promise<{ folder: string, file: string }>} the npm package's folder, and the executable in it
 */
export async function buildExecutable() {
  const argv = [process.execPath, join(CHECKOUT, 'scripts/build-binary.mjs')];
  const how = { env: environmentForNpm(), cwd: CHECKOUT, limit: 300_000 };
  expectStatus(await run(argv, how), 0, 'npm run build:binary');
  const folder = join(CHECKOUT, 'dist-binary', `goenv-${process.platform}-${process.arch}`);
  return { folder, file: join(folder, 'goenv') };
}
