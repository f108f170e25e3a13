import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentOf, type Kind } from './json-document.ts';
import { CHECKOUT, locate, machine } from './kit.ts';
import { ACME } from './profiles.ts';

test('every command, on a machine without and with a profile applied', async () => {
  using m = machine();
  const run = async (kind: Kind, code: number, ...args: string[]) => {
    const ended = await m.run([...args, '--json'], { stdin: ACME });
    expect(ended, args.join(' ')).toMatchObject({ code, err: '' });
    return documentOf(ended.out, kind);
  };
  expect(await run('findings', 0, 'validate', '-')).toMatchObject({ findings: [], abstained: false });
  expect(await run('status', 0, 'status')).toMatchObject({ profile: null, appliedAt: null, owned: [] });
  expect(await run('change-report', 0, 'revert')).toMatchObject({ profile: null, changed: false });
  expect(await run('change-report', 0, 'plan', '-')).toMatchObject({
    command: 'plan',
    changed: true,
    complete: true,
    inForce: true,
    summary: { create: 6, update: 0, delete: 0, 'no-op': 1 },
  });
  expect(await run('change-report', 2, 'check', '-')).toMatchObject({ command: 'check', changed: true });
  const applied = await run('change-report', 0, 'apply', '-', '--yes');
  expect(applied).toMatchObject({ command: 'apply', changed: true, complete: true, failed: [] });
  expect(applied['applied']).toHaveLength(6);
  expect(await run('change-report', 0, 'apply', '-')).toMatchObject({ changed: false, applied: [] });
  expect(await run('change-report', 0, 'check')).toMatchObject({ changed: false, inForce: true });
  expect(await run('status', 0, 'status')).toMatchObject({
    profile: { name: 'acme' },
    skipped: [],
    interrupted: false,
    owned: [
      { planner: 'git-config', keys: 3 },
      { planner: 'go-env', keys: 3 },
    ],
  });
  expect(await run('show', 0, 'show', '-')).toMatchObject({ profile: { name: 'acme' } });
  const reverted = await run('change-report', 0, 'revert', '--yes');
  expect(reverted).toMatchObject({ command: 'revert', changed: true, profile: { name: 'acme' } });
  expect(reverted['applied']).toHaveLength(6);
});

test('each change names the profile line that asks for it; a value that is put back names none', async () => {
  using m = machine();
  const file = m.write('../work/acme.yaml', ACME);
  const rows = async (...args: string[]) => {
    const { out } = await m.run([...args, '--json']);
    // The schema says so.
    const { changes } = documentOf(out, 'change-report') as {
      changes: {
        key: string;
        before: unknown;
        after: unknown;
        origin: { line: number; pointer: string } | null;
      }[];
    };
    return new Map(changes.map(({ key, ...rest }) => [key, rest]));
  };
  const plan = await rows('plan', file);
  const at = (key: string) => plan.get(key)?.origin;
  const named = expect.stringMatching(/acme\.yaml$/);
  expect(at('GOPROXY')).toEqual({ file: named, line: 4, column: 3, pointer: '/go/proxy' });
  expect(at('GOPRIVATE[git.acme.example]')).toEqual({
    file: named,
    line: 5,
    column: 13,
    pointer: '/go/private/0',
  });
  expect(at('GOFLAGS')).toMatchObject({ line: 6, pointer: '/go/env/GOFLAGS' });
  expect(at('http.https://git.partner.example/.proxy')).toMatchObject({
    line: 9,
    pointer: '/git/http/0/proxy',
  });
  const rewrite = 'url.ssh://git@git.acme.example/.insteadOf[https://git.acme.example/]';
  expect(at(rewrite)).toMatchObject({ line: 8, pointer: '/git/rewrite/0' });
  expect(plan.get('GOPROXY')).toMatchObject({ before: null, after: 'https://athens.acme.example,direct' });
  await m.run(['apply', file, '--yes']);
  const back = await rows('revert', '--yes');
  expect([...back.values()].every(({ origin, after }) => origin === null && after === null)).toBe(true);
  expect(back.size).toBe(6);
});

test('a base is named as the origin of what it wrote', async () => {
  using m = machine();
  m.write(
    '../work/base.yaml',
    'version: 1\nname: base\ngo:\n  private:\n    - base.example\n  toolchain: local\n',
  );
  const top = 'version: 1\nname: top\nextends: [./base.yaml]\ngo:\n  toolchain: auto\n';
  m.write('../work/top.yaml', top);
  const { out } = await m.run(['plan', './top.yaml', '--json']);
  const report = documentOf(out, 'change-report');
  expect(report['changes']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        key: 'GOPRIVATE[base.example]',
        origin: expect.objectContaining({ file: expect.stringMatching(/base\.yaml$/), line: 5 }),
      }),
      expect.objectContaining({
        key: 'GOTOOLCHAIN',
        after: 'auto',
        origin: expect.objectContaining({ file: expect.stringMatching(/top\.yaml$/), line: 5 }),
      }),
    ]),
  );
});

