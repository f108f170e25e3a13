import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lint } from '../../src/profile/lint/index.ts';
import { inForce } from '../../src/profile/policy.ts';
import type { Profile } from '../../src/profile/sections/profile.ts';
import { TODAY } from './lint-rows/row.ts';

/** Pieces that mean something to some rule, so that random texts get past the first look. */
const pieces = [
  'http',
  's',
  '://',
  'a.example',
  'b',
  '.',
  '*',
  '/',
  ':',
  '@',
  '8080',
  '%zz',
  '#',
  '[',
  ',',
  ' ',
  '，',
  '$',
  '{env:X}',
  'direct',
  'all',
  '\n',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });
const names = fc.dictionary(fc.oneof(fc.constantFrom('GOFLAGS', 'GODEBUG', 'GOPATH', 'NETRC'), text), text, {
  maxKeys: 3,
});

const profiles: fc.Arbitrary<Profile> = fc.record({
  name: text,
  scope: fc.constantFrom('user', 'machine'),
  environment: fc.constantFrom('production', 'test'),
  go: fc.record({
    proxy: list(fc.record({ url: text, fallback: fc.constantFrom('not-found', 'any-error') })),
    private: list(fc.record({ path: text, via: fc.constantFrom('direct', 'proxy') })),
    sumdb: fc.record({ name: text, key: text, url: text }),
    vcs: list(fc.record({ pattern: text, allow: list(text) })),
    env: names,
  }),
  network: fc.record({ proxy: fc.record({ http: text, https: text }), noProxy: list(text) }),
  git: fc.record({
    rewrite: list(fc.record({ from: text, to: text })),
    http: list(fc.record({ url: text, proxy: text })),
  }),
  ssh: fc.record({
    hosts: list(fc.record({ host: text, hostName: text, proxyJump: text, knownHosts: list(text) })),
  }),
  credentials: list(fc.record({ machine: text, login: text, password: text })),
  shell: fc.record({ env: names, unset: list(text), path: list(text) }),
  insecure: list(
    fc.record(
      {
        allow: fc.constantFrom('plain-http', 'skip-tls-verify', 'no-sumdb', 'http-rewrite'),
        module: text,
        host: text,
        reason: text,
        expires: fc.oneof(text, fc.constantFrom('2026-05-31', '2026-06-02')),
      },
      { requiredKeys: ['allow', 'reason', 'expires'] },
    ),
  ),
  origins: fc.constant({}),
});

test('whatever a profile says, the lint answers, the same every time, and changes nothing', () => {
  const context = { today: TODAY, allow: [], unsupported: new Set(['network', 'go.install']) };
  fc.assert(
    fc.property(profiles, (profile) => {
      const before = JSON.stringify(profile);
      expect(lint(profile, context)).toEqual(lint(profile, context));
      expect(lint(inForce(profile, TODAY).profile, context).map(({ code }) => code)).not.toContain(
        'EXCEPTION_EXPIRED',
      );
      expect(JSON.stringify(profile)).toBe(before);
    }),
    { numRuns: 300 },
  );
});
