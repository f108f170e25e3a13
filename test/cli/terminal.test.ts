import { describe, expect, test } from 'vitest';
import { isAbsent, machine } from './kit.ts';
import { onTerminal } from './on-terminal.ts';
import { ACME } from './profiles.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is looked for
const COLOUR = /\u001b\[[0-9;]*m/;

describe.skipIf(isAbsent('script'))('on a terminal', () => {
  test.each([
    ['y', 0],
    ['yes', 0],
    ['是', 0],
    ['n', 1],
    ['', 1],
    ['yes please', 1],
  ])('apply asks; %j ends %i', async (answer, code) => {
    using m = machine();
    const before = m.tree();
    const ended = await onTerminal(m, 'apply cn', { answer: `${answer}\\n` });
    expect(ended.out).toContain('[y/N]');
    expect(ended.out).toContain('GOPROXY');
    expect(ended.code, ended.out).toBe(code);
    if (code === 1) {
      expect(ended.out).toContain('DECLINED');
      expect(m.tree()).toEqual(before);
    } else expect(m.read('.config/go/env')).toContain('goproxy.cn');
  });

  test('revert asks too; nothing to do asks nothing', async () => {
    using m = machine();
    const before = m.tree();
    await m.run(['apply', 'cn', '-y']);
    const nothing = await onTerminal(m, 'apply cn');
    expect(nothing).toMatchObject({ code: 0 });
    expect(nothing.out).not.toContain('[y/N]');
    const ended = await onTerminal(m, 'revert', { answer: 'y\\n' });
    expect(ended.code, ended.out).toBe(0);
    expect(m.tree()).toEqual(before);
  });

  test('what changes while it asks is not overwritten: stale, exit 1', async () => {
    using m = machine();
    const asking = onTerminal(m, 'apply cn', { answer: 'y\\n', delay: 1.2 });
    setTimeout(() => m.write('.config/go/env', 'GOPROXY=https://meanwhile.example\n'), 700);
    const ended = await asking;
    expect(ended.out).toContain('STALE_PLAN');
    expect(ended.code).toBe(1);
    expect(m.read('.config/go/env')).toBe('GOPROXY=https://meanwhile.example\n');
  });

  test('Ctrl-C at the question: 130, or a no; nothing changed', async () => {
    using m = machine();
    const before = m.tree();
    const ended = await onTerminal(m, 'apply cn', { answer: '\\003', delay: 0.6 });
    expect([1, 130]).toContain(ended.code);
    expect(m.tree()).toEqual(before);
  });

  test('colour and progress, a line a planner', async () => {
    using m = machine();
    m.write('../work/acme.yaml', ACME);
    const ended = await onTerminal(m, 'apply ./acme.yaml --yes');
    expect(ended.code, ended.out).toBe(0);
    expect(ended.out).toMatch(COLOUR);
    expect(ended.out).toMatch(/git-config \(3\/3\)/);
    expect(ended.out).toMatch(/go-env \(3\/3\)/);
  });

  test.each([
    ['NO_COLOR', { NO_COLOR: '1' }, ''],
    ['TERM=dumb', { TERM: 'dumb' }, ''],
    ['--color never', {}, ' --color never'],
  ])('%s: none', async (_, env, option) => {
    using m = machine();
    const planned = await onTerminal(m, `plan cn${option}`, { env: { ...env } });
    expect(planned.out).toContain('GOPROXY');
    expect(planned.out).not.toMatch(COLOUR);
    const broken = await onTerminal(m, `plan ./none.yaml${option}`, { env: { ...env } });
    expect(broken.out).not.toMatch(COLOUR);
    const applied = await onTerminal(m, `apply cn --yes${option}`, { env: { ...env } });
    expect(applied.code).toBe(0);
    expect(applied.out).not.toMatch(COLOUR);
  });

  test('each stream by itself: stdout in a file is plain while stderr is a terminal', async () => {
    using m = machine();
    const ended = await onTerminal(m, 'apply cn --yes', { redirect: '> out.txt', env: { GOPROXY: 'off' } });
    expect(ended.code).toBe(2);
    expect(ended.out).toMatch(COLOUR);
    expect(m.read('../work/out.txt')).toContain('GOPROXY');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is there is the point
    expect(m.read('../work/out.txt')).not.toMatch(/\u001b/);
  });
});

describe('without a terminal', () => {
  test('no escape codes, unless asked for', async () => {
    using m = machine();
    for (const args of [
      ['plan', 'cn'],
      ['apply', 'cn', '-y'],
      ['check'],
      ['plan', './none.yaml'],
      ['revert', '-y'],
    ]) {
      const ended = await m.run(args);
      expect(ended.out + ended.err).not.toContain('\u001b');
    }
    expect((await m.run(['plan', 'cn', '--color=always'])).out).toMatch(COLOUR);
    expect((await m.run(['plan', 'cn'], { env: { FORCE_COLOR: '1' } })).out).toMatch(COLOUR);
    expect((await m.run(['plan', 'cn', '--json', '--color=always'])).out).not.toMatch(COLOUR);
  });

  test.each(['plan big.yaml --json', 'show big.yaml', 'apply big.yaml -y --json'])(
    '%s | head -1: no trace, and no error',
    async (command) => {
      using m = machine();
      const many = Array.from({ length: 1200 }, (_, at) => `    - m${at}.example\n`).join('');
      m.write('../work/big.yaml', `version: 1\nname: big\ngo:\n  private:\n${many}`);
      const line = `"$@" | head -1; echo "\${PIPESTATUS[0]}"`;
      const ended = await m.run(command.split(' '), { before: ['/bin/bash', '-c', line, 'bash'] });
      expect(ended.err).toBe('');
      expect(ended.out).toMatch(/\n0\n$/);
      if (command.startsWith('apply')) expect(m.read('.config/go/env')).toContain('m1199.example');
    },
  );

  test('stdout and stderr closed: the work is done all the same', async () => {
    using m = machine();
    const ended = await m.run(['apply', 'cn', '-y'], {
      before: ['/bin/bash', '-c', '"$@" >&- 2>&-', 'bash'],
    });
    expect(ended.code).toBe(0);
    expect(m.read('.config/go/env')).toContain('goproxy.cn');
  });

  test('stdout on a full device: the work is done, or nothing is; no endless loop', async () => {
    using m = machine();
    const ended = await m.run(['apply', 'cn', '-y'], {
      before: ['/bin/bash', '-c', '"$@" > /dev/full', 'bash'],
    });
    expect([0, 1, 5]).toContain(ended.code);
    expect((await m.run(['apply', 'cn', '-y'])).code).toBe(0);
  });
});
