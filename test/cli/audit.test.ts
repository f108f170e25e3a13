import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { AS_OTHER, CHECKOUT, IS_ROOT, locate, type Machine, machine } from './kit.ts';
import { ACME, goProxy } from './profiles.ts';
import { snapshot } from './snapshot.ts';

const ajv = new Ajv2020.default({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
});
addFormats.default(ajv, ['date-time']);
const validate = ajv.compile(
  JSON.parse(readFileSync(join(CHECKOUT, 'schemas/audit-record.schema.json'), 'utf8')),
);

const LOG = '.local/state/goenv/audit.log';

interface Record {
  readonly event: 'begin' | 'end';
  readonly id: string;
  readonly result?: string;
  readonly salt?: string;
  readonly changes?: readonly { key: string; before: string | null; after: string | null }[];
  readonly files?: readonly { path: string; before: string | null; after: string | null }[];
}

/** The records of the log, each valid by its schema. */
function records(m: Machine, path = LOG): readonly Record[] {
  const text = m.read(path);
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const record: Record = JSON.parse(line);
      expect(validate(record), JSON.stringify(validate.errors, null, 2)).toBe(true);
      return record;
    });
}

test('a record before and one after each apply and revert that changes something; none of what does not', async () => {
  using m = machine();
  const apply = () => m.run(['apply', '-', '-y'], { stdin: ACME });
  expect((await m.run(['plan', '-'], { stdin: ACME })).code).toBe(0);
  expect(existsSync(join(m.home, LOG))).toBe(false);
  expect((await apply()).code).toBe(0);
  const first = m.read(LOG);
  expect(records(m)).toMatchObject([
    {
      event: 'begin',
      command: 'apply',
      scope: 'user',
      who: { uid: process.getuid?.() },
      profile: { name: 'acme', source: 'standard input' },
      changes: expect.arrayContaining([expect.objectContaining({ key: 'GOPROXY', before: null })]),
    },
    {
      event: 'end',
      result: 'done',
      failed: [],
      files: expect.arrayContaining([
        { path: join(m.home, '.config/go/env'), before: null, after: expect.anything() },
      ]),
    },
  ]);
  expect((await apply()).out).toMatch(/^Nothing to do/);
  expect((await m.run(['apply', '-', '-y', '--verbose'], { stdin: ACME })).code).toBe(0);
  expect((await m.run(['check'])).code).toBe(0);
  expect(m.read(LOG)).toBe(first);
  const reverted = await m.run(['revert', '-y']);
  expect(reverted.out).toContain(`The audit log stays: ~/${LOG}`);
  expect(m.read(LOG).startsWith(first)).toBe(true);
  const all = records(m);
  expect(all.map(({ event, result }) => result ?? event)).toEqual(['begin', 'done', 'begin', 'done']);
  expect(all[2]).toMatchObject({ command: 'revert', profile: { name: 'acme' } });
  expect(all[0]?.id).toBe(all[1]?.id);
  expect(all[2]?.id).not.toBe(all[0]?.id);
  expect(statSync(join(m.home, LOG)).mode & 0o777).toBe(0o600);
  expect(statSync(join(m.home, LOG, '..')).mode & 0o777).toBe(0o700);
  // Nothing else of goenv's is left.
  const left = [...snapshot(m.home).keys()].filter((path) => path.includes('goenv'));
  expect(left).toEqual(['.local/state/goenv', LOG]);
});

test('whoever knows a value can tell it from its digest', async () => {
  using m = machine();
  await m.run(['apply', '-', '-y'], { stdin: goProxy('https://a.example') });
  const [begin, end] = records(m);
  const under = (bytes: string) =>
    `hmac-sha256:${createHmac('sha256', Buffer.from(begin?.salt ?? '', 'hex'))
      .update(bytes)
      .digest('hex')}`;
  const change = begin?.changes?.find(({ key }) => key === 'GOPROXY');
  expect(change?.after).toBe(under('https://a.example,direct'));
  expect(end?.files).toEqual([
    { path: join(m.home, '.config/go/env'), before: null, after: under(m.read('.config/go/env')) },
  ]);
});

