import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentForNpm, locate } from './programs.mjs';
import { cacheFolder } from './real-modules.mjs';
import { run } from './run.mjs';
import { expectPart, expectStatus } from './verdict.mjs';

/** This machine, as npm packages of programs name it: `linux-x64`. */
export const SYSTEM = `${process.platform}-${process.arch}`;

/**
 * Packages in a folder of the OS cache folder: fetched once by npm, which checks that they are whole.
 * `--force` lets in what is made for another system.
 * @param {readonly string[]} packages `name@version`
 * @returns {Promise<string>} the node_modules folder
 */
export async function fromNpm(packages) {
  const folder = join(cacheFolder(), packages.join('+'));
  const modules = join(folder, 'node_modules');
  if (existsSync(join(modules, '.package-lock.json'))) return modules; // npm writes it when all the rest is there
  mkdirSync(folder, { recursive: true });
  const options = ['--prefix', folder, '--no-save', '--no-package-lock', '--force'];
  const argv = [locate('npm'), 'install', ...options, ...packages];
  const ended = await run(argv, { env: environmentForNpm(), cwd: folder, limit: 240_000 });
  expectStatus(ended, 0, argv.slice(1).join(' '));
  return modules;
}

/** The newest Node of a line, such as 22, by the npm package of Node's own programs. */
export async function nodeOf(line) {
  const name = `node-${SYSTEM}`;
  const node = join(await fromNpm([`${name}@${line}`]), name, 'bin/node');
  const version = (await run([node, '--version'], { env: {} })).stdout.trim();
  expectPart(version, `v${line}.`, 'node --version');
  return { node, version };
}
