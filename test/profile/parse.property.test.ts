import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/core/diagnostic.ts';
import { overlay } from '../../src/profile/compose.ts';
import { type LocatedMap, sameData, toData } from '../../src/profile/located.ts';
import { parseSource } from '../../src/profile/parse.ts';
import { load, sourceOf } from './loading.ts';

/** Pieces that YAML is made of, in any order. */
const yamlish = fc
  .array(
    fc.constantFrom(
      ...[
        'version: 1',
        '\n',
        '\r\n',
        '\t',
        '  ',
        '- ',
        'go:',
        'proxy',
        ': ',
        '[',
        ']',
        '{',
        '}',
        '"',
        "'",
        '&a',
        '*a',
      ],
      ...[
        '!t ',
        '#',
        '|',
        '>',
        '---',
        '...',
        '%',
        '@',
        '? ',
        ', ',
        'true',
        '1.20',
        '~',
        '\uFEFF',
        '\\',
        '<<',
        'é',
        '世',
      ],
      ...[
        'credentials:',
        'password: x',
        'https://u:p@h',
        '${env:A}',
        'requires: ',
        'extends: ',
        '__proto__: ',
      ],
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

describe('any text at all', () => {
  for (const [title, texts] of [
    ['made of pieces of YAML', yamlish],
    ['of any characters', fc.string({ unit: 'binary', maxLength: 60 })],
  ] as const) {
    test(`${title}: an answer, never a crash, and every place is inside the text`, () => {
      fc.assert(
        fc.property(texts, (text) => {
          const { profile, diagnostics } = load([sourceOf(text)]);
          expect(profile !== undefined || diagnostics.length > 0).toBe(true);
          for (const { where, also } of diagnostics) {
            expectInside(where, text);
            if (also !== undefined) expectInside(also, text);
          }
        }),
        { numRuns: 400 },
      );
    });
  }
});

describe('texts made to hurt', () => {
  const lol = `version: 1\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghijklm'
    .split('')
    .map((name, index) => {
      const before = 'abcdefghijkl'[index];
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
    })
    .join('\n')}\n`;
  const rows: readonly (readonly [title: string, text: string, code: string])[] = [
    ['a billion laughs', lol, 'PROFILE_ALIAS_LIMIT'],
    ['brackets without end', '['.repeat(50_000), 'PROFILE_'],
    ['lists in lists', '- '.repeat(20_000), 'PROFILE_TOO_DEEP'],
    [
      'ten thousand keys',
      `version: 1\n${Array.from({ length: 10_000 }, (_, i) => `k${i}: 1`).join('\n')}\n`,
      'PROFILE_UNKNOWN_KEY',
    ],
    ['a long word in place of a key', `version: 1\n${'x'.repeat(900)}: 1\n`, 'PROFILE_UNKNOWN_KEY'],
  ];
  for (const [title, text, code] of rows) {
    test(`${title}: refused before the time limit`, { timeout: 20_000 }, () => {
      const { diagnostics } = load([sourceOf(text)]);
      expect(diagnostics.map((one) => one.code).join(' ')).toContain(code);
    });
  }
});

describe('laying one document on another', () => {
  const word = fc.constantFrom('a', 'b', 'c');
  const document = fc
    .record(
      {
        scope: fc.constantFrom('user', 'machine'),
        environment: fc.constantFrom('production', 'test', 'development'),
        go: fc.record(
          {
            proxy: fc.array(word, { minLength: 1, maxLength: 2 }),
            private: fc.uniqueArray(fc.record({ path: word, via: fc.constantFrom('direct', 'proxy') }), {
              selector: (entry) => entry.path,
            }),
            env: fc.dictionary(word, word),
          },
          { requiredKeys: [] },
        ),
        network: fc.record({ noProxy: fc.uniqueArray(word) }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    )
    .map((data) => parseSource(sourceOf(JSON.stringify(data))).tree as LocatedMap);

  test('is associative', () => {
    fc.assert(
      fc.property(document, document, document, (a, b, c) => {
        expect(toData(overlay(overlay(a, b), c))).toEqual(toData(overlay(a, overlay(b, c))));
      }),
    );
  });

  test('on itself changes nothing', () => {
    fc.assert(fc.property(document, (a) => sameData(overlay(a, a), a)));
  });
});

function expectInside(place: Place | undefined, text: string): void {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const line = lines[(place?.line ?? 0) - 1];
  expect(line).toBeDefined();
  expect(place?.column).toBeGreaterThanOrEqual(1);
  expect(place?.column).toBeLessThanOrEqual((line ?? '').replace(/\r$/, '').length + 1);
  expect(place?.width).toBeGreaterThanOrEqual(1);
}
