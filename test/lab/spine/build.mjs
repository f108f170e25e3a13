import { join } from 'node:path';
import { writeProgram } from '../kit/program.mjs';
import { locate } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';

/**
 * One developer on the spine's network. All that go keeps lies outside the home, so that the home shows
 * what goenv did and nothing else.
 */
export function openDeveloper(sandbox, network, name, home) {
  const work = sandbox.folder(`${name}-work`);
  const machine = { PATH: network.path, HOME: home };
  const env = {
    ...machine,
    GOPATH: join(work, 'gopath'),
    GOCACHE: sandbox.folder('go-build'),
    HTTPS_PROXY: network.wall.url,
    https_proxy: network.wall.url,
  };
  const program = writeProgram(join(work, 'program'));
  const go = (...args) => run([locate('go'), ...args], { env, cwd: program });
  return { machine, program, go };
}
