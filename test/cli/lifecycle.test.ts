import { describe, expect, test } from 'vitest';
import { machine } from './kit.ts';
import { ACME, goProxy } from './profiles.ts';

describe.each([
  { profile: 'cn', keys: 2, has: 'GOPROXY=https://goproxy.cn,direct\nGOSUMDB=sum.golang.google.cn\n' },
  { profile: 'direct', keys: 1, has: 'GOPROXY=direct\n' },
  { profile: './acme.yaml', keys: 6, has: 'GOPRIVATE=git.acme.example\n' },
])('the whole life of $profile', ({ profile, keys, has }) => {
  test('validate, plan, show and schema change nothing; apply, check, status, revert do what they say', async () => {
    using m = machine();
    m.write('../work/acme.yaml', ACME);
    const before = m.tree();
    for (const command of ['validate', 'plan', 'show']) {
      const ended = await m.run([command, profile]);
      expect(ended).toMatchObject({ code: 0, err: '' });
      expect(ended.out).toMatch(/\n$/);
    }
    expect((await m.run(['check', profile])).code).toBe(2);
    expect((await m.run(['plan', profile, '--detailed-exitcode'])).code).toBe(2);
    expect(m.tree()).toEqual(before);

    const applied = await m.run(['apply', profile, '--yes']);
    expect(applied).toMatchObject({ code: 0, err: '' });
    expect(applied.out).toContain(`Applied: ${keys} created, 0 updated, 0 deleted.`);
    expect(m.read('.config/go/env')).toContain(has);
    const after = m.tree();
    expect(await m.run(['check'])).toMatchObject({ code: 0, err: '' });
    expect(await m.run(['check', profile])).toMatchObject({ code: 0, err: '' });
    expect(await m.run(['plan', profile, '--detailed-exitcode'])).toMatchObject({ code: 0, err: '' });
    const status = await m.run(['status']);
    expect(status).toMatchObject({ code: 0, err: '' });
    expect(status.out).toMatch(/^Profile .+ from .+, applied 2\d{3}-/);
    expect(m.tree()).toEqual(after);

    expect(await m.run(['revert', '--yes'])).toMatchObject({ code: 0, err: '' });
    expect(m.tree()).toEqual(before);
    expect((await m.run(['status'])).out).toBe('No profile is applied here.\n');
    expect(m.tree()).toEqual(before);
  });

  test('a second apply has nothing to do, asks nothing and moves no byte, not in the journal either', async () => {
    using m = machine();
    m.write('../work/acme.yaml', ACME);
    await m.run(['apply', profile, '--yes']);
    const before = m.tree();
    const again = await m.run(['apply', profile]);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toMatch(/^Nothing to do/);
    expect(m.tree()).toEqual(before);
  });
});

test('one profile after another, then revert: the first-seen bytes, not those of the first profile', async () => {
  using m = machine();
  m.write('.config/go/env', 'GOPROXY=https://mine.example\n# last');
  const before = m.tree();
  for (const profile of [goProxy('https://a.example', 'a'), ACME, goProxy('https://b.example', 'b'), ACME]) {
    expect((await m.run(['apply', '-', '--yes'], { stdin: profile })).code).toBe(0);
  }
  expect((await m.run(['revert', '--yes'])).code).toBe(0);
  expect(m.tree()).toEqual(before);
});

test('nothing applied: check is 1, revert is 0, status says so', async () => {
  using m = machine();
  const before = m.tree();
  expect(await m.run(['check'])).toMatchObject({ code: 1, out: '' });
  expect(await m.run(['revert'])).toMatchObject({ code: 0, err: '' });
  expect(await m.run(['status'])).toMatchObject({ code: 0, err: '' });
  expect(m.tree()).toEqual(before);
});

