import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutInclude, ourIncludes, tieIn } from '../../../src/planners/git-config/include-block.ts';
import { entriesOf, parseConfig } from '../../../src/planners/git-config/parse-config.ts';

const path = '~/.config/goenv/gitconfig';
const isOurs = (text: string) => text === path;
const tied = (text: string) => tieIn(text, path, isOurs);
const cut = (text: string) => cutInclude(text, isOurs);
const block = tied('');

describe('tieIn', () => {
  test('the block', () => {
    expect(block).toMatchInlineSnapshot(`
      "# >>> goenv managed block >>> written by "goenv apply", taken out by "goenv revert"
      [include]
      	path = ~/.config/goenv/gitconfig
      # <<< goenv managed block <<<
      "
    `);
  });

  test.each([
    ['an ordinary file', '[user]\n\tname = x\n', ''],
    ['no newline at the end', '[user]\n\tname = x', '\n'],
    ['a header without its newline', '[user]', '\n'],
    ['a comment without its newline', '# note', '\n'],
    ['blanks at the end', '[user]\n  ', '\n'],
    ['a value that continues into nothing', '[a]\nb = x\\', '\n\n'],
    ['a value that continues onto an empty line', '[a]\nb = x\\\n', '\n'],
    ['a byte order mark alone', '\ufeff', ''],
    ['an include of something else', '[include]\n\tpath = other\n', ''],
  ])('%s keeps every byte', (_, text, gap) => {
    expect(tied(text)).toBe(text + gap + block);
    expect(keys(tied(text))).toEqual([...keys(text), `include.path=${path}`]);
  });

  test('CRLF stays CRLF', () => {
    expect(tied('[a]\r\nb = 1\r\n')).toBe(`[a]\r\nb = 1\r\n${block.replaceAll('\n', '\r\n')}`);
  });

  test('a path that git would cut is quoted', () => {
    const odd = '~/a #b/gitconfig';
    expect(keys(tieIn('', odd, (text) => text === odd))).toEqual([`include.path=${odd}`]);
  });
});

describe('cutInclude', () => {
  test.each([
    ['the block', `[a]\n\tb = 1\n${block}`, '[a]\n\tb = 1\n'],
    ['the block between user lines', `[a]\nb=1\n${block}[c]\nd=2\n`, '[a]\nb=1\n[c]\nd=2\n'],
    ['two blocks', `${block}[a]\nb=1\n${block}`, '[a]\nb=1\n'],
    ['CRLF', `[a]\r\nb=1\r\n${block.replaceAll('\n', '\r\n')}`, '[a]\r\nb=1\r\n'],
    [
      'an include that git added to the block',
      block.replace('gitconfig\n', 'gitconfig\n\tpath = mine\n'),
      '[include]\n\tpath = mine\n',
    ],
    [
      'a line that relies on the header of the block',
      `${block}\tpath = mine\n`,
      '[include]\n\tpath = mine\n',
    ],
    ['a note inside the block', block.replace('\tpath', '\t# mine\n\tpath'), '\t# mine\n'],
    ['a block without its first line', block.split('\n').slice(1).join('\n'), ''],
    ['a block without its header', `[a]\n${block.replace('[include]\n', '')}`, '[a]\n'],
    ['a block without its path', block.replace(/\tpath.*\n/, ''), ''],
    ['a block without its last line', block.split('\n').slice(0, -2).join('\n'), ''],
    ['a block with another path', block.replace(path, 'mine'), '[include]\n\tpath = mine\n'],
    [
      'a plain include of ours among others',
      `[include]\n\tpath = a\n\tpath = ${path}\n\tpath = b\n`,
      '[include]\n\tpath = a\n\tpath = b\n',
    ],
    ['an include on the line of its header', `[include] path = ${path}\n`, '[include] \n'],
    ['nothing of ours', '[include]\npath = x # note\n', '[include]\npath = x # note\n'],
    ['a broken file', '[a\n', '[a\n'],
    [
      'marker text inside a value',
      `[a]\nb = "# <<< goenv managed block <<<"\n`,
      `[a]\nb = "# <<< goenv managed block <<<"\n`,
    ],
  ])('%s', (_, text, expected) => {
    expect(cut(text)).toBe(expected);
  });
});

describe('whatever the file', () => {
  test('tying in adds one include at the end and cutting takes it away again', () => {
    fc.assert(
      fc.property(userText, (text) => {
        const after = tied(text);
        expect(after.startsWith(text)).toBe(true);
        expect(keys(after)).toEqual([...keys(text), `include.path=${path}`]);
        expect(cut(after)).toMatch(new RegExp(`^${escapeRegExp(text)}(\\r?\\n){0,2}$`));
        expect(tied(after)).toBe(after);
      }),
    );
  });

  test('a damaged block costs no user line, and is mended by tying in again', () => {
    const damage = fc.record({
      before: userText,
      drop: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
      insert: fc.option(fc.integer({ min: 0, max: 4 })),
      after: fc.constantFrom('', '[x]\ny=1\n', 'path = theirs\n', block),
    });
    fc.assert(
      fc.property(damage, ({ before, drop, insert, after }) => {
        const lines = block
          .split('\n')
          .slice(0, 4)
          .map((line, index) => (drop.includes(index) ? '' : `${line}\n`));
        if (insert !== null) lines.splice(insert, 0, '\tmine = 1\n');
        const text = (before === '' ? '' : `${before}\n\n`) + lines.join('') + after;
        const theirs = keys(text).filter((key) => !key.endsWith(`path=${path}`));
        expect(names(cut(text))).toEqual(names(theirs));
        expect(keys(cut(text)).filter((key) => key === `include.path=${path}`)).toEqual([]);
        expect(ourIncludes(tied(text), isOurs)).toHaveLength(1);
      }),
    );
  });
});

function keys(text: string): string[] {
  return entriesOf(parseConfig(text)).map(({ key, value }) => `${key}=${value}`);
}

/** Entries without their section, for damage that takes a header away; a stray line of ours is no user line. */
function names(lines: string | readonly string[]): string[] {
  const list = typeof lines === 'string' ? keys(lines) : lines;
  return list.map((line) => line.replace(/^.*\.(?=[^.=]*=)/, '')).filter((line) => line !== `path=${path}`);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const userText = fc
  .array(
    fc.constantFrom(
      '[a]\n',
      '[include]\n',
      '\tpath = x\n',
      'k = v ; c\r\n',
      '# n\n',
      '\n',
      'q = x\\\n',
      '[b "c"] d\n',
      '  ',
      'e = "\\""\n',
    ),
    { maxLength: 7 },
  )
  .map((lines) => lines.join(''))
  .filter((text) => parseConfig(text).kind === 'config');
