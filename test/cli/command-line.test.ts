import { describe, expect, test } from 'vitest';
import { machine } from './kit.ts';
import { ACME } from './profiles.ts';

describe('wrong usage ends 64 before anything happens', () => {
  test.each<[string, readonly string[], string, string?]>([
    ['no command', [], 'Usage: goenv'],
    ['unknown command', ['aply', 'cn'], 'UNKNOWN_COMMAND', '(apply?)'],
    ['unknown command, nothing near', ['frobnicate'], 'UNKNOWN_COMMAND'],
    ['a name of Object', ['constructor'], 'UNKNOWN_COMMAND'],
    ['a command of a later version', ['doctor'], 'COMMAND_NOT_YET'],
    ['unknown option', ['plan', 'cn', '--jsno'], 'UNKNOWN_OPTION', '(--json?)'],
    ['unknown short option', ['plan', 'cn', '-x'], 'UNKNOWN_OPTION'],
    ['an option of Object', ['plan', 'cn', '--__proto__'], 'UNKNOWN_OPTION'],
    ['an option of another command', ['check', '--out', 'x'], 'UNKNOWN_OPTION'],
    ['an option of a later version', ['apply', 'cn', '--no-verify'], 'OPTION_NOT_YET'],
    ['a digest that is none', ['apply', 'cn', '--accept', 'sha256:0'], 'OPTION_NEEDS_VALUE'],
    ['a digest of nothing', ['apply', 'cn', '--accept', `sha256:${'0'.repeat(64)}`], 'ACCEPT_UNKNOWN'],
    ['an option without its value', ['plan', 'cn', '--root'], 'OPTION_NEEDS_VALUE'],
    ['an option whose value is an option', ['plan', 'cn', '--only', '--json'], 'OPTION_NEEDS_VALUE'],
    ['a value for an option without one', ['apply', 'cn', '--yes=no'], 'WRONG_USAGE'],
    ['an unknown language', ['plan', 'cn', '--lang', 'fr'], 'OPTION_NEEDS_VALUE', 'en | zh'],
    ['an unknown colour mode', ['plan', 'cn', '--color=sometimes'], 'OPTION_NEEDS_VALUE'],
    ['an unknown planner', ['plan', 'cn', '--only', 'go-evn'], 'UNKNOWN_PLANNER', 'go-env'],
    ['an unknown planner to skip', ['apply', 'cn', '-y', '--skip', 'git'], 'UNKNOWN_PLANNER'],
    ['two profiles', ['apply', 'cn', 'direct', '-y'], 'WRONG_USAGE'],
    ['no profile', ['apply', '-y'], 'NO_PROFILE', 'air-gapped, cn, corporate, direct'],
    ['a profile for revert', ['revert', 'cn', '-y'], 'WRONG_USAGE'],
    ['a profile for status', ['status', 'cn'], 'WRONG_USAGE'],
    ['no --yes without a terminal', ['apply', 'cn'], 'NEEDS_YES', '--yes'],
  ])('%s', async (_, args, says, hint = '') => {
    using m = machine();
    const before = m.tree();
    const ended = await m.run(args);
    expect(ended.out + ended.err).toContain(says);
    expect(ended.out + ended.err).toContain(hint);
    expect(ended.code).toBe(64);
    expect(m.tree()).toEqual(before);
  });

  test('revert without --yes and without a terminal', async () => {
    using m = machine();
    await m.run(['apply', 'cn', '-y']);
    const before = m.tree();
    expect(await m.run(['revert'])).toMatchObject({ code: 64 });
    expect(m.tree()).toEqual(before);
  });
});

describe('help and version end 0', () => {
  test.each([
    [['--help'], /^goenv: one YAML profile/],
    [['-h'], /^goenv: one YAML profile/],
    [['help'], /^goenv: one YAML profile/],
    [['apply', '--help'], /^goenv: one YAML profile/],
    [['--help', '--lang', 'zh'], /^goenv[:：]用/],
    [['apply', '--help', '--lang=zh'], /^goenv[:：]用/],
    [['--version'], /^goenv \d+\.\d+\.\d+\n$/],
  ])('%j', async (args, shape) => {
    using m = machine();
    const ended = await m.run(args);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(shape);
  });
});

