import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePatterns, matchesPattern } from '../../src/go/patterns.ts';

const part = fc.constantFrom('a', 'b', 'a.com', '*', '*.com', '?', '[ab]', '');
const path = fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/'));

test('many patterns at once match what they match one by one', () => {
  fc.assert(
    fc.property(fc.array(path, { maxLength: 5 }), path, (patterns, name) => {
      expect(compilePatterns(patterns)(name)).toBe(patterns.some((pattern) => matchesPattern(pattern, name)));
    }),
    { numRuns: 5000 },
  );
});