describe('somebody changes things in between', () => {
  test('drift: check ends 2 and names the key, apply mends it, revert restores', async () => {
    using m = machine();
    const before = m.tree();
    await m.run(['apply', 'cn', '--yes']);
    m.write('.config/go/env', 'GOPROXY=off\nGOSUMDB=sum.golang.google.cn\n');
    const checked = await m.run(['check']);
    expect(checked.code).toBe(2);
    expect(checked.out).toContain('GOPROXY');
    expect(checked.out).toContain('changed by somebody');
    const mended = await m.run(['apply', 'cn', '--yes']);
    expect(mended.code).toBe(0);
    expect(m.read('.config/go/env')).toBe(
      'GOPROXY=https://goproxy.cn,direct\nGOSUMDB=sum.golang.google.cn\n',
    );
    expect((await m.run(['revert', '--yes'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });

  test('a key that somebody changed is left alone by revert: exit 2, kept; --force puts it back', async () => {
    using m = machine();
    m.write('.config/go/env', 'GOPROXY=https://mine.example\n');
    const before = m.tree();
    await m.run(['apply', 'cn', '--yes']);
    m.write('.config/go/env', 'GOPROXY=https://theirs.example\nGOSUMDB=sum.golang.google.cn\n');
    const reverted = await m.run(['revert', '--yes']);
    expect(reverted.code).toBe(2);
    expect(reverted.err).toContain('CHANGED_SINCE');
    expect(m.read('.config/go/env')).toBe('GOPROXY=https://theirs.example\n');
    const again = await m.run(['revert', '--yes']);
    expect(again.code).toBe(2);
    expect(m.read('.config/go/env')).toBe('GOPROXY=https://theirs.example\n');
    expect((await m.run(['revert', '--yes', '--force'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });

  test('what somebody added after apply survives revert', async () => {
    using m = machine();
    await m.run(['apply', '-', '--yes'], { stdin: ACME });
    m.write('.config/go/env', `${m.read('.config/go/env')}GOBIN=/opt/theirs\n`);
    m.write('.gitconfig', `[user]\n\tname = Late\n${m.read('.gitconfig')}[core]\n\tpager = less\n`);
    expect((await m.run(['revert', '--yes'])).code).toBe(0);
    expect(m.read('.config/go/env')).toBe('GOBIN=/opt/theirs\n');
    expect(m.read('.gitconfig')).toBe('[user]\n\tname = Late\n[core]\n\tpager = less\n');
    expect([...m.tree().keys()].filter((path) => path.includes('goenv'))).toEqual([]);
  });

  test('somebody took it all out by hand: revert has nothing to do and forgets', async () => {
    using m = machine();
    await m.run(['apply', 'cn', '--yes']);
    m.write('.config/go/env', 'GOBIN=/x\n');
    expect(await m.run(['revert'])).toMatchObject({ code: 0, err: '' });
    expect(m.read('.config/go/env')).toBe('GOBIN=/x\n');
    expect([...m.tree().keys()].filter((path) => path.includes('goenv'))).toEqual([]);
  });
});

describe('an exported variable overrides', () => {
  test('apply and check end 2, name the variable and the line that exports it, and say how to unset it', async () => {
    using m = machine();
    m.write('.profile', '# mine\nexport GOPROXY=https://old.example\n');
    const env = { GOPROXY: 'https://u:s3cret@old.example' };
    const applied = await m.run(['apply', 'cn', '--yes'], { env });
    expect(applied.code).toBe(2);
    expect(applied.err).toContain('NOT_IN_FORCE_VARIABLE');
    expect(applied.out).toContain('unset GOPROXY');
    expect(applied.out + applied.err).not.toContain('s3cret');
    expect(applied.out).toContain('~/.profile:2');
    const checked = await m.run(['check'], { env });
    expect(checked.code).toBe(2);
    expect(checked.out + checked.err).not.toContain('s3cret');
    expect((await m.run(['check'])).code).toBe(0);
    expect((await m.run(['plan', 'cn', '--detailed-exitcode'], { env })).code).toBe(2);
    expect((await m.run(['plan', 'cn'], { env })).code).toBe(0);
    expect((await m.run(['revert', '--yes'], { env })).code).toBe(0);
  });
});

describe('parts of a profile', () => {
  test('applied one after the other they are one: check looks at both', async () => {
    using m = machine();
    const profile = m.write('../work/acme.yaml', ACME);
    await m.run(['apply', profile, '-y', '--only', 'go-env']);
    await m.run(['apply', profile, '-y', '--skip', 'go-env']);
    expect((await m.run(['check'])).code).toBe(0);
    m.write('.config/go/env', 'GOPROXY=off\n');
    expect((await m.run(['check'])).code).toBe(2);
  });

  test('after a revert that left a key alone no profile is applied, and the key is still told', async () => {
    using m = machine();
    await m.run(['apply', '-', '-y'], { stdin: ACME });
    m.write(
      '.config/go/env',
      `${m.read('.config/go/env').replace(/GOPROXY=.*/, 'GOPROXY=https://mine.example')}`,
    );
    expect((await m.run(['revert', '-y'])).code).toBe(2);
    expect((await m.run(['check'])).code).toBe(1);
    expect((await m.run(['status'])).out).toContain('go-env: 1 setting');
    expect((await m.run(['revert', '-y', '--force'])).code).toBe(0);
  });
});
