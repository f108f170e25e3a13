import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  dropProfiles,
  hasKeptProfiles,
  keepProfiles,
  keptProfile,
  madeFolders,
} from '../../src/host/profile-cache.ts';
import { tempFolder } from './temp-folder.ts';

const text = (name: string, body = 'version: 1\n') => {
  const bytes = Buffer.from(body);
  const pin = createHash('sha256').update(bytes).digest('hex');
  return { ref: `https://a.example/${name}#sha256=${pin}`, bytes };
};

test('what is kept is found in any of the folders, and gone when it is dropped', () => {
  using temp = tempFolder();
  const [one, two] = [temp.path('one'), temp.path('two')];
  const a = text('a');
  keepProfiles(two, [a], ['/made']);
  keepProfiles(two, [text('b')], ['/more']);
  expect(keptProfile([one, two], a.ref)).toMatchObject({ ref: a.ref, bytes: a.bytes });
  expect(keptProfile([one], a.ref)).toBeUndefined();
  expect(madeFolders(two)).toEqual(['/made', '/more']);
  expect([hasKeptProfiles(one), hasKeptProfiles(two)]).toEqual([false, true]);
  dropProfiles(two);
  expect(existsSync(temp.path('two', 'profiles'))).toBe(false);
});

test('nothing to keep makes no folder; what is kept already is not written again', () => {
  using temp = tempFolder();
  keepProfiles(temp.dir, [], ['/made']);
  expect(readdirSync(temp.dir)).toEqual([]);
  keepProfiles(temp.dir, [text('a')], []);
  keepProfiles(temp.dir, [text('a')], ['/late']);
  expect(madeFolders(temp.dir)).toEqual([]);
});

test('at most 64 texts; those that are in use stay, however old', () => {
  using temp = tempFolder();
  const many = (from: number) => Array.from({ length: 40 }, (_, at) => text(`p${from + at}`));
  const old = text('old');
  keepProfiles(temp.dir, [old], []);
  const [name = ''] = readdirSync(temp.path('profiles'));
  utimesSync(temp.path('profiles', name), 0, 0);
  keepProfiles(temp.dir, many(0), []);
  keepProfiles(temp.dir, [old, ...many(40)], []);
  expect(readdirSync(temp.path('profiles'))).toHaveLength(64);
  for (const { ref } of [old, ...many(40)]) expect(keptProfile([temp.dir], ref), ref).toBeDefined();
});

test('a link in the place of what a killed run left is not followed', () => {
  using temp = tempFolder();
  const a = text('a');
  keepProfiles(temp.dir, [a], []);
  const [name = ''] = readdirSync(temp.path('profiles'));
  writeFileSync(temp.path('victim'), 'mine');
  writeFileSync(temp.path('profiles', name), '');
  symlinkSync(temp.path('victim'), temp.path('profiles', `${name}.new`));
  keepProfiles(temp.dir, [a], []);
  expect(keptProfile([temp.dir], a.ref)).toBeDefined();
  expect(existsSync(temp.path('profiles', `${name}.new`))).toBe(false);
  expect(readFileSync(temp.path('victim'), 'utf8')).toBe('mine');
});
