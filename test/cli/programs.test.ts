import { describe, expect, test } from 'vitest';
import { locate, machine } from './kit.ts';
import { ACME } from './profiles.ts';

describe('programs that are not there', () => {
  test.each([
    ['go is absent', ['git']],
    ['git is absent', ['go']],
    ['both are absent', []],
  ])('%s: the files are written all the same, and come back', async (_, programs) => {
    using m = machine(programs);
    m.write('.gitconfig', '[user]\n\tname = x\n');
    const before = m.tree();
    const applied = await m.run(['apply', '-', '-y'], { stdin: ACME });
    expect(applied.code, applied.err).toBe(0);
    expect(m.read('.config/go/env')).toContain('athens.acme.example');
    expect((await m.run(['check'])).code).toBe(0);
    expect((await m.run(['apply', '-'], { stdin: ACME })).out).toMatch(/^Nothing to do/);
    expect((await m.run(['revert', '-y'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });
});

describe('a go that does not behave', () => {
  test('hangs: apply ends in about 5 s, with a warning, and nothing is left running', async () => {
    using m = machine();
    m.script('go', 'sleep 60');
    const applied = await m.run(['apply', 'cn', '-y'], { kill: { after: 12_000, signal: 'SIGKILL' } });
    expect(applied.code, applied.err).toBe(0);
    expect(applied.err).toContain('GO_TIMED_OUT');
    expect(applied.took).toBeLessThan(8000);
    expect(m.read('.config/go/env')).toContain('goproxy.cn');
  }, 30_000);

  test('fails, or prints no JSON: said, and not in the way', async () => {
    using m = machine();
    m.script('go', 'echo "go: \\033[31mboom https://u:s3cret@h.example" >&2; exit 3');
    const applied = await m.run(['apply', 'cn', '-y']);
    expect(applied.code, applied.err).toBe(0);
    expect(applied.err).toContain('GO_FAILED');
    expect(applied.err).not.toContain('s3cret');
    expect(applied.err).not.toContain('\u001b');
    m.script('go', 'echo hello');
    expect((await m.run(['check'])).err).toContain('GO_FAILED');
  });

  test('a wrapper that sets GOENV itself: said that go reads another file', async () => {
    using m = machine();
    const real = m.write('../work/elsewhere', 'GOPROXY=off\n');
    m.script('go', `GOENV=${real} exec ${locate('go')} "$@"`);
    const applied = await m.run(['apply', 'cn', '-y']);
    expect(applied.err).toContain('GO_READS_OTHER_FILE');
    expect(applied.err).toContain(real);
    expect(m.read(real)).toBe('GOPROXY=off\n');
    expect((await m.run(['revert', '-y'])).code).toBe(0);
  });

  test('writes megabytes: no more than the limit is kept, apply ends', async () => {
    using m = machine();
    m.script('go', 'exec head -c 100000000 /dev/zero');
    const applied = await m.run(['apply', 'cn', '-y']);
    expect(applied.code, applied.err).toBe(0);
    expect(applied.err).toContain('GO_FAILED');
    expect(applied.err.length).toBeLessThan(10_000);
  });

  test('is asked without the variables that make it download or fail', async () => {
    using m = machine();
    m.script('go', `echo "$GOTOOLCHAIN|$GOWORK|$GOFLAGS|$PWD" >> ${m.dir}/asked; echo '{}'`);
    await m.run(['plan', 'cn'], { env: { GOTOOLCHAIN: 'go9.9.9', GOFLAGS: '-bogus', GOWORK: '/x' } });
    expect(m.read('../asked')).toBe('local|off||/\n');
  });
});

test('a git that fails: said, exit of the contract, nothing lost', async () => {
  using m = machine();
  m.write('.gitconfig', '[user]\n\tname = x\n');
  const before = m.tree();
  m.script('git', 'echo "fatal: boom" >&2; exit 128');
  const applied = await m.run(['apply', '-', '-y'], { stdin: ACME });
  expect([0, 1, 2]).toContain(applied.code);
  expect(applied.err).toContain('GIT_');
  expect(applied.err).not.toContain('INTERNAL');
  if (applied.code === 1) expect(m.tree()).toEqual(before);
  expect((await m.run(['revert', '-y'])).code).toBe(0);
  expect(m.tree()).toEqual(before);
});

test('a git that hangs: a code of the contract in some seconds, nothing lost', async () => {
  using m = machine();
  const before = m.tree();
  m.script('git', 'sleep 60');
  const kill = { after: 12_000, signal: 'SIGKILL' as const };
  const applied = await m.run(['apply', '-', '-y'], { stdin: ACME, kill });
  expect([0, 1, 2]).toContain(applied.code);
  expect(applied.err).toContain('GIT_TIMEOUT');
  if (applied.code === 1) expect(m.tree()).toEqual(before);
}, 30_000);
