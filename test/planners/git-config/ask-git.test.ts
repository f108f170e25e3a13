import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../src/core/diagnostic.ts';
import { gitConfig } from '../../../src/planners/git-config/index.ts';
import { gitHome } from './real-git.ts';

describe('asking git', () => {
  test.each<[string, Record<string, string>, string, object]>([
    [
      'a broken included file',
      { '.gitconfig': '[include]\n\tpath = more\n', more: '[a]\n\n\tb = "x\n' },
      'GIT_CONFIG_BROKEN',
      { line: 3 },
    ],
    ['an include loop', { '.gitconfig': '[include]\n\tpath = .gitconfig\n' }, 'GIT_INCLUDE_LOOP', {}],
  ])('%s is a failure with its place', async (_, files, code, place) => {
    using box = gitHome();
    for (const [path, text] of Object.entries(files)) box.write(path, text);
    const found = await gitConfig.current(box.reader, [], box.facts).catch((error: Failure) => error);
    const name = code === 'GIT_CONFIG_BROKEN' ? 'more' : '.gitconfig';
    expect(found).toMatchObject({
      exit: 1,
      diagnostic: { code, where: { file: `${box.home}/${name}`, ...place } },
    });
  });

  test('a fault of another sort carries what git said', async () => {
    using box = gitHome({ GIT_CONFIG_COUNT: '1' });
    const found = await gitConfig.current(box.reader, [], box.facts).catch((error: Failure) => error);
    expect(found).toMatchObject({
      diagnostic: {
        code: 'GIT_FAILED',
        params: { status: '128', text: expect.stringContaining('GIT_CONFIG_KEY_0') },
      },
    });
  });

  test('asked or read by goenv itself, the configuration is the same', async () => {
    using box = gitHome();
    box.write('.config/git/config', '[url "A:"]\n\tinsteadOf = x:\n[http "https://p/"]\n\tproxy = a\n');
    box.write(
      '.gitconfig',
      '[include]\n\tpath = sub/more\n[url "A:"]\n\tinsteadOf = y:\n[http]\n\tsslVerify\n',
    );
    box.write('sub/more', '[include]\n\tpath = deeper\n[http "https://p/"]\n\tproxy = b\n');
    box.write('sub/deeper', '[url "B:"]\n\tinsteadOf = x:\n');
    const asked = await gitConfig.current(box.reader, [], box.facts);
    const without = { ...box.reader, ask: async () => ({ kind: 'not-found' }) as const };
    const read = await gitConfig.current(without, [], box.facts);
    expect(asked.elsewhere.size).toBe(5);
    expect(read.elsewhere).toEqual(asked.elsewhere);
    expect(read.diagnostics.map(({ code }) => code)).toEqual(['GIT_NOT_FOUND']);
    for (const key of ['url.B:.insteadOf[x:]', 'url.C:.insteadOf[y:]']) {
      expect(read.overridden(key, key.slice(-3, -1), new Map())).toEqual(
        asked.overridden(key, key.slice(-3, -1), new Map()),
      );
      expect(read.overridden(key, key.slice(-3, -1), new Map())?.where?.line).toBeDefined();
    }
  });

  test.each([
    [{ kind: 'timeout' } as const, 'GIT_TIMEOUT'],
    [{ kind: 'done', status: 129, stdout: '', stderr: 'usage: git config' } as const, 'GIT_TOO_OLD'],
  ])('%j gives %s', async (answer, code) => {
    using box = gitHome();
    const reader = { ...box.reader, ask: async () => answer };
    const found = await gitConfig
      .current(reader, [], box.facts)
      .catch((error: Failure) => ({ diagnostics: [error.diagnostic] }));
    expect(found.diagnostics.map((one) => one.code)).toEqual([code]);
  });

  test('under another root nobody is asked', async () => {
    using box = gitHome({ GIT_CONFIG_GLOBAL: '/dev/null', GIT_SSL_NO_VERIFY: '1' });
    const reader = { ...box.reader, ask: async () => expect.fail('asked') };
    const observed = await gitConfig.current(reader, ['http.https://p/.proxy'], { ...box.facts, root: '/r' });
    expect(observed.diagnostics).toEqual([]);
  });
});
