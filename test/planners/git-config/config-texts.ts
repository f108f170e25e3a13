import fc from 'fast-check';
import type { ConfigEntry } from '../../../src/planners/git-config/parse-config.ts';

const piece = fc.constantFrom(
  '[a]',
  '[A.b]',
  '[a "s T"]',
  '[url "ssh://g@h/"]',
  '[x "q\\"\\\\"]',
  '[]',
  '[.]',
  '[ "x"]',
  '[a ""]',
  '\n',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  'k = v',
  'K',
  'insteadOf=https://h/',
  'n-1 = ',
  '=',
  '"',
  '"x y"',
  '\\',
  '\\n',
  '\\t',
  '\\\\',
  '\\"',
  '\\x',
  '\\\n',
  '\\\r\n',
  '#c',
  ';',
  ' # ',
  'é',
  '_',
  '[',
  ']',
);
const goodLine = fc.constantFrom(
  '[a]\n',
  '[URL "X/"]\n',
  '\tkey = some value ; c\n',
  'k\n',
  '# note\n',
  '\n',
  'v = "a # b" c\r\n',
  'p = x\\\ny\n',
  ' q = \\tz  \n',
  '[s "t"] in = 1\n',
);
/** Texts of config files, about half of them broken. */
export const configText = fc
  .tuple(
    fc.constantFrom('', '', '', '\ufeff'),
    fc.oneof(
      { weight: 3, arbitrary: fc.array(goodLine, { maxLength: 8 }).map((lines) => lines.join('')) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.array(goodLine, { maxLength: 4 }), fc.array(piece, { maxLength: 6 }))
          .map(([a, b]) => a.join('') + b.join('')),
      },
      { weight: 1, arbitrary: fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')) },
    ),
  )
  .map(([mark, text]) => mark + text);

const plainText = fc.stringMatching(/^[ -~é中]{0,20}$/);
/** Entries that a renderer must bring back as they are. */
export const anyEntry: fc.Arbitrary<ConfigEntry> = fc.record({
  key: fc
    .tuple(
      fc.constantFrom('a', 'url', 'http'),
      fc.option(plainText, { nil: undefined }),
      fc.constantFrom('insteadof', 'proxy', 'k-1'),
    )
    .map((parts) => parts.filter((part) => part !== undefined).join('.')),
  value: fc.oneof(
    plainText,
    fc.constantFrom('\t', ' a', 'b ', 'x\ny', 'a;b', '\\', '"', '', 'a  b'),
    fc.constant(null),
  ),
});
