import { describe, expect, test } from 'vitest';
import type { Policy } from '../../src/core/policy.ts';
import { judge } from '../../src/profile/demands.ts';
import type { Profile } from '../../src/profile/sections/profile.ts';
import { exception, profileOf, TODAY } from './lint-rows/row.ts';

const SETTINGS = '/etc/goenv/config.yaml';
const policy = (part: Partial<Policy>): Policy => ({
  file: SETTINGS,
  lines: { forbid: 3, names: 4, environment: 5, signature: 6 },
  ...part,
});
const context = { today: TODAY, source: './acme.yaml', unsigned: () => undefined };
const codes = (profile: Partial<Profile>, ...policies: Policy[]) =>
  judge(profileOf(profile), policies, context).breaches.map(({ code }) => code);
const skipTls = exception({ allow: 'skip-tls-verify', host: 'git.lab.example' });

describe.each<[string, Partial<Profile>, Partial<Policy>, readonly string[]]>([
  ['no demand, no breach', { insecure: [skipTls] }, {}, []],
  [
    'a forbidden exception',
    { insecure: [skipTls] },
    { forbid: ['no-sumdb', 'skip-tls-verify'] },
    ['POLICY_FORBIDS'],
  ],
  ['an exception that is not forbidden', { insecure: [skipTls] }, { forbid: ['no-sumdb'] }, []],
  [
    'each of several',
    { insecure: [skipTls, skipTls] },
    { forbid: ['skip-tls-verify'] },
    ['POLICY_FORBIDS', 'POLICY_FORBIDS'],
  ],
  ['a name', { name: 'acme' }, { names: ['acme'] }, []],
  ['a name with a star', { name: 'acme-lab' }, { names: ['acme', 'acme-*'] }, []],
  ['a star at the start and in the middle', { name: 'x-acme-1-lab' }, { names: ['*-acme-*-lab'] }, []],
  ['a star stands for nothing too', { name: 'acme-' }, { names: ['acme-*'] }, []],
  ['ends may not overlap', { name: 'aba' }, { names: ['ab*ba'] }, ['POLICY_NAME']],
  ['another name', { name: 'acme' }, { names: ['acme-*'] }, ['POLICY_NAME']],
  ['a name is no prefix', { name: 'acme-evil' }, { names: ['acme'] }, ['POLICY_NAME']],
  [
    'a stricter environment wants an approval',
    dev({ approvedBy: '' }),
    { environment: 'production' },
    ['POLICY_NEEDS_APPROVAL'],
  ],
  ['and an earlier end', dev({ expires: '2026-10-01' }), { environment: 'production' }, ['POLICY_TOO_LONG']],
  [
    'test is as long as development',
    dev({ approvedBy: '', expires: '2026-10-01' }),
    { environment: 'test' },
    [],
  ],
  ['one that is met', dev({}), { environment: 'production' }, []],
  [
    'a looser environment than the profile never loosens',
    { insecure: [skipTls] },
    { environment: 'development' },
    [],
  ],
])('%s', (_, profile, part, finds) => {
  test(`finds ${finds.join(', ') || 'nothing'}`, () => expect(codes(profile, policy(part))).toEqual(finds));
  test('whatever a second file says beside it', () => {
    const lax = { file: '/home/gopher/.config/goenv/config.yaml', lines: {} } as const;
    const both: Policy[] = [policy(part), { ...lax, environment: 'development', names: ['*'] }];
    expect(codes(profile, ...both)).toEqual(finds);
    expect(codes(profile, ...both.toReversed())).toEqual(finds);
  });
});

test('a breach names both lines, and its verdict is not met', () => {
  const at = { file: 'acme.yaml', line: 9, column: 3, pointer: '/insecure/0' };
  const profile = profileOf({ insecure: [skipTls], origins: { '/insecure/0': at } });
  const { breaches, verdicts } = judge(
    profile,
    [policy({ forbid: ['skip-tls-verify'], names: ['acme'] })],
    context,
  );
  expect(breaches).toEqual([
    {
      code: 'POLICY_FORBIDS',
      severity: 'error',
      params: { allow: 'skip-tls-verify', target: 'git.lab.example' },
      where: { file: 'acme.yaml', line: 9, column: 3 },
      also: { file: SETTINGS, line: 3 },
    },
  ]);
  expect(verdicts).toEqual([
    { file: SETTINGS, line: 3, rule: 'forbid', values: ['skip-tls-verify'], met: false },
    { file: SETTINGS, line: 4, rule: 'names', values: ['acme'], met: true },
  ]);
});

test('a signature that is missing is a breach with its reason; one that is there is none', () => {
  const signature = { file: '/etc/goenv/allowed_signers', principal: 'ci@acme.example' };
  const demanded = [policy({ signature })];
  const refused = judge(profileOf({}), demanded, { ...context, unsigned: () => 'no such file' });
  expect(refused.breaches).toMatchObject([
    { code: 'POLICY_SIGNATURE', params: { ...signature, reason: 'no such file', source: './acme.yaml' } },
  ]);
  expect(judge(profileOf({}), demanded, context).breaches).toEqual([]);
});

function dev(part: Partial<Profile['insecure'][number]>): Partial<Profile> {
  return { environment: 'development', insecure: [{ ...skipTls, ...part }] };
}
