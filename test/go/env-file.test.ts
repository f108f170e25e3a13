import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes, encodeText } from '../../src/core/byte-text.ts';
import { envLines, readVariables, removeVariable, setVariable } from '../../src/go/env-file.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const text = (found: Uint8Array) => Buffer.from(found).toString('latin1');
const read = (content: string) => Object.fromEntries(readVariables(bytes(content)));

describe('what go reads', () => {
  test.each<[string, string, Record<string, string>]>([
    ['a value', 'GOPROXY=direct\n', { GOPROXY: 'direct' }],
    ['no final newline', 'GOPROXY=direct', { GOPROXY: 'direct' }],
    ['the value verbatim, with = and blanks', 'A= x=y \n', { A: ' x=y ' }],
    ['quotes as part of the value', 'A="x"\n', { A: '"x"' }],
    ['a trailing comment as part of the value', 'A=x # c\n', { A: 'x # c' }],
    ['CR as part of the value', 'A=x\r\nB=y\r\n', { A: 'x\r', B: 'y\r' }],
    ['the last duplicate', 'A=1\nB=2\nA=3\n', { A: '3', B: '2' }],
    ['an empty value', 'A=\n', { A: '' }],
    ['nothing before a capital letter', ' A=1\nexport B=2\na=3\n#C=4\n\ufeffD=5\n=6\n', {}],
    ['no line without =', 'GOPROXY\n\nA', {}],
    ['a name with its trailing blank', 'A =1\n', { 'A ': '1' }],
    ['nothing in an empty file', '', {}],
  ])('%s', (_, content, expected) => {
    expect(Object.fromEntries(readVariables(encodeText(content)))).toEqual(expected);
  });

  test('counts lines that go ignores', () => {
    const lines = envLines(bytes('# c\n\nA=1\nx'));
    expect(lines.map(({ line, setting }) => [line, setting?.name])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 'A'],
      [4, undefined],
    ]);
  });
});

describe('setting', () => {
  test.each([
    ['appends', 'A=1\n', 'A=1\nB=2\n'],
    ['into an empty file', '', 'B=2\n'],
    ['completes a last line without newline', 'A=1', 'A=1\nB=2\n'],
    ['edits in place', 'B=1\nA=1\n', 'B=2\nA=1\n'],
    ['edits the last line without giving it a newline', 'A=1\nB=1', 'A=1\nB=2'],
    ['edits the duplicate that counts', 'B=0\nA=1\nB=1\n#\n', 'B=0\nA=1\nB=2\n#\n'],
    ['replaces the CR with the value', 'B=1\r\nA=1\r\n', 'B=2\nA=1\r\n'],
    ['does not take a line that go ignores for its own', ' B=1\nexport B=1\n', ' B=1\nexport B=1\nB=2\n'],
    ['keeps bytes that are no text', '# \xff\xfe\nA=\xe9\n', '# \xff\xfe\nA=\xe9\nB=2\n'],
  ])('%s', (_, before, after) => expect(text(setVariable(bytes(before), 'B', '2'))).toBe(after));

  test.each([
    ['b', '1'],
    ['', '1'],
    ['A=B', '1'],
    ['A\nB', '1'],
    ['A', '1\nB=2'],
    ['A', '\0'],
  ])('refuses %j=%j', (name, value) => {
    expect(() => setVariable(bytes(''), name, value)).toThrow(RangeError);
  });
});

describe('removing', () => {
  test.each([
    ['one line', 'A=1\nB=2\nC=3\n', 'A=1\nC=3\n'],
    ['all duplicates, or an old one would come back', 'B=1\nA=1\nB=2\n', 'A=1\n'],
    ['the last line without newline', 'A=1\nB=2', 'A=1\n'],
    ['nothing when it is absent', '# B=2\n B=2\nA=1', '# B=2\n B=2\nA=1'],
    ['everything there is', 'B=2\n', ''],
  ])('%s', (_, before, after) => expect(text(removeVariable(bytes(before), 'B'))).toBe(after));
});

describe('for every file', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'GOPROXY=a',
      'GOPROXY=',
      'GOSUMDB=off',
      '# c',
      '',
      ' A=1',
      'export A=1',
      'A=1\r',
      'A',
      'Z==',
      '=x',
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 8 }),
    fc.constant('X=\xff\xc3\xa9\xed\xa0\x80'),
  );
  const file = fc.array(line, { maxLength: 8 }).map((lines) => bytes(lines.join('\n')));
  const ended = file.map((content) => bytes(`${text(content)}\n`));
  const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/);
  const value = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((one) => !/[\n\0]/.test(one));

  test('bytes survive as text', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (raw) => {
        expect([...encodeText(decodeBytes(raw))]).toEqual([...raw]);
      }),
    );
  });

  test('what is set is read, and nothing else moves', () => {
    fc.assert(
      fc.property(file, name, value, (content, key, wanted) => {
        const after = readVariables(setVariable(content, key, wanted));
        const expected = new Map(readVariables(content)).set(key, wanted);
        expect(new Map(after)).toEqual(expected);
      }),
    );
  });

  test('other lines are kept byte for byte', () => {
    fc.assert(
      fc.property(file, name, value, (content, key, wanted) => {
        const others = (found: Uint8Array) =>
          text(found)
            .split('\n')
            .filter((one) => !one.startsWith(`${key}=`));
        const before = others(content);
        const after = others(setVariable(content, key, wanted));
        expect(after.filter((one) => one !== '')).toEqual(before.filter((one) => one !== ''));
      }),
    );
  });

  test('removing what was added gives the same bytes back', () => {
    fc.assert(
      fc.property(ended, name, value, (content, key, wanted) => {
        fc.pre(!readVariables(content).has(key));
        expect(text(removeVariable(setVariable(content, key, wanted), key))).toBe(text(content));
      }),
    );
  });

  test('what is removed is not read any more, and nothing else moves', () => {
    fc.assert(
      fc.property(file, name, (content, key) => {
        const expected = new Map(readVariables(content));
        expected.delete(key);
        expect(new Map(readVariables(removeVariable(content, key)))).toEqual(expected);
      }),
    );
  });
});

test('invalid UTF-8 reads as lone surrogates and JSON keeps it', () => {
  const value = read('A=\xff\xc3\xa9\n')['A'] as string;
  expect(value).toBe('\udcffé');
  expect(text(setVariable(bytes(''), 'A', JSON.parse(JSON.stringify(value))))).toBe('A=\xff\xc3\xa9\n');
});
