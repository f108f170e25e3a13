import { expect, test } from 'vitest';
import { RealHost } from '../../src/host/real.ts';
import { factsOf } from '../laws/world.ts';

test('the command of a program that failed can be typed as it is shown, empty and spaced words too', async () => {
  const host = new RealHost(factsOf('/nowhere'));
  const argv = ['/bin/sh', '-c', 'echo why >&2; exit 3', ''] as const;
  await expect(host.perform({ argv, timeout: 10_000 })).rejects.toMatchObject({
    diagnostic: {
      code: 'PROGRAM_FAILED',
      params: { command: "/bin/sh -c 'echo why >&2; exit 3' ''", status: '3', output: 'why' },
    },
  });
});
