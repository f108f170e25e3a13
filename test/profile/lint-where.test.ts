import { expect, test } from 'vitest';
import { lint } from '../../src/profile/lint/index.ts';
import { placeOf } from '../../src/profile/lint/where.ts';
import { profileOf, proxies, TODAY } from './lint-rows/row.ts';

const origin = (line: number) => ({ file: 'acme.yaml', line, column: 5, pointer: '/x' });
const context = { today: TODAY, allow: [], unsupported: new Set<string>() };

test('a finding stands where its value was written, and names the other line', () => {
  const go = proxies('off', 'https://a.example');
  const profile = profileOf({ go, origins: { '/go/proxy/0': origin(3), '/go/proxy/1': origin(4) } });
  const [found] = lint(profile, context);
  expect(found?.where).toEqual({ file: 'acme.yaml', line: 4, column: 5 });
  expect(found?.also).toEqual({ file: 'acme.yaml', line: 3, column: 5 });
});

test('a value without origin takes its nearest parent', () => {
  const profile = profileOf({ origins: { '/go': origin(2) } });
  expect(placeOf(profile, '/go/env/GOFLAGS')?.line).toBe(2);
  expect(placeOf(profile, '/git/http/0')).toBeUndefined();
});

test('a name with a slash is escaped as a member of a pointer', () => {
  const env = { 'A/B~': 'x' };
  const profile = profileOf({ shell: { env }, origins: { '/shell/env/A~1B~0': origin(9) } });
  expect(lint(profile, context)[0]?.where?.line).toBe(9);
});
