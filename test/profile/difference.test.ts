import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../src/profile/difference.ts';
import type { Profile } from '../../src/profile/sections/profile.ts';
import { load, sourceOf } from './loading.ts';

const HEAD = 'version: 1\nname: acme\n';

function profile(text: string): Profile {
  const loaded = load([sourceOf(HEAD + text)]);
  if (!loaded.profile) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded.profile;
}

describe('what two profiles say differently', () => {
  const ROWS: readonly [
    title: string,
    before: string,
    after: string,
    found: readonly (readonly unknown[])[],
  ][] = [
    [
      'the same in other words',
      'go: { private: [a.example] }\n',
      'go:\n  private:\n    - path: a.example\n',
      [],
    ],
    [
      'sets in another order',
      'go: { private: [a.example, b.example] }\n',
      'go: { private: [b.example, a.example] }\n',
      [],
    ],
    [
      'keys in another order',
      'go: { env: { GOFLAGS: -v, GOBIN: /b } }\n',
      'go: { env: { GOBIN: /b, GOFLAGS: -v } }\n',
      [],
    ],
    [
      'an element of a set',
      'go: { private: [a.example, b.example] }\n',
      'go: { private: [b.example, c.example] }\n',
      [
        ['go.private[a.example]', { path: 'a.example', via: 'direct' }, undefined, 3, undefined],
        ['go.private[c.example]', undefined, { path: 'c.example', via: 'direct' }, undefined, 3],
      ],
    ],
    [
      'an element that changes',
      'go: { proxy: [https://p.example], private: [a.example] }\n',
      'go: { proxy: [https://p.example], private: [{ path: a.example, via: proxy }] }\n',
      [
        [
          'go.private[a.example]',
          { path: 'a.example', via: 'direct' },
          { path: 'a.example', via: 'proxy' },
          3,
          3,
        ],
      ],
    ],
    [
      'a chain is one value: its order counts',
      'go: { proxy: [https://a.example, https://b.example] }\n',
      'go: { proxy: [https://b.example, https://a.example] }\n',
      [
        [
          'go.proxy',
          [
            { url: 'https://a.example', fallback: 'not-found' },
            { url: 'https://b.example', fallback: 'not-found' },
          ],
          [
            { url: 'https://b.example', fallback: 'not-found' },
            { url: 'https://a.example', fallback: 'not-found' },
          ],
          3,
          3,
        ],
      ],
    ],
    [
      'a key of a map',
      'go: { env: { GOFLAGS: -v } }\n',
      'go: { env: { GOFLAGS: -x, GOBIN: /b } }\n',
      [
        ['go.env.GOFLAGS', '-v', '-x', 3, 3],
        ['go.env.GOBIN', undefined, '/b', undefined, 3],
      ],
    ],
    [
      'a section that goes',
      'network: { noProxy: [a.example] }\n',
      '',
      [['network.noProxy[a.example]', 'a.example', undefined, 3, undefined]],
    ],
    ['a scalar', 'environment: test\n', '', [['environment', 'test', 'production', 3, undefined]]],
  ];

  test.each(ROWS)('%s', (_, before, after, found) => {
    const rows = differenceOf(profile(before), profile(after));
    expect(
      rows.map((one) => [one.key, one.before, one.after, one.origins.before?.line, one.origins.after?.line]),
    ).toEqual(found);
  });

  test('a place is the line that wrote it', () => {
    const [one] = differenceOf(
      profile('scope: user\nenvironment: test\n'),
      profile('environment: development\n'),
    );
    expect(one?.origins).toMatchObject({ before: { line: 4 }, after: { line: 3 } });
  });

  test('an exception is named by its words, a PEM text by its fingerprint', () => {
    const pin = '9f2c'.repeat(16);
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const empty = profile('');
    const full: Profile = {
      ...empty,
      trust: { certificates: [{ pem, sha256: [pin], leaf: false }] },
      insecure: [{ allow: 'skip-tls-verify', host: 'h.example', reason: 'r', expires: '2026-12-01' }],
    };
    expect(differenceOf(empty, full).map(({ key }) => key)).toEqual([
      'insecure[skip-tls-verify h.example]',
      `trust.certificates[pem ${pin}]`,
    ]);
  });
});