describe('languages', () => {
  test.each([
    ['--lang zh', ['--lang', 'zh'], {}, true],
    ['LANG', [], { LANG: 'zh_CN.UTF-8' }, true],
    ['LC_ALL before LANG', [], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, false],
    ['LC_MESSAGES before LANG', [], { LC_MESSAGES: 'zh_TW', LANG: 'de_DE.UTF-8' }, true],
    ['--lang en before LANG', ['--lang=en'], { LANG: 'zh_CN.UTF-8' }, false],
    ['another language', [], { LANG: 'de_DE.UTF-8' }, false],
  ])('%s', async (_, args, env, chinese) => {
    using m = machine();
    const han = /\p{Script=Han}/u;
    const applied = await m.run(['apply', 'cn', '-y', ...args], { env });
    const broken = await m.run(['plan', '-', ...args], { env, stdin: 'version: 1\nname: x\nproxi: 1\n' });
    const usage = await m.run(['plan', '--frob', ...args], { env });
    const json = await m.run(['validate', '-', '--json', ...args], { env, stdin: 'proxi: 1\n' });
    for (const text of [applied.out, broken.err, usage.err, json.out]) expect(han.test(text)).toBe(chinese);
    expect([applied.code, broken.code, usage.code, json.code]).toEqual([0, 3, 64, 3]);
  });
});

describe('--only and --skip', () => {
  test('a part alone is applied, checked, shown as partial, and the rest follows', async () => {
    using m = machine();
    const before = m.tree();
    const file = m.write('../work/acme.yaml', ACME);
    expect((await m.run(['apply', file, '-y', '--only', 'go-env'])).code).toBe(0);
    expect([...m.tree().keys()]).not.toContain('.gitconfig');
    expect((await m.run(['check'])).code).toBe(0);
    expect((await m.run(['check', file])).code).toBe(2);
    expect((await m.run(['check', file, '--skip', 'git-config'])).code).toBe(0);
    expect(JSON.parse((await m.run(['plan', file, '--skip=git-config', '--json'])).out)).toMatchObject({
      complete: false,
      changed: false,
    });
    expect((await m.run(['apply', file, '-y'])).code).toBe(0);
    expect((await m.run(['check', file])).code).toBe(0);
    expect((await m.run(['revert', '-y', '--only=git-config'])).code).toBe(0);
    expect([...m.tree().keys()]).not.toContain('.gitconfig');
    expect(m.read('.config/go/env')).toContain('GOPROXY=');
    expect((await m.run(['status'])).out).toContain('Left out: git-config.');
    expect((await m.run(['revert', '-y'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });
});

test('--quiet says nothing of a success, and still says what is wrong', async () => {
  using m = machine();
  expect(await m.run(['validate', 'cn', '-q'])).toMatchObject({ code: 0, out: '', err: '' });
  expect(await m.run(['apply', 'cn', '-y', '-q'])).toMatchObject({ code: 0, out: '', err: '' });
  expect(await m.run(['check', '-q'])).toMatchObject({ code: 0, out: '', err: '' });
  expect(await m.run(['revert', '-y', '-q'])).toMatchObject({ code: 0, out: '', err: '' });
  expect(await m.run(['revert', '-y', '-q'])).toMatchObject({ code: 0, out: '', err: '' });
  expect((await m.run(['apply', './none.yaml', '-y', '-q'])).err).toContain('PROFILE_NOT_FOUND');
});

test('--verbose shows what is as it should be', async () => {
  using m = machine();
  expect((await m.run(['plan', 'cn'])).out).not.toContain('GOINSECURE');
  expect((await m.run(['plan', 'cn', '--verbose'])).out).toContain('GOINSECURE');
});

test('--allow lets a name through, and is part of what a saved resolution was made for', async () => {
  using m = machine();
  const stdin = 'version: 1\nname: x\ngo:\n  env: { GOEXPERIMENT: loopvar }\n';
  expect((await m.run(['apply', '-', '-y'], { stdin })).code).toBe(3);
  const allowed = await m.run(['apply', '-', '-y', '--allow', 'GOEXPERIMENT'], { stdin });
  expect(allowed.code, allowed.err).toBe(0);
  expect((await m.run(['plan', '-'], { stdin })).code).toBe(3);
  expect((await m.run(['check'])).code).toBe(0);
});

test('what a profile says cannot move the cursor', async () => {
  using m = machine();
  m.write('.config/go/env', 'GOPROXY=\u001b[31mred\u202e\n');
  for (const args of [
    ['plan', 'cn'],
    ['apply', 'cn', '-y'],
    ['revert', '-y'],
  ]) {
    const ended = await m.run(args);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is there is the point
    expect(ended.out + ended.err).not.toMatch(/[\u001b\u202e]/);
  }
});
