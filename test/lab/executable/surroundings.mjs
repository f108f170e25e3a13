import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { emptyHome } from '../kit/homes.mjs';
import { locate } from '../kit/programs.mjs';
import { expectPart, expectSame, expectStatus } from '../kit/verdict.mjs';
import { wholeLife } from '../kit/whole-life.mjs';

/** What surrounds it does not steer it: variables meant for Node, the folder it is started in. */
export async function everySurrounding(stage, sandbox, { file, path, profile }) {
  const machine = { PATH: path, HOME: emptyHome(join(sandbox.folder('homes'), 'surroundings')) };
  await stage.step('NODE_OPTIONS is not heard, and is handed on by run', async () => {
    const goenv = goenvOn(machine, { binary: file });
    const env = {
      NODE_OPTIONS: '--require=/nonexistent/hook.cjs',
      NODE_EXTRA_CA_CERTS: '/nonexistent/ca.pem',
    };
    await wholeLife((args) => goenv(args, { env }), profile);
    const lent = expectStatus(await goenv(['run', 'cn', '--', 'env'], { env }), 0, 'run');
    expectPart(lent.stdout, `NODE_OPTIONS=${env.NODE_OPTIONS}\n`, 'the environment lent');
  });
  await stage.step('options of Node are not its own', async () => {
    const ended = expectStatus(await goenvOn(machine, { binary: file })(['--eval', '1']), 64, '--eval');
    expectPart(ended.stderr, '--eval', 'stderr');
  });
  await stage.step('started in a folder that it may not read', async () => {
    const folder = sandbox.folder('unreadable');
    // Root reads everything, unless it gives that right away.
    const asUser =
      process.getuid() === 0 ? [locate('setpriv'), '--bounding-set=-dac_override,-dac_read_search'] : [];
    const before = [...asUser, locate('sh'), '-c', 'cd "$0" && chmod 0 . && ! ls 2>&1 && exec "$@"', folder];
    const goenv = goenvOn(machine, { binary: file, before });
    const ended = expectStatus(await goenv(['plan', profile]), 0, 'plan');
    expectSame(ended.stderr, '', 'stderr');
  });
}
