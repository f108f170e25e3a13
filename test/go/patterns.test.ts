import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modulePathFault } from '../../src/go/module-path.ts';
import { pathMatch } from '../../src/go/path-match.ts';
import { matchPrefixPatterns } from '../../src/go/patterns.ts';

/** path/match_test.go of Go. */
describe('path.Match', () => {
  test.each([
    ['abc', 'abc', true],
    ['*', 'abc', true],
    ['*c', 'abc', true],
    ['a*', 'ab/c', false],
    ['a*/b', 'abc/b', true],
    ['a*/b', 'a/c/b', false],
    ['a*b*c*d*e*/f', 'axbxcxdxexxx/f', true],
    ['a*b*c*d*e*/f', 'axbxcxdxexxx/fff', false],
    ['a*b?c*x', 'abxbbxdbxebxczzx', true],
    ['a*b?c*x', 'abxbbxdbxebxczzy', false],
    ['ab[c]', 'abc', true],
    ['ab[b-d]', 'abc', true],
    ['ab[e-g]', 'abc', false],
    ['ab[^c]', 'abc', false],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'ab', false],
    ['a?b', 'a☺b', true],
    ['a[^a]b', 'a☺b', true],
    ['a???b', 'a☺b', false],
    ['a?b', 'a/b', false],
    ['a*b', 'a/b', false],
    ['[\\]a]', ']', true],
    ['[x\\-]', '-', true],
    ['[\\-x]', 'a', false],
    ['[]a]', ']', 'malformed'],
    ['[-]', '-', 'malformed'],
    ['[x-]', 'x', 'malformed'],
    ['[-x]', 'x', 'malformed'],
    ['\\', 'a', 'malformed'],
    ['[a-b-c]', 'a', 'malformed'],
    ['[', 'a', 'malformed'],
    ['[^bc', 'a', 'malformed'],
    ['a[', 'a', 'malformed'],
    ['a[', 'x', 'malformed'],
    ['*x', 'xxx', true],
  ])('%s on %s', (pattern, name, expected) => {
    expect(pathMatch(pattern, name)).toBe(expected);
  });

  test('quick on a pattern that would make a naive matcher crawl', () => {
    expect(pathMatch(`${'a*'.repeat(60)}b`, 'a'.repeat(5000))).toBe(false);
  });
});

describe('GOPRIVATE', () => {
  test.each([
    ['corp.example', 'corp.example', true],
    ['corp.example', 'corp.example/a/b', true],
    ['corp.example', 'git.corp.example', false],
    ['*.corp.example', 'corp.example', false],
    ['*.corp.example', 'git.corp.example/x', true],
    ['corp.example/*', 'corp.example', false],
    ['corp.example/*', 'corp.example/a/b', true],
    ['a.example/', 'a.example/x', true],
    ['a.example//', 'a.example/x', false],
    ['a.example, b.example', 'b.example', false],
    ['A.example', 'a.example', false],
    ['https://a.example', 'a.example', false],
    ['none', 'a.example', false],
    ['[,a.example', 'a.example', true],
    ['', 'a.example', false],
  ])('%j covers %s: %s', (globs, path, expected) => {
    expect(matchPrefixPatterns(globs, path)).toBe(expected);
  });

  test('a plain path covers itself and everything below, and nothing beside', () => {
    const element = fc.stringMatching(/^[a-z0-9]{1,6}$/);
    const path = fc.array(element, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, path, (pattern, other) => {
        const covered = other === pattern || other.startsWith(`${pattern}/`);
        expect(matchPrefixPatterns(pattern, other)).toBe(covered);
        expect(matchPrefixPatterns(pattern, `${pattern}/${other}`)).toBe(true);
      }),
    );
  });
});

describe('module paths', () => {
  test.each([
    ['git.corp.example/x', undefined],
    ['github.com/Acme/X_y~z', undefined],
    ['a.example/x/v2', undefined],
    ['gopkg.in/yaml.v3', undefined],
    ['', 'empty'],
    ['https://a.example', 'scheme'],
    ['git.corp:8443/x', 'port'],
    ['git@github.com:company/m', 'at-sign'],
    ['gitserver/x', 'no-dot'],
    ['Git.example/x', 'upper-case-host'],
    ['a_b.example/x', 'bad-character'],
    ['a.example/x y', 'bad-character'],
    ['a.example/é', 'bad-character'],
    ['a.example//x', 'bad-element'],
    ['a.example/x/', 'bad-element'],
    ['a.example/.x', 'bad-element'],
    ['a.example/con.x', 'bad-element'],
    ['a.example/x/v1', 'bad-version'],
    ['a.example/x/v02', 'bad-version'],
    ['gopkg.in/yaml', 'bad-version'],
  ])('%j: %s', (path, kind) => {
    expect(modulePathFault(path)?.kind).toBe(kind);
  });
});
