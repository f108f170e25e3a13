import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentOf } from './json-document.ts';
import { isAbsent, type Machine, machine } from './kit.ts';
import { onTerminal } from './on-terminal.ts';
import { snapshot } from './snapshot.ts';

const TEXT = `version: 1
name: theirs
go:
  proxy: [https://athens.example, direct]
  private: [git.example]
network:
  proxy: "http://\${env:WHO}@proxy.example:3128"
git:
  rewrite: [{ from: "https://github.com/", to: "ssh://git@mirror.example/" }]
shell:
  path: [/opt/theirs/bin]
`;
const ENV = { WHO: 'gopher' };

/** A saved plan of a profile that somebody else wrote; the digest of its text. */
async function theirs(m: Machine, text = TEXT): Promise<{ plan: string; digest: string }> {
  const file = m.write('../work/theirs.yaml', text);
  const plan = join(m.dir, 'work/theirs.plan');
  const made = await m.run(['plan', file, '--out', plan], { env: ENV });
  expect(made.code, made.err).toBe(0);
  const saved = JSON.parse(readFileSync(plan, 'utf8'));
  for (const source of saved.sources) source.stranger = true;
  writeFileSync(plan, JSON.stringify(saved));
  rmSync(file);
  return { plan, digest: saved.sources[0].sha256 };
}

const apply = (m: Machine, plan: string, ...more: string[]) =>
  m.run(['apply', '--plan', plan, '-y', ...more], { env: ENV });

test('not accepted: everything it touches is listed with its line, 4, nothing changes, nothing is looked up', async () => {
  using m = machine();
  const { plan, digest } = await theirs(m);
  const before = [...snapshot(m.home)];
  const ended = await m.run(['apply', '--plan', plan, '-y']);
  expect(ended.code).toBe(4);
  for (const [what, line] of [
    ['modules not checked against the checksum database: git.example', 5],
    // The variable is named and not looked up; userinfo is never shown.
    ['connections go through: http://***@proxy.example:3128', 7],
    ['your variables go to: ${env:WHO} -> proxy.example:3128', 7],
    ['git asks another address: https://github.com/ -> ssh://git@mirror.example/', 9],
    ['a folder of programs, modules or caches: PATH: /opt/theirs/bin', 11],
  ] as const) {
    expect(ended.err).toContain(what);
    expect(ended.err).toContain(`# theirs.yaml:${line}`);
  }
  expect(ended.err).not.toContain('athens.example');
  expect(ended.err).not.toContain('REFERENCES_MISSING');
  expect(ended.err).toContain(`goenv apply --accept sha256:${digest} --plan`);
  expect([...snapshot(m.home)]).toEqual(before);
  const json = await m.run(['apply', '--plan', plan, '-y', '--json']);
  expect(json).toMatchObject({ code: 4, err: '' });
  expect(documentOf(json.out, 'findings')['findings']).toMatchObject([
    { code: 'STRANGER_TOUCHES', severity: 'warning', where: { line: 5 } },
    { code: 'STRANGER_TOUCHES', where: { line: 7 } },
    { code: 'STRANGER_TOUCHES', where: { line: 7 }, title: expect.stringContaining('${env:WHO}') },
    { code: 'STRANGER_TOUCHES', where: { line: 9 } },
    { code: 'STRANGER_TOUCHES', where: { line: 11 } },
    { code: 'STRANGER_NOT_ACCEPTED', severity: 'error' },
  ]);
});