describe('what goes wrong is a document too, and the only one', () => {
  test.each<[string, readonly string[], number, string]>([
    ['an unknown command', ['aplly'], 64, 'UNKNOWN_COMMAND'],
    ['an unknown option', ['plan', '--frob'], 64, 'UNKNOWN_OPTION'],
    ['no --yes', ['apply', 'cn'], 64, 'NEEDS_YES'],
    ['a profile that is not there', ['plan', './nowhere.yaml'], 1, 'PROFILE_NOT_FOUND'],
    ['an invalid profile, validate', ['validate', '-'], 3, 'PROFILE_UNKNOWN_KEY'],
    ['an invalid profile, plan', ['plan', '-'], 3, 'PROFILE_UNKNOWN_KEY'],
    ['an invalid profile, apply', ['apply', '-', '--yes'], 3, 'PROFILE_UNKNOWN_KEY'],
    ['an invalid profile, show', ['show', '-'], 3, 'PROFILE_UNKNOWN_KEY'],
    ['nothing applied', ['check'], 1, 'NOTHING_APPLIED'],
  ])('%s', async (_, args, code, finding) => {
    using m = machine();
    const before = m.tree();
    const stdin = 'version: 1\nname: x\ngo:\n  proxi: [direct]\n';
    const ended = await m.run([...args, '--json'], { stdin });
    expect(ended).toMatchObject({ code, err: '' });
    const { findings } = documentOf(ended.out, 'findings');
    expect(findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: finding, severity: 'error' })]),
    );
    expect(m.tree()).toEqual(before);
  });

  test('a run that fails half-way says what was done and what was not', async () => {
    using m = machine();
    m.write('.gitconfig', '[user]\n\tname = x\n');
    // The lock comes after the plan was made, and nobody lets go of it.
    const count = join(m.dir, 'asked');
    m.script('git', `[ -e ${count} ] && : >$HOME/.gitconfig.lock; : >${count}; exec ${locate('git')} "$@"`);
    const ended = await m.run(['apply', '-', '--yes', '--json'], { stdin: ACME });
    expect([1, 5]).toContain(ended.code);
    const report = documentOf(ended.out, 'change-report');
    expect(report).toMatchObject({
      complete: false,
      // goenv's own file was written; what ties it in was not.
      applied: [
        { planner: 'git-config', key: expect.stringMatching(/^url\./) },
        { planner: 'git-config', key: expect.stringMatching(/^http\./) },
      ],
    });
    expect(report['failed']).toHaveLength(4);
    expect(report['diagnostics']).toEqual([expect.objectContaining({ code: 'GIT_LOCK_HELD' })]);
  });
});

test('passwords that were found reach no output', async () => {
  using m = machine();
  m.write('.config/go/env', 'GOPROXY=https://u:s3cret@mine.example\n');
  m.write('.gitconfig', '[http "https://git.partner.example/"]\n\tproxy = http://u:s3cret@old.example\n');
  const seen: string[] = [];
  for (const args of [
    ['plan', '-'],
    ['plan', '-', '--json'],
    ['apply', '-', '--yes', '--verbose'],
    ['check', '--json'],
    ['revert', '--yes', '--json'],
  ]) {
    const { out, err } = await m.run(args, { stdin: ACME });
    seen.push(out, err);
  }
  expect(seen.join('')).not.toContain('s3cret');
  expect(m.read('.config/go/env')).toBe('GOPROXY=https://u:s3cret@mine.example\n');
});

test('the built-in profiles are the files of profiles/', async () => {
  using m = machine();
  const folder = join(CHECKOUT, 'profiles');
  for (const file of readdirSync(folder)) {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
    const { profile } = JSON.parse((await m.run(['plan', basename(file, '.yaml'), '--json'])).out);
    expect(profile, file).toMatchObject({ sha256 });
  }
});

test('schema is the file that editors use', async () => {
  using m = machine();
  const { out, code } = await m.run(['schema']);
  expect(code).toBe(0);
  expect(out).toBe(readFileSync(join(CHECKOUT, 'schemas/profile.schema.json'), 'utf8'));
});
