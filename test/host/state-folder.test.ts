import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { removeEmptyState } from '../../src/host/state-folder.ts';
import { tempFolder } from './temp-folder.ts';

describe('the empty state folder', () => {
  test('goes with the folders that were made for it, innermost first', () => {
    using temp = tempFolder();
    mkdirSync(temp.path('a/b/goenv'), { recursive: true });
    removeEmptyState(temp.path('a/b/goenv'), [temp.path('a'), temp.path('a/b')]);
    expect(readdirSync(temp.dir)).toEqual([]);
  });

  test('stays while something is in it; a folder above that somebody uses stays', () => {
    using temp = tempFolder();
    mkdirSync(temp.path('a/goenv'), { recursive: true });
    writeFileSync(temp.path('a/goenv/audit.log'), 'x');
    removeEmptyState(temp.path('a/goenv'), [temp.path('a')]);
    expect(readFileSync(temp.path('a/goenv/audit.log'), 'utf8')).toBe('x');
    mkdirSync(temp.path('b/goenv'), { recursive: true });
    writeFileSync(temp.path('b/theirs'), '');
    removeEmptyState(temp.path('b/goenv'), [temp.path('b')]);
    expect(readdirSync(temp.path('b'))).toEqual(['theirs']);
  });

  test('whoever leaves last takes along what another run had to make', () => {
    using temp = tempFolder();
    mkdirSync(temp.path('a/b/goenv'), { recursive: true });
    writeFileSync(temp.path('a/b/goenv/lock'), '{}');
    removeEmptyState(temp.path('a/b/goenv'), [temp.path('a'), temp.path('a/b')]);
    expect(readdirSync(temp.path('a/b/goenv')).sort()).toEqual(['lock', 'made']);
    rmSync(temp.path('a/b/goenv/lock'));
    removeEmptyState(temp.path('a/b/goenv'), []);
    expect(readdirSync(temp.dir)).toEqual([]);
  });

  test('beside a journal no note is left: the journal knows the folders', () => {
    using temp = tempFolder();
    mkdirSync(temp.path('a/goenv'), { recursive: true });
    writeFileSync(temp.path('a/goenv/journal.json'), '{}');
    removeEmptyState(temp.path('a/goenv'), [temp.path('a')]);
    expect(existsSync(temp.path('a/goenv/made'))).toBe(false);
  });
});
