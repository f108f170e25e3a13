import { expect, test } from 'vitest';
import { splitWords } from '../../src/core/split-words.ts';

test.each([
  ['pass show athens', ['pass', 'show', 'athens']],
  ['  pass\tshow  ', ['pass', 'show']],
  ["op read 'op://a b/c'", ['op', 'read', 'op://a b/c']],
  ['sh -c "echo \\"$HOME\\" \\n"', ['sh', '-c', 'echo "$HOME" \\n']],
  ["a'b c'd\\ e", ['ab cd e']],
  ["x '' y", ['x', '', 'y']],
  ['a; rm -rf / | b > $(c)', ['a;', 'rm', '-rf', '/', '|', 'b', '>', '$(c)']],
  ['', undefined],
  ['   ', undefined],
  ["pass 'open", undefined],
  ['pass "open', undefined],
  ['pass open\\', undefined],
])('%j', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});
