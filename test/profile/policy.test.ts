import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lint } from '../../src/profile/lint/index.ts';
import { inForce } from '../../src/profile/policy.ts';
import type { Origin, Profile } from '../../src/profile/sections/profile.ts';
import { exception, privates, profileOf, TODAY } from './lint-rows/row.ts';

const at = (line: number): Origin => ({ file: 'p.yaml', line, column: 1, pointer: '' });
const lab = 'http://lab.example/';
const over = '2026-05-31';

/** Two exceptions and three rewrites; lines tell the values apart. */
const PROFILE: Profile = profileOf({
  go: privates('lab.example', 'git.corp.example'),
  git: {
    rewrite: [
      { from: 'https://git.corp.example/', to: 'ssh://git@git.corp.example/' },
      { from: 'https://lab.example/', to: lab },
      { from: 'https://lab.example/x/', to: 'ssh://git@lab.example/x/' },
    ],
  },
  insecure: [
    exception({ allow: 'http-rewrite', host: 'lab.example', expires: over }),
    exception({ module: 'git.corp.example' }),
  ],
  origins: {
    '/git/rewrite': at(1),
    '/git/rewrite/0': at(2),
    '/git/rewrite/1': at(3),
    '/git/rewrite/1/to': at(4),
    '/git/rewrite/2': at(5),
    '/git/rewrite/2/from': at(6),
    '/insecure': at(7),
    '/insecure/0': at(8),
    '/insecure/0/host': at(9),
    '/insecure/1': at(10),
    '/insecure/10': at(11),
  },
});

test('an entry past its date goes, and the rewrite that leans on it', () => {
  const { profile, expired, diagnostics } = inForce(PROFILE, TODAY);
  expect(expired.map(({ host }) => host)).toEqual(['lab.example']);
  expect(profile.insecure.map(({ module }) => module)).toEqual(['git.corp.example']);
  expect(profile.git?.rewrite?.map(({ to }) => to)).toEqual([
    'ssh://git@git.corp.example/',
    'ssh://git@lab.example/x/',
  ]);
  expect(diagnostics).toEqual([
    {
      code: 'EXCEPTION_EXPIRED',
      severity: 'warning',
      params: { allow: 'http-rewrite', target: 'lab.example', expires: over },
      where: { file: 'p.yaml', line: 8, column: 1 },
    },
  ]);
});

test('what moves up keeps its own line', () => {
  const { origins } = inForce(PROFILE, TODAY).profile;
  expect(Object.fromEntries(Object.entries(origins).map(([pointer, { line }]) => [pointer, line]))).toEqual({
    '/git/rewrite': 1,
    '/git/rewrite/0': 2,
    '/git/rewrite/1': 5,
    '/git/rewrite/1/from': 6,
    '/insecure': 7,
    '/insecure/0': 10,
    '/insecure/1': 11,
  });
});

test('the last day is in force, the day after is not', () => {
  const profile = profileOf({ insecure: [exception({ module: 'a.example', expires: TODAY })] });
  expect(inForce(profile, TODAY).expired).toHaveLength(0);
  expect(inForce(profile, '2026-06-02').expired).toHaveLength(1);
});

test('a date that is none opens no door', () => {
  const profile = profileOf({ insecure: [exception({ module: 'a.example', expires: 'never' })] });
  expect(inForce(profile, TODAY).profile.insecure).toEqual([]);
});

test('a rewrite that another entry still excuses stays', () => {
  const renewed = exception({ allow: 'http-rewrite', host: 'lab.example' });
  const { profile } = inForce({ ...PROFILE, insecure: [...PROFILE.insecure, renewed] }, TODAY);
  expect(profile.git?.rewrite).toHaveLength(3);
});

test('a clear rewrite that nothing ever excused stays, for the lint to refuse', () => {
  const profile = { ...PROFILE, insecure: [exception({ module: 'a.example', expires: over })] };
  expect(inForce(profile, TODAY).profile.git?.rewrite).toHaveLength(3);
});

test('nothing past its date: the same profile', () => {
  const profile = { ...PROFILE, insecure: [] };
  expect(inForce(profile, TODAY).profile).toBe(profile);
});

test('the lint never says EXCEPTION_EXPIRED, and finds nothing more in what is left', () => {
  const context = { today: TODAY, allow: [], unsupported: new Set<string>() };
  const codes = (profile: Profile) => lint(profile, context).map(({ code }) => code);
  expect(codes(PROFILE)).not.toContain('EXCEPTION_EXPIRED');
  expect(codes(inForce(PROFILE, TODAY).profile)).toEqual(codes(PROFILE));
});

test('doing it again changes nothing, whatever the dates', () => {
  const day = fc.constantFrom('2026-05-30', over, TODAY, '2026-07-01', 'x');
  const entry = fc.record({ expires: day, host: fc.constantFrom('lab.example', 'b.example') });
  fc.assert(
    fc.property(fc.array(entry), (parts) => {
      const insecure = parts.map((part) => exception({ allow: 'http-rewrite', ...part }));
      const once = inForce({ ...PROFILE, insecure }, TODAY);
      const twice = inForce(once.profile, TODAY);
      expect(twice.profile).toBe(once.profile);
      expect(once.expired.length + once.profile.insecure.length).toBe(insecure.length);
    }),
  );
});
