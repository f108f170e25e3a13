import { expect, test } from 'vitest';
import { nearestName } from '../../src/core/nearest-name.ts';

test.each([
  ['GOMODCAHCE', ['GOMODCACHE', 'GOCACHE'], 'GOMODCACHE'],
  ['gocache', ['GOCACHE'], 'GOCACHE'],
  ['toolchian', ['doctor', 'toolchain'], 'toolchain'],
  ['pla', ['plan', 'apply'], 'plan'],
  ['cert', ['certificates'], 'certificates'],
  ['GOTLS', ['GOOS', 'GOARCH'], undefined],
  ['x', ['plan'], undefined],
] as const)('%s among %s means %s', (word, known, meant) => {
  expect(nearestName(word, known)).toBe(meant);
});