describe('--accept', () => {
  test.each<[string, (digest: string) => string]>([
    ['with its algorithm', (digest) => `sha256:${digest}`],
    ['without', (digest) => digest],
    ['in capitals', (digest) => digest.toUpperCase()],
    ['among others, once more', (digest) => `${digest},${digest}`],
  ])('%s: applied, kept, not asked again; gone with a revert, the log stays', async (_, spelled) => {
    using m = machine();
    const before = m.tree();
    const { plan, digest } = await theirs(m);
    const applied = await apply(m, plan, '--accept', spelled(digest));
    expect(applied.code, applied.err).toBe(0);
    const kept = join(m.home, '.local/state/goenv/accepted.json');
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({
      accepted: [{ sha256: digest, source: 'theirs.yaml', at: expect.stringMatching(/^2\d{3}-/) }],
    });
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    const again = await apply(m, plan);
    expect(again.code, again.err).toBe(0);
    expect((await m.run(['check'], { env: ENV })).code).toBe(0);
    expect(m.read('.local/state/goenv/audit.log').split('\n')[0]).toContain(`"accepted":["${digest}"]`);
    expect((await m.run(['revert', '-y'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
    expect((await apply(m, plan)).code).toBe(4);
  });

  test('of another text is an error, 64, and so is one too many', async () => {
    using m = machine();
    const { plan, digest } = await theirs(m);
    const before = [...snapshot(m.home)];
    for (const wrong of ['0'.repeat(64), `${digest},${'0'.repeat(64)}`]) {
      const ended = await apply(m, plan, '--accept', wrong);
      expect(ended.code).toBe(64);
      expect(ended.err).toContain('ACCEPT_UNKNOWN');
      expect(ended.err).toContain(`theirs.yaml sha256:${digest}`);
    }
    expect([...snapshot(m.home)]).toEqual(before);
  });

  test('does not carry over to a text that has changed', async () => {
    using m = machine();
    const first = await theirs(m);
    expect((await apply(m, first.plan, '--accept', first.digest)).code).toBe(0);
    const second = await theirs(m, `${TEXT}  unset: [FOO]\n`);
    const ended = await apply(m, second.plan);
    expect(ended.code).toBe(4);
    expect(ended.err).toContain(second.digest);
  });

  test('what cannot be read as acceptances accepts nothing', async () => {
    using m = machine();
    const { plan, digest } = await theirs(m);
    for (const broken of [
      '',
      '{',
      '[]',
      `{"accepted":["${digest}"]}`,
      `{"accepted":{"sha256":"${digest}"}}`,
    ]) {
      m.write('.local/state/goenv/accepted.json', broken);
      expect((await apply(m, plan)).code, broken).toBe(4);
    }
    expect((await apply(m, plan, '--accept', digest)).code).toBe(0);
    expect((await apply(m, plan)).code).toBe(0);
  });
});

describe.skipIf(isAbsent('script'))('on a terminal', () => {
  const QUESTION = 'Accept this, from whoever wrote it?';
  const LISTED = 'your variables go to: ${env:WHO} -> proxy.example:3128';
  const typed = (m: Machine, plan: string, answer: string) =>
    onTerminal(m, `apply --plan ${plan} --no-verify`, { env: ENV, dialogue: [[QUESTION, answer]] });

  test('yes: what it touches is listed, accepted and applied', async () => {
    using m = machine();
    const { plan, digest } = await theirs(m);
    const ended = await typed(m, plan, 'y\\n');
    expect(ended.code, ended.out).toBe(0);
    expect(ended.out.indexOf(LISTED)).toBeGreaterThan(-1);
    expect(ended.out.indexOf(LISTED)).toBeLessThan(ended.out.indexOf(QUESTION));
    expect(m.read('.local/state/goenv/accepted.json')).toContain(digest);
    expect(m.read('.config/go/env')).toContain('GOPRIVATE=git.example');
    // Accepted once: nobody is asked again.
    expect((await apply(m, plan)).code).toBe(0);
  });

  test.each([
    ['no', 'n\\n'],
    ['nothing', '\\n'],
  ])('%s: nothing changes, nothing is kept', async (_, answer) => {
    using m = machine();
    const { plan } = await theirs(m);
    const before = [...snapshot(m.home)];
    const ended = await typed(m, plan, answer);
    expect(ended.code, ended.out).toBe(1);
    expect(ended.out).toContain(LISTED);
    expect(ended.out).toContain('DECLINED');
    expect([...snapshot(m.home)]).toEqual(before);
    expect((await apply(m, plan)).code).toBe(4);
  });
});

test('a revert that leaves something alone keeps what was accepted; one that is whole takes it back', async () => {
  using m = machine();
  const before = m.tree();
  const { plan, digest } = await theirs(m);
  expect((await apply(m, plan, '--accept', digest)).code).toBe(0);
  const kept = join(m.home, '.local/state/goenv/accepted.json');
  m.write(
    '.config/go/env',
    m.read('.config/go/env').replace(/^GOPROXY=.*$/m, 'GOPROXY=https://mine.example'),
  );
  expect((await m.run(['revert', '-y'])).code).toBe(2);
  expect(readFileSync(kept, 'utf8')).toContain(digest);
  expect((await m.run(['revert', '-y', '--force'])).code).toBe(0);
  expect(m.tree()).toEqual(before);
  // What a revert left that was killed behind its journal.
  m.write('.local/state/goenv/accepted.json', '{}');
  expect((await m.run(['revert', '-y'])).code).toBe(0);
  expect(m.tree()).toEqual(before);
});

test('a text that touches nothing needs no acceptance', async () => {
  using m = machine();
  const { plan } = await theirs(
    m,
    'version: 1\nname: theirs\ngo: { proxy: [https://athens.example, direct] }\n',
  );
  expect((await apply(m, plan)).code).toBe(0);
});

test('a plan that has lost its origins', async () => {
  using m = machine();
  const { plan } = await theirs(m);
  const saved = JSON.parse(readFileSync(plan, 'utf8'));
  saved.profile.origins = {};
  writeFileSync(plan, JSON.stringify(saved));
  // Without a place every value counts as the stranger's.
  const ended = await apply(m, plan);
  expect(ended.code).toBe(4);
  expect(ended.err).toContain('PATH: /opt/theirs/bin');
});

test('what a stranger may never set is refused with --allow and --accept', async () => {
  using m = machine();
  const { plan, digest } = await theirs(m);
  const saved = JSON.parse(readFileSync(plan, 'utf8'));
  saved.profile.shell.env = { FOO: 'bar' };
  saved.allow = ['FOO'];
  writeFileSync(plan, JSON.stringify(saved));
  const ended = await apply(m, plan, '--accept', digest);
  expect(ended.code, ended.err).toBe(1);
  expect(ended.err).toContain('STRANGER_NEEDS_ALLOW');
  expect(m.tree().has('.config/goenv/env.sh')).toBe(false);
});
