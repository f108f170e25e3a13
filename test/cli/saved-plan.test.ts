import { expect, test } from 'vitest';
import { type Machine, machine } from './kit.ts';
import { ACME, goProxy } from './profiles.ts';

async function planned(m: Machine, profile = ACME, ...more: readonly string[]): Promise<string> {
  m.write('../work/p.yaml', profile);
  const file = `${m.dir}/work/saved.json`;
  const ended = await m.run(['plan', './p.yaml', '--out', file, ...more]);
  expect(ended.code, ended.err).toBe(0);
  return file;
}

async function refused(m: Machine, file: string, code: string): Promise<void> {
  const before = m.tree();
  const ended = await m.run(['apply', '--plan', file, '--yes']);
  expect(ended.err).toContain(code);
  expect(ended.code).toBe(1);
  expect(m.tree()).toEqual(before);
}

test('plan --out changes nothing; apply --plan needs no question and does just that', async () => {
  using m = machine();
  const before = m.tree();
  const file = await planned(m);
  expect(m.tree()).toEqual(before);
  const applied = await m.run(['apply', '--plan', file]);
  expect(applied).toMatchObject({ code: 0, err: '' });
  expect(applied.out).toContain('6 created');
  expect((await m.run(['apply', './p.yaml'])).out).toMatch(/^Nothing to do/);
  expect((await m.run(['revert', '--yes'])).code).toBe(0);
  expect(m.tree()).toEqual(before);
});

test('the plan holds even when the profile file is another since: its profile is inside', async () => {
  using m = machine();
  const file = await planned(m);
  m.write('../work/p.yaml', goProxy('https://other.example'));
  expect((await m.run(['apply', '--plan', file])).code).toBe(0);
  expect(m.read('.config/go/env')).toContain('athens.acme.example');
});

test('a machine that moved since: stale, exit 1, nothing changed', async () => {
  using m = machine();
  const file = await planned(m);
  m.write('.config/go/env', 'GOPROXY=https://meanwhile.example\n');
  await refused(m, file, 'STALE_PLAN');
});

test('a part of the plan done meanwhile is no staleness', async () => {
  using m = machine();
  const file = await planned(m);
  m.write('.config/go/env', 'GOPROXY=https://athens.acme.example,direct\n');
  expect(await m.run(['apply', '--plan', file])).toMatchObject({ code: 0, err: '' });
});

test('a plan applied twice: the second time there is nothing to do', async () => {
  using m = machine();
  const file = await planned(m);
  await m.run(['apply', '--plan', file]);
  const before = m.tree();
  const again = await m.run(['apply', '--plan', file]);
  expect(again.code).toBe(0);
  expect(again.out).toMatch(/^Nothing to do/);
  expect(m.tree()).toEqual(before);
});

test.each([
  ['cut off', (text: string) => text.slice(0, 200), 'PLAN_FILE_BROKEN'],
  ['empty', () => '', 'PLAN_FILE_BROKEN'],
  ['JSON null', () => 'null', 'PLAN_FILE_BROKEN'],
  ['a JSON list', () => '[]', 'PLAN_FILE_BROKEN'],
  ['another document', () => '{"kind":"other"}', 'PLAN_FILE_BROKEN'],
  ['of another version', edited({ goenv: '99.0.0' }), 'PLAN_FILE_BROKEN'],
  ['without profile', edited({ profile: undefined }), 'PLAN_FILE_BROKEN'],
  ['with a text for profile', edited({ profile: 'x' }), 'PLAN_FILE_BROKEN'],
  ['with a profile of wrong types', edited({ profile: { go: { proxy: 'x' } } }), 'PLAN_FILE_BROKEN'],
  ['with numbers as changes', edited({ changes: [1, null] }), 'PLAN_FILE_BROKEN'],
  ['with numbers as planners', edited({ planners: [1] }), 'PLAN_FILE_BROKEN'],
  ['with a number as ref', edited({ ref: 3 }), 'PLAN_FILE_BROKEN'],
  ['with numbers as sources', edited({ sources: [3] }), 'PLAN_FILE_BROKEN'],
  ['without its changes: all of it is new', edited({ changes: [] }), 'STALE_PLAN'],
  [
    'edited to weaken a check',
    (text: string) => text.replace('https://athens.acme.example', 'http://u:p@evil.example'),
    'PLAN_FILE_BROKEN',
  ],
])('a plan file %s: refused with exit 1, nothing changed', async (_, edit, code) => {
  using m = machine();
  const file = await planned(m);
  m.write(file, edit(m.read(file)));
  await refused(m, file, code);
});

test('a plan file that is missing or a folder: exit 1; one beside a profile: 64', async () => {
  using m = machine();
  await refused(m, `${m.dir}/nowhere.json`, 'PLAN_FILE_BROKEN');
  await refused(m, m.dir, 'PLAN_FILE_BROKEN');
  const file = await planned(m);
  expect((await m.run(['apply', 'cn', '--plan', file])).code).toBe(64);
});

test('a plan of one planner applies that planner alone', async () => {
  using m = machine();
  const file = await planned(m, ACME, '--only', 'go-env');
  expect((await m.run(['apply', '--plan', file])).code).toBe(0);
  expect([...m.tree().keys()]).not.toContain('.gitconfig');
  expect((await m.run(['status'])).out).toMatch(/Left out: .*git-config/);
});

test('a plan cannot be written: exit 1, nothing changed', async () => {
  using m = machine();
  const before = m.tree();
  const ended = await m.run(['plan', 'cn', '--out', `${m.dir}/no/such/folder/p.json`]);
  expect(ended.code).toBe(1);
  expect(ended.err).toContain('OUTPUT_FAILED');
  expect(m.tree()).toEqual(before);
});

function edited(change: Readonly<Record<string, unknown>>) {
  return (text: string) => JSON.stringify({ ...JSON.parse(text), ...change });
}
