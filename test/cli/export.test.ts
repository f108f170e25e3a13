import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { documentOf } from './json-document.ts';
import { execute, locate, machine } from './kit.ts';
import { ACME, goProxy } from './profiles.ts';

test('without a target: the targets, and what they are for', async () => {
  using m = machine();
  const { out, code } = await m.run(['export']);
  expect(code).toBe(0);
  expect(out).toMatch(/^Targets of goenv export:\n {2}allowlist {2}every host and port/);
});

test('the allow-list as Markdown on stdout, without asking anybody', async () => {
  using m = machine();
  const before = m.tree();
  const { out, code, err } = await m.run(['export', 'allowlist', '-', '--offline'], { stdin: ACME });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^# Network allow-list: acme\n/);
  expect(out).toContain('Made without asking the network');
  expect(out).toMatch(/\| `git\.acme\.example` \| 22 \| ssh \| required \|/);
  expect(m.tree()).toEqual(before);
});

test('--json is a document of its schema; YAML is the same', async () => {
  using m = machine();
  const { out } = await m.run(['export', 'allowlist', '-', '--offline', '--json'], { stdin: ACME });
  const document = documentOf(out, 'allowlist');
  expect(document).toMatchObject({ kind: 'goenv-allowlist', asked: false, profile: { name: 'acme' } });
  const yaml = await m.run(['export', 'allowlist', '-', '--offline', '--format', 'yaml'], { stdin: ACME });
  expect(parse(yaml.out)).toEqual(document);
});

test('the default of go is asked of go, whatever the user has set', async () => {
  using m = machine();
  m.write('.config/go/env', 'GOPROXY=https://mine.example\n');
  const stdin = 'version: 1\nname: x\ngo: { toolchain: local }\n';
  const { out } = await m.run(['export', 'allowlist', '-', '--offline', '--json'], {
    stdin,
    env: { GOPROXY: 'https://exported.example' },
  });
  expect(out).not.toContain('mine.example');
  expect(out).not.toContain('exported.example');
  const { rows } = documentOf(out, 'allowlist');
  const told = await execute([locate('go'), 'env', 'GOPROXY'], { env: { ...m.env, GOENV: 'off' } });
  const [first = ''] = told.out.split(',');
  expect(rows).toContainEqual(expect.objectContaining({ host: new URL(first).host, need: 'required' }));
});

test('without go its defaults are said to be unknown', async () => {
  using m = machine([]);
  const stdin = 'version: 1\nname: x\n';
  const { out, code } = await m.run(['export', 'allowlist', '-', '--offline'], { stdin });
  expect(code).toBe(0);
  expect(out).toContain("(Go's default)");
});

test('into a folder: all three; into a file: the form that its name says', async () => {
  using m = machine();
  m.write('../work/out/keep', '');
  m.write('../work/p.yaml', ACME);
  const folder = await m.run(['export', 'allowlist', './p.yaml', '--offline', '-o', 'out']);
  expect(folder.out).toBe('Wrote out/allowlist.md.\nWrote out/allowlist.csv.\nWrote out/allowlist.yaml.\n');
  expect(readdirSync(join(m.dir, 'work/out')).toSorted()).toEqual([
    'allowlist.csv',
    'allowlist.md',
    'allowlist.yaml',
    'keep',
  ]);
  await m.run(['export', 'allowlist', './p.yaml', '--offline', '-o', 'list.csv', '--quiet']);
  const csv = readFileSync(join(m.dir, 'work/list.csv'), 'utf8');
  expect(csv).toBe(readFileSync(join(m.dir, 'work/out/allowlist.csv'), 'utf8'));
  expect(csv).toMatch(/^\ufeffHost,Port,/);
});

test.each([
  ['an unknown target', ['allowlst', 'cn'], 'EXPORT_TARGET_UNKNOWN', '(allowlist?)'],
  [
    'an unknown format',
    ['allowlist', 'cn', '--format', 'pdf'],
    'EXPORT_FORMAT_UNKNOWN',
    'markdown, csv, yaml',
  ],
  ['no profile', ['allowlist'], 'NO_PROFILE', ''],
  ['two profiles', ['allowlist', 'cn', 'direct'], 'WRONG_USAGE', ''],
])('%s: 64', async (_, args, code, hint) => {
  using m = machine();
  const ended = await m.run(['export', ...args]);
  expect(ended).toMatchObject({ code: 64, out: '' });
  expect(ended.err).toContain(code);
  expect(ended.err).toContain(hint);
});

test('a file that cannot be written: 1, by name', async () => {
  using m = machine();
  const ended = await m.run(['export', 'allowlist', 'cn', '--offline', '-o', 'nowhere/list.md']);
  expect(ended.code).toBe(1);
  expect(ended.err).toContain('OUTPUT_FAILED');
  expect(existsSync(join(m.dir, 'work/nowhere'))).toBe(false);
});

test('an invalid profile: 3', async () => {
  using m = machine();
  const ended = await m.run(['export', 'allowlist', '-', '--offline'], { stdin: goProxy('ftp://x.example') });
  expect(ended).toMatchObject({ code: 3, out: '' });
});
