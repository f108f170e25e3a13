import { describe, expect, test } from 'vitest';
import { wrap } from '../../src/ui/wrap.ts';

const of = (columns: number | undefined) => ({ head: '  fix: ', hang: 4, columns });

describe('a text for a terminal', () => {
  test('is broken at blanks, and goes on indented', () => {
    expect(wrap('Fetch modules from a mirror that this network can reach.', of(40))).toBe(
      '  fix: Fetch modules from a mirror that\n    this network can reach.',
    );
  });

  test('is broken between Chinese characters, but not before their full stop', () => {
    const lines = wrap('请改用本网络可以访问的镜像获取模块；校验和仍会验证。', of(40)).split('\n');
    expect(lines).toEqual(['  fix: 请改用本网络可以访问的镜像获取模', '    块；校验和仍会验证。']);
    for (const line of lines) expect(line).not.toMatch(/^\s*[，。；]/);
  });

  test('is one line where there is no terminal, or a very narrow one', () => {
    const long = 'word '.repeat(60).trimEnd();
    expect(wrap(long, of(undefined))).toBe(`  fix: ${long}`);
    expect(wrap(long, of(20))).toBe(`  fix: ${long}`);
  });

  test('keeps a word that is longer than the terminal whole', () => {
    const url = `https://${'a'.repeat(60)}`;
    expect(wrap(`see ${url} there`, of(40))).toBe(`  fix: see\n    ${url}\n    there`);
  });
});