test('secrets: neither their text nor a digest that could be tried', async () => {
  using m = machine();
  m.write('.config/go/env', 'GOPROXY=https://u:hunter2@mine.example\n');
  const profile =
    'version: 1\nname: p\ngo: { proxy: [direct] }\nnetwork: { proxy: "http://u:${env:PW}@p.example:3128" }\n';
  const applied = await m.run(['apply', '-', '-y'], { stdin: profile, env: { PW: 'hunter3' } });
  expect(applied.code, applied.err).toBe(0);
  const text = m.read(LOG);
  expect(text).not.toMatch(/hunter\d/);
  const [begin, end] = records(m);
  const proxy = begin?.changes?.find(({ key }) => key === 'GOPROXY');
  expect(proxy?.before).toMatch(/^sealed:/);
  expect(proxy?.after).toMatch(/^hmac-sha256:/);
  expect(begin?.changes?.find(({ key }) => key === 'HTTPS_PROXY')?.after).toMatch(/^sealed:/);
  const of = (name: string) => end?.files?.find(({ path }) => path.endsWith(name));
  expect(of('go/env')?.before).toMatch(/^sealed:/);
  expect(of('goenv/env.sh')?.after).toMatch(/^sealed:/);
});

test('a run that fails half-way', async () => {
  using m = machine();
  m.write('.gitconfig', '[user]\n\tname = x\n');
  const count = join(m.dir, 'asked');
  m.script('git', `[ -e ${count} ] && : >$HOME/.gitconfig.lock; : >${count}; exec ${locate('git')} "$@"`);
  const ended = await m.run(['apply', '-', '-y'], { stdin: ACME });
  expect([1, 5]).toContain(ended.code);
  expect(records(m)).toMatchObject([
    { event: 'begin' },
    { event: 'end', result: 'failed', code: 'GIT_LOCK_HELD' },
  ]);
});

test('a killed run leaves a beginning without an end; the next one goes on behind it', async () => {
  using m = machine();
  const count = join(m.dir, 'asked');
  // Asked for the plan first; the next question comes between two steps.
  m.script(
    'git',
    `if [ -e ${count} ]; then kill -9 $PPID; fi; [ -e ${join(m.home, LOG)} ] && : >${count}; exec ${locate('git')} "$@"`,
  );
  const killed = await m.run(['apply', '-', '-y'], { stdin: ACME });
  expect(killed.code).toBe(137);
  expect(records(m).map(({ event }) => event)).toEqual(['begin']);
  m.script('git', `exec ${locate('git')} "$@"`);
  expect((await m.run(['revert', '-y'])).code).toBe(0);
  expect(records(m).map(({ event }) => event)).toEqual(['begin', 'begin', 'end']);
});

describe('a line that a killed run left torn', () => {
  test.each(['{"formatVersion":"1.0","event":"be', '\u001b'])(
    '%j is ended, and the next record is whole',
    async (torn) => {
      using m = machine();
      await m.run(['apply', 'cn', '-y']);
      const before = m.read(LOG);
      m.write(LOG, before + torn);
      expect((await m.run(['revert', '-y'])).code).toBe(0);
      const text = m.read(LOG);
      expect(text.startsWith(`${before}${torn}\n{`)).toBe(true);
      const lines = text
        .slice(before.length + torn.length + 1)
        .trimEnd()
        .split('\n');
      expect(lines.map((line) => JSON.parse(line).event)).toEqual(['begin', 'end']);
    },
  );
});

describe('a log that cannot be written: nothing changes, 1', () => {
  const cases: readonly [string, (m: Machine, path: string) => void][] = [
    ['a folder', (_, path) => mkdirSync(path)],
    ['a link', (m, path) => symlinkSync(m.write('victim', 'mine\n'), path)],
    ['a second name of another file', (m, path) => linkSync(m.write('victim', 'mine\n'), path)],
    ['a fifo', (_, path) => void execFileSync('mkfifo', [path])],
  ];
  test.each(cases)('%s', async (_, prepare) => {
    using m = machine();
    mkdirSync(join(m.home, '.local/state/goenv'), { recursive: true, mode: 0o700 });
    prepare(m, join(m.home, LOG));
    const before = [...snapshot(m.home)];
    const ended = await m.run(['apply', 'cn', '-y']);
    expect(ended.code, ended.err).toBe(1);
    expect(ended.err).toContain('AUDIT_UNWRITABLE');
    expect([...snapshot(m.home)]).toEqual(before);
    expect((await m.run(['plan', 'cn'])).code).toBe(0);
  });

  test('somebody else’s', async () => {
    using m = machine();
    m.write(LOG, '', 0o444);
    m.giveAway();
    if (IS_ROOT) chmodSync(join(m.home, LOG), 0o444);
    const ended = await m.run(['apply', 'cn', '-y'], { before: AS_OTHER });
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('AUDIT_UNWRITABLE');
    expect(existsSync(join(m.home, '.config/go/env'))).toBe(false);
  });
});

test('who asked sudo, as the environment claims', async () => {
  using m = machine();
  await m.run(['apply', 'cn', '-y'], { env: { SUDO_UID: '1000', SUDO_USER: 'gopher' } });
  expect(records(m)[0]).toMatchObject({ who: { sudo: { uid: '1000', user: 'gopher' } } });
});
