import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeBytes, encodeText } from '../../../src/core/byte-text.ts';
import { entriesOf, parseConfig } from '../../../src/planners/git-config/parse-config.ts';
import { quoteValue, renderConfig } from '../../../src/planners/git-config/render-config.ts';
import { anyEntry, configText } from './config-texts.ts';
import { gitHome } from './real-git.ts';

const box = gitHome();
afterAll(() => box[Symbol.dispose]());

describe('parseConfig', () => {
  test.each<[string, string, [string, string | null][]]>([
    ['a plain entry', '[user]\n\tname = x y\n', [['user.name', 'x y']]],
    [
      'case: section and name fold, the subsection stays',
      '[URL "Https://H/"]\nInsteadOf=A',
      [['url.Https://H/.insteadof', 'A']],
    ],
    ['a legacy subsection folds too', '[a.B]\nc=1', [['a.b.c', '1']]],
    ['an escaped subsection', '[a "x\\"y\\\\z\\q"]\nk=1', [['a.x"y\\zq.k', '1']]],
    ['a name without a value', '[core]\nbare\n', [['core.bare', null]]],
    ['an empty value', '[a]\nb=\n', [['a.b', '']]],
    ['a continued line', '[a]\nb = x\\\n  y\n', [['a.b', 'x  y']]],
    ['quotes keep blanks and comment signs', '[a]\nb = " x # y ; " ; z\n', [['a.b', ' x # y ; ']]],
    ['escapes', '[a]\nb = \\t\\n\\"\\\\\n', [['a.b', '\t\n"\\']]],
    ['header and entry on one line', '[a]b=1', [['a.b', '1']]],
    ['byte order mark and CRLF', '\ufeff[a]\r\nb = 1\r\n', [['a.b', '1']]],
    ['a continued line with CRLF', '[a]\r\nb = 1\\\r\n2\r\n', [['a.b', '12']]],
    ['an entry before any header', 'k=v\n', [['k', 'v']]],
    [
      'an empty section and an empty subsection',
      '[ "x"]\nk=1\n[a ""]\nk=2',
      [
        ['.x.k', '1'],
        ['a..k', '2'],
      ],
    ],
    ['what stands behind a NUL is not there for git', '[a]\nb = x\0y\n', [['a.b', 'x']]],
  ])('%s', (_, text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  test.each<[string, string, number]>([
    ['an open header', '[a\n', 1],
    ['an empty header', '[]\n', 1],
    ['an open subsection', '[a "b\n', 1],
    ['an open quote', '[a]\nb = "x\n', 2],
    ['an unknown escape', '[a]\n\nb = \\x\n', 3],
    ['a name with a bad sign', '[a]\nb_c = 1\n', 2],
    ['half a byte order mark', '\udcef\udcbb[a]\n', 1],
    ['words', '[a]\nb c\n', 2],
  ])('broken: %s', (_, text, line) => {
    expect(parseConfig(text)).toEqual({ kind: 'broken', line });
  });

  test('tokens cover the text they stand for', () => {
    const text = '; c\n[a] b = 1 # d\n\tc\n';
    const parsed = parseConfig(text);
    const tokens = parsed.kind === 'config' ? parsed.tokens : [];
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      '; c',
      '[a]',
      'b = 1 # d\n',
      'c\n',
    ]);
    expect(tokens.map(({ line }) => line)).toEqual([1, 2, 2, 3]);
  });
});

describe('the real git reads the same', () => {
  test('entries, and the line of a syntax error', { timeout: 60_000 }, () => {
    let broken = 0;
    let read = 0;
    fc.assert(
      fc.property(configText, (text) => {
        const parsed = parseConfig(text);
        const git = askGit(text);
        if (parsed.kind === 'broken') broken += 1;
        else read += entriesOf(parsed).length;
        expect(parsed.kind === 'broken' ? parsed.line : spaced(pairs(text))).toEqual(git);
      }),
      { numRuns: 400 },
    );
    // A generator that makes only one sort of text would prove nothing.
    expect(broken).toBeGreaterThan(20);
    expect(read).toBeGreaterThan(100);
  });

  test('what is rendered, in one batch', () => {
    const entries = fc.sample(fc.array(anyEntry, { maxLength: 4 }), 300).flat();
    const file = box.write('rendered', encodeText(renderConfig(['intro'], entries)));
    expect(listed(file)).toEqual(entries.map(({ key, value }) => [key, value]));
  });
});

describe('renderConfig', () => {
  test('parses back to the same entries', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), (entries) => {
        expect(pairs(renderConfig(['x'], entries))).toEqual(entries.map(({ key, value }) => [key, value]));
      }),
    );
  });

  test.each([
    ['plain', 'plain'],
    [' x', '" x"'],
    ['a#b', '"a#b"'],
    ['C:\\certs', 'C:\\\\certs'],
    ['say "x"', 'say \\"x\\"'],
    ['', ''],
  ])('quotes %j as %s', (value, text) => {
    expect(quoteValue(value)).toBe(text);
  });
});

describe('bytes', () => {
  test('come back whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect([...encodeText(decodeBytes(bytes))]).toEqual([...bytes]);
      }),
      { numRuns: 500 },
    );
  });

  test('neighbours of a bad byte stay readable', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff, 0xe4, 0xb8, 0xad, 0xf0, 0x9f, 0x98, 0x80, 0xe4);
    expect(decodeBytes(bytes)).toBe('\ufeffa\udcff中😀\udce4');
  });
});

function pairs(text: string): [string, string | null][] {
  return entriesOf(parseConfig(text)).map(({ key, value }) => [key, value]);
}

/** git before 2.45 turns each blank inside a value into a space. */
function spaced(entries: readonly [string, string | null][]): [string, string | null][] {
  return entries.map(([key, value]) => [key, value?.replace(/[\t\r]/g, ' ') ?? null]);
}

function askGit(text: string): number | [string, string | null][] {
  const file = box.write('asked', encodeText(text));
  const done = spawnSync('git', ['config', '--file', file, '--list', '-z'], {
    env: box.facts.env,
    encoding: 'utf8',
  });
  const bad = /bad config line (\d+)/.exec(done.stderr)?.[1];
  return bad === undefined ? spaced(records(done.stdout)) : Number(bad);
}

function listed(file: string): [string, string | null][] {
  return records(box.git('config', '--file', file, '--list', '-z'));
}

function records(stdout: string): [string, string | null][] {
  return stdout
    .split('\0')
    .slice(0, -1)
    .map((record) => {
      const feed = record.indexOf('\n');
      return feed === -1 ? [record, null] : [record.slice(0, feed), record.slice(feed + 1)];
    });
}
