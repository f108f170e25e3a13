import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ask } from '../../src/host/ask.ts';

const open = () => readdirSync('/proc/self/fd').length;

test.skipIf(process.platform !== 'linux')(
  'a program that is not there leaves no file descriptor open',
  async () => {
    await ask({ argv: ['goenv-no-such-program'] }, {});
    const before = open();
    for (let at = 0; at < 20; at += 1) {
      expect(await ask({ argv: ['goenv-no-such-program'] }, {})).toEqual({ kind: 'not-found' });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(open()).toBeLessThan(before + 10);
  },
);

test('an answer has both streams and the exit code', async () => {
  const answer = await ask({ argv: ['/bin/sh', '-c', 'echo out; echo err >&2; exit 3'] }, {});
  expect(answer).toEqual({ kind: 'done', status: 3, stdout: 'out\n', stderr: 'err\n' });
});

test('a program that hangs is ended with all it started', async () => {
  const answer = await ask({ argv: ['/bin/sh', '-c', '/bin/sleep 30 & /bin/sleep 30'], timeout: 200 }, {});
  expect(answer).toEqual({ kind: 'timeout' });
});
