import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { renderConfig } from '../../../src/planners/git-config/render-config.ts';
import { type RewriteRule, rewriteUrl } from '../../../src/planners/git-config/rewrite-url.ts';
import { gitHome } from './real-git.ts';

const box = gitHome();
afterAll(() => box[Symbol.dispose]());

const host = 'https://git.acme.internal/';

describe('rewriteUrl', () => {
  test.each<[string, RewriteRule[], string, string]>([
    ['no rule', [], host, host],
    ['a prefix', [{ from: host, to: 'ssh://git@h/' }], `${host}a/b.git`, 'ssh://git@h/a/b.git'],
    [
      'the longest wins',
      [
        { from: 'https://', to: 'A:' },
        { from: host, to: 'B:' },
      ],
      `${host}x`,
      'B:x',
    ],
    [
      'the first wins a tie',
      [
        { from: host, to: 'A:' },
        { from: host, to: 'B:' },
      ],
      `${host}x`,
      'A:x',
    ],
    [
      'first is where the target was named first, not where the rule stands',
      [
        { from: 'other:', to: 'B:' },
        { from: host, to: 'A:' },
        { from: host, to: 'B:' },
      ],
      `${host}x`,
      'B:x',
    ],
    [
      'one pass only',
      [
        { from: 'a:', to: 'b:' },
        { from: 'b:', to: 'c:' },
      ],
      'a:x',
      'b:x',
    ],
    ['letter case counts', [{ from: 'https://H/', to: 'A:' }], 'https://h/x', 'https://h/x'],
    [
      'a port is another prefix',
      [{ from: host, to: 'A:' }],
      'https://git.acme.internal:443/x',
      'https://git.acme.internal:443/x',
    ],
    ['an empty prefix matches everything', [{ from: '', to: 'A:' }], 'x', 'A:x'],
    [
      'an empty prefix yields to any other',
      [
        { from: '', to: 'A:' },
        { from: 'x', to: 'B:' },
      ],
      'xy',
      'B:y',
    ],
  ])('%s', (_, rules, url, expected) => {
    expect(rewriteUrl(rules, url)).toBe(expected);
    expect(gitSays(rules, url)).toBe(expected);
  });

  test('agrees with git on random rules', { timeout: 60_000 }, () => {
    const rule = fc.record({
      from: fc.constantFrom('u:', 'u:a', 'u:a/', 'u:a/b', 'v:', ''),
      to: fc.constantFrom('A:', 'B:', 'C:', 'u:a/'),
    });
    let rewritten = 0;
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 8 }),
        fc.constantFrom('u:a/b/c', 'u:x', 'v:y', 'w:'),
        (rules, url) => {
          const ours = rewriteUrl(rules, url);
          if (ours !== url) rewritten += 1;
          expect(ours).toBe(gitSays(rules, url));
        },
      ),
      { numRuns: 200 },
    );
    expect(rewritten).toBeGreaterThan(50);
  });
});

function gitSays(rules: readonly RewriteRule[], url: string): string {
  const entries = rules.map(({ from, to }) => ({ key: `url.${to}.insteadof`, value: from }));
  box.write('.gitconfig', renderConfig([], entries));
  return box.git('ls-remote', '--get-url', url).replace(/\n$/, '');
}
