import { expect, test } from 'vitest';
import type { Facts } from '../../src/core/facts.ts';
import { exportLines } from '../../src/go/export-lines.ts';
import { findExports } from '../../src/go/exports.ts';
import { memoryReader } from '../planners/memory-reader.ts';

test.each<[string, string | undefined, boolean]>([
  ['export GOPROXY=direct', 'direct', true],
  ['export GOPROXY="https://a.example,direct" # why', 'https://a.example,direct', true],
  ["  export GOPROXY='a|b'; echo", 'a|b', true],
  ['export GOPROXY', undefined, true],
  ['export GOPROXY; echo', undefined, true],
  ['export GOSUMDB=off GOPROXY=off', 'off', true],
  ['[ -n "$X" ] && export GOPROXY=off', 'off', true],
  ['if true; then export GOPROXY=off; fi', 'off', true],
  ['GOPROXY=off; export GOPROXY', 'off', true],
  ['GOPROXY=off', 'off', false],
  ['declare -x GOPROXY=off', 'off', true],
  ['typeset -gx GOPROXY=off', 'off', true],
  ['set -gx GOPROXY off', 'off', true],
  ['set -U -x GOPROXY off', 'off', true],
  ['set --global --export GOPROXY off', 'off', true],
  ['setenv GOPROXY off', 'off', true],
  ['SETUVAR --export GOPROXY:off', 'off', true],
])('%s', (line, value, exports) => {
  expect(exportLines(`#\n${line}\n`, ['GOPROXY'])).toMatchObject([
    { name: 'GOPROXY', line: 2, exports, ...(value !== undefined && { value }) },
  ]);
});

test.each([
  '# export GOPROXY=off',
  'unset GOPROXY',
  'GOPROXY=off go build ./...',
  'export XGOPROXY=off',
  'export GOPROXY2=off',
  'echo $GOPROXY',
  'set -l GOPROXY off',
  'declare -r GOPROXY=off x',
])('not an export: %s', (line) => expect(exportLines(line, ['GOPROXY'])).toEqual([]));

test('a file with the line ends of Windows', () => {
  expect(exportLines('export GOPROXY=off\r\n', ['GOPROXY'])).toMatchObject([
    { name: 'GOPROXY', line: 1, value: 'off', exports: true },
  ]);
});

test('in /etc/environment every assignment is an export', () => {
  expect(exportLines('GOPROXY="off"', ['GOPROXY'], 'assignments')).toMatchObject([
    { name: 'GOPROXY', line: 1, value: 'off', exports: true },
  ]);
});

function facts(env: Facts['env'], os: Facts['os'] = 'linux'): Facts {
  const dirs = { xdgConfig: '/home/u/.config', ownConfig: '/home/u/.config/goenv', stateDir: '/s' };
  return { os, env, home: '/home/u', uid: 1000, today: '2026-11-20', ...dirs };
}

const files = (texts: Record<string, string>) => {
  return new Map(Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]));
};

test.each<[string, Record<string, string>, string]>([
  [
    'the value of the environment decides',
    { '/home/u/.zshrc': 'export GOPROXY=other', '/home/u/.profile': '\nexport GOPROXY=off' },
    '/home/u/.profile:2',
  ],
  [
    'an export comes before an assignment',
    { '/home/u/.bashrc': 'GOPROXY=$X', '/etc/profile.d/go.sh': 'export GOPROXY=$X' },
    '/etc/profile.d/go.sh:1',
  ],
  [
    'the later of equals',
    { '/etc/environment': 'GOPROXY=off', '/home/u/.profile': 'export GOPROXY=off\nexport GOPROXY=off' },
    '/home/u/.profile:2',
  ],
  [
    'fish',
    { '/home/u/.config/fish/conf.d/go.fish': 'set -gx GOPROXY off' },
    '/home/u/.config/fish/conf.d/go.fish:1',
  ],
  [
    'environment.d',
    { '/home/u/.config/environment.d/go.conf': 'GOPROXY=off' },
    '/home/u/.config/environment.d/go.conf:1',
  ],
  ['ZDOTDIR', { '/z/.zshenv': 'export GOPROXY=off' }, '/z/.zshenv:1'],
  [
    'nothing found',
    { '/home/u/.profile': 'export GOSUMDB=off', '/etc/profile.d/go.csh': 'export GOPROXY=off' },
    '',
  ],
])('%s', async (_, texts, expected) => {
  const found = await findExports(
    memoryReader(files(texts)),
    ['GOPROXY', 'A('],
    facts({ GOPROXY: 'off', ZDOTDIR: '/z' }),
  );
  const place = found.get('GOPROXY');
  expect(place ? `${place.file}:${place.line}` : '').toBe(expected);
});

test('reads nothing for no names', async () => {
  const reader = memoryReader(files({ '/home/u/.profile': 'export GOPROXY=off' }));
  expect((await findExports(reader, [], facts({}))).size).toBe(0);
  expect(reader.readPaths).toEqual([]);
});

test('a file that cannot be read is passed over', async () => {
  const reader = memoryReader(files({ '/home/u/.profile': 'export GOPROXY=off' }));
  const read = (path: string) =>
    path === '/etc/profile' ? Promise.reject(new Error('EACCES')) : reader.read(path);
  const found = await findExports({ ...reader, read }, ['GOPROXY'], facts({ GOPROXY: 'off' }));
  expect(found.get('GOPROXY')).toEqual({ file: '/home/u/.profile', line: 1 });
});

test.each<[string, string, boolean]>([
  ['a plain line', 'export GOPROXY=off', true],
  ['behind a block that is closed', 'if x; then\n  y\nfi\nexport GOPROXY=off', true],
  ['behind an early return', 'case $- in *i*) ;; *) return ;; esac\nexport GOPROXY=off', true],
  ['fish', 'set -gx GOPROXY off', true],
  ['under an if', 'if x; then\nexport GOPROXY=off\nfi', false],
  ['on one line with its if', 'if x; then export GOPROXY=off; fi', false],
  ['in a function', 'f() {\nexport GOPROXY=off\n}', false],
  ['in a function of one line', 'f() { export GOPROXY=off; }', false],
  ['in a block of fish', 'if status is-login\nset -gx GOPROXY off\nend', false],
  ['behind a condition', '[ -n "$X" ] && export GOPROXY=off', false],
  ['before one', 'export GOPROXY=off || true', false],
  ['indented, whatever is around it', '  export GOPROXY=off', false],
  ['an assignment that something else may export', 'GOPROXY=off', false],
])('whether it always exports: %s', (_, text, always) => {
  expect(exportLines(text, ['GOPROXY']).map((one) => one.always)).toEqual([always]);
});
