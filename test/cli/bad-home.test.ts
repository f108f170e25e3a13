import { chmodSync, chownSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AS_OTHER, IS_ROOT, isAbsent, machine } from './kit.ts';
import { ACME } from './profiles.ts';
import { refused } from './refused.ts';

describe('the home', () => {
  test.skipIf(isAbsent('setpriv'))('read-only: exit 1', async () => {
    using m = machine();
    m.giveAway();
    for (const folder of [join(m.home, '.config/go'), join(m.home, '.config'), m.home])
      chmodSync(folder, 0o555);
    await refused(m, 'NOT_WRITABLE', { before: AS_OTHER });
    const planned = await m.run(['plan', 'cn'], { before: AS_OTHER });
    expect(planned.code).toBe(1);
  });

  test.skipIf(isAbsent('setpriv'))('unreadable: exit 1, from every command that looks at it', async () => {
    using m = machine();
    m.giveAway();
    chmodSync(m.home, 0o000);
    for (const args of [
      ['plan', 'cn'],
      ['apply', 'cn', '-y'],
      ['check', 'cn'],
      ['status'],
      ['revert', '-y'],
    ]) {
      const ended = await m.run(args, { before: AS_OTHER });
      expect(ended, args.join(' ')).toMatchObject({ code: 1, out: '' });
      expect(ended.err).not.toContain('INTERNAL');
    }
  });

  test('not a folder: exit 1', async () => {
    using m = machine();
    const HOME = m.write('file', 'x');
    await refused(m, HOME, { env: { HOME } });
  });

  test.skipIf(isAbsent('setpriv'))('missing, and not to be made: exit 1', async () => {
    using m = machine();
    m.giveAway();
    await refused(m, 'NOT_WRITABLE', { before: AS_OTHER, env: { HOME: '/nonexistent' } });
  });

  test('missing: made for the time of the profile', async () => {
    using m = machine();
    const env = { HOME: join(m.home, 'not/yet') };
    const before = m.tree();
    expect((await m.run(['apply', '-', '-y'], { stdin: ACME, env })).code).toBe(0);
    expect((await m.run(['revert', '-y'], { env })).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });

  test.skipIf(!IS_ROOT || isAbsent('setpriv'))('unset, and nobody knows the user: exit 1', async () => {
    using m = machine();
    m.giveAway();
    const before = ['/usr/bin/setpriv', '--reuid=64123', '--regid=65534', '--clear-groups'];
    await refused(m, 'NO_HOME', { before, env: { HOME: undefined } });
  });

  test.skipIf(!IS_ROOT)("another user's, while goenv is root: exit 4 from apply and revert", async () => {
    using m = machine();
    chownSync(m.home, 65_534, 65_534);
    await refused(m, 'ROOT_IN_OTHER_HOME', { exit: 4 });
    const before = m.tree();
    expect((await m.run(['revert', '-y'])).code).toBe(4);
    expect(m.tree()).toEqual(before);
    expect((await m.run(['plan', 'cn'])).code).toBe(0);
  });

  test.skipIf(!IS_ROOT || isAbsent('setpriv'))(
    "a file of root's in the user's home: found out at planning, exit 1",
    async () => {
      using m = machine();
      m.giveAway();
      const file = m.write('.config/go/env', 'GOPROXY=https://roots.example\n', 0o644);
      chownSync(file, 0, 0);
      await refused(m, file, { before: AS_OTHER });
    },
  );

  test('the current folder is gone: exit 1', async () => {
    using m = machine();
    const before = ['/bin/sh', '-c', 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', 'sh'];
    await refused(m, 'NO_WORKING_FOLDER', { before });
  });
});
