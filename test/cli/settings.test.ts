import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Machine, machine } from './kit.ts';
import { goProxy } from './profiles.ts';

/** A checkout with a settings file that names a profile beside it. */
function checkout(m: Machine, settings = 'profile: ./team.yaml\n'): string {
  const folder = join(m.dir, 'checkout');
  mkdirSync(join(folder, '.git'), { recursive: true });
  mkdirSync(join(folder, 'deep/er'), { recursive: true });
  m.write(join(folder, 'goenv.config.yaml'), settings);
  m.write(join(folder, 'team.yaml'), goProxy('https://team.example', 'team'));
  return join(folder, 'deep/er');
}

test("the user's own file names the profile, the language and the state folder", async () => {
  using m = machine();
  m.write('.config/goenv/config.yaml', 'profile: ~/mine.yaml\nlang: zh\nstateDir: ~/state here\n');
  m.write('mine.yaml', goProxy('https://mine.example'));
  const before = m.tree();
  const applied = await m.run(['apply', '-y']);
  expect(applied.code, applied.err).toBe(0);
  expect(applied.out).toMatch(/\p{Script=Han}/u);
  expect(m.read('.config/go/env')).toContain('mine.example');
  expect([...m.tree().keys()]).toContain('state here/journal.json');
  expect((await m.run(['check'])).code).toBe(0);
  expect((await m.run(['revert', '-y'])).code).toBe(0);
  expect(m.tree()).toEqual(before);
});

test('a bare word in the settings is a built-in; the command line wins', async () => {
  using m = machine();
  m.write('.config/goenv/config.yaml', 'profile: cn\n');
  expect((await m.run(['plan'])).out).toContain('goproxy.cn');
  expect((await m.run(['plan', 'direct'])).out).not.toContain('goproxy.cn');
});

describe("a checkout's settings file", () => {
  test('names the profile for plan, validate, and check where nothing was applied', async () => {
    using m = machine();
    const cwd = checkout(m);
    const before = m.tree();
    expect((await m.run(['plan'], { cwd })).out).toContain('team.example');
    expect((await m.run(['validate'], { cwd })).code).toBe(0);
    expect((await m.run(['check'], { cwd })).code).toBe(2);
    expect(m.tree()).toEqual(before);
    await m.run(['apply', 'cn', '-y'], { cwd });
    const checked = await m.run(['check'], { cwd });
    expect(checked.code, checked.err).toBe(0);
    expect(checked.out).toContain('cn');
  });

  test('does not reach apply --yes: 64 without --config, done with it', async () => {
    using m = machine();
    const cwd = checkout(m);
    const before = m.tree();
    const refused = await m.run(['apply', '--yes'], { cwd });
    expect(refused).toMatchObject({ code: 64, out: '' });
    expect(refused.err).toContain('SETTINGS_PROFILE_NEEDS_CONFIG');
    expect(m.tree()).toEqual(before);
    const named = await m.run(['apply', '--yes', '--config', '../../goenv.config.yaml'], { cwd });
    expect(named.code, named.err).toBe(0);
  });

  test("the user's own profile goes before it", async () => {
    using m = machine();
    m.write('.config/goenv/config.yaml', 'profile: direct\n');
    const cwd = checkout(m);
    expect((await m.run(['plan'], { cwd })).out).not.toContain('team.example');
    expect((await m.run(['apply', '-y'], { cwd })).code).toBe(0);
  });

  test.each(['stateDir: /tmp/nowhere\n', 'lang: zh\n', 'profile: cn\nstateDir: x\n'])(
    'may not say %j',
    async (settings) => {
      using m = machine();
      const cwd = checkout(m, settings);
      const before = m.tree();
      const ended = await m.run(['plan', 'cn'], { cwd });
      expect(ended).toMatchObject({ code: 1, out: '' });
      expect(ended.err).toContain('SETTINGS_NOT_YOURS');
      expect(m.tree()).toEqual(before);
    },
  );

  test('outside a repository the folder itself is looked at, none above it', async () => {
    using m = machine();
    m.write('../goenv.config.yaml', 'profile: cn\n');
    expect((await m.run(['plan'])).code).toBe(64);
    m.write('../work/goenv.config.json', '{"profile": "cn"}');
    expect((await m.run(['plan'])).code).toBe(0);
  });
});

describe('a settings file that is wrong: exit 1, named, nothing changed', () => {
  test.each([
    ['an unknown key', 'profil: cn\n', 'SETTINGS_UNKNOWN_KEY', '(profile?)'],
    ['a policy that is no map', 'policy: strict\n', 'SETTINGS_BROKEN', 'policy'],
    ['a demand that is none', 'policy: { forbids: [no-sumdb] }\n', 'SETTINGS_UNKNOWN_KEY', '(forbid?)'],
    ['a word that is none', 'policy: { forbid: [skip-tls] }\n', 'SETTINGS_BROKEN', 'skip-tls-verify'],
    ['an empty list', 'policy: { names: [] }\n', 'SETTINGS_BROKEN', 'policy.names'],
    [
      'half a signature',
      'policy: { signature: { file: ./x } }\n',
      'SETTINGS_BROKEN',
      'policy.signature.principal',
    ],
    ['broken YAML', 'profile: [\n', 'SETTINGS_BROKEN', 'config.yaml'],
    ['a list', '- profile\n', 'SETTINGS_BROKEN', 'config.yaml'],
    ['a number for the profile', 'profile: 3\n', 'SETTINGS_BROKEN', 'profile'],
    ['an empty profile', 'profile: ""\n', 'SETTINGS_BROKEN', 'profile'],
    ['a language it has not', 'lang: fr\n', 'SETTINGS_BROKEN', 'lang'],
    ['an alias bomb', bomb(), 'SETTINGS_', ''],
  ])('%s', async (_, text, code, says) => {
    using m = machine();
    m.write('.config/goenv/config.yaml', text);
    const before = m.tree();
    const ended = await m.run(['apply', 'cn', '-y']);
    expect(ended.err).toContain(code);
    expect(ended.err).toContain(says);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(m.tree()).toEqual(before);
  });

  test('empty is no mistake; a folder is one', async () => {
    using m = machine();
    m.write('.config/goenv/config.yaml', '');
    expect((await m.run(['plan', 'cn'])).code).toBe(0);
    using other = machine();
    mkdirSync(join(other.home, '.config/goenv/config.yaml'), { recursive: true });
    expect(await other.run(['plan', 'cn'])).toMatchObject({ code: 1, out: '' });
  });

  test('--config that is not there', async () => {
    using m = machine();
    const ended = await m.run(['plan', 'cn', '--config', './none.yaml']);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('none.yaml');
    expect(ended.err).not.toContain('INTERNAL');
  });
});

function bomb(): string {
  const lines = ['a: &a [x,x,x,x,x,x,x,x,x]'];
  for (const [at, name] of [...'bcdefghij'].entries()) {
    const before = 'abcdefghij'[at];
    lines.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`);
  }
  return lines.join('\n');
}
