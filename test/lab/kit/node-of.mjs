import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentForNpm, locate } from './programs.mjs';
import { cacheFolder } from './real-modules.mjs';
import { run } from './run.mjs';
import { expectPart, expectStatus } from './verdict.mjs';

/**
 * The newest Node of a line, such as 20: the npm package of Node's own binaries, kept in the OS cache folder.
 * @returns {Promise<{ node: string, version: string }>} the program, and what it says of itself
 */
export async function nodeOf(line) {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(cacheFolder(), `node-${line}`);
  const node = join(folder, 'node_modules', name, 'bin/node');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(node)) {
    const flags = ['--prefix', folder, '--no-save', '--no-package-lock'];
    const argv = [locate('npm'), 'install', ...flags, `${name}@${line}`];
    const installed = await run(argv, { env: environmentForNpm(), cwd: folder, limit: 240_000 });
    expectStatus(installed, 0, argv.slice(1).join(' '));
  }
  const version = (await run([node, '--version'], { env: {} })).stdout.trim();
  expectPart(version, `v${line}.`, 'node --version');
  return { node, version };
}
