import { describe, expect, test } from 'vitest';
import { machine } from './kit.ts';
import { day, plainHttp } from './profiles.ts';

/** Node options that move the clock forward, for the binary alone. */
function daysLater(m: { write(path: string, text: string): string }, days: number): readonly string[] {
  const shim = `const Real = Date; const shift = ${days * 86_400_000};
globalThis.Date = class extends Real {
  constructor(...args) { super(...(args.length > 0 ? args : [Real.now() + shift])); }
  static now() { return Real.now() + shift; }
};`;
  return ['--require', m.write('../work/later.cjs', shim)];
}

const skipTls = (expires: string) => `version: 1
name: lab
environment: test
go: { private: [git.lab.example] }
git:
  rewrite: [{ from: "https://git.lab.example/", to: "http://git.lab.example/" }]
insecure:
  - { allow: http-rewrite, host: git.lab.example, reason: lab, expires: ${expires} }
  - { allow: skip-tls-verify, host: git.lab.example, reason: lab, expires: ${expires} }
`;

test('in date: applied and checked 0; past its date check ends 2, plan removes it, apply goes on', async () => {
  using m = machine();
  const before = m.tree();
  const file = m.write('../work/lab.yaml', plainHttp(day(10)));
  expect((await m.run(['apply', file, '-y'])).code).toBe(0);
  expect(m.read('.config/go/env')).toContain('GOINSECURE=git.lab.example');
  expect((await m.run(['check'])).code).toBe(0);
  const node = daysLater(m, 11);
  expect((await m.run(['check'], { node: daysLater(m, 10) })).code).toBe(0); // the last day counts
  const late = await m.run(['check'], { node: daysLater(m, 11) });
  expect(late.code).toBe(2);
  expect(late.err).toContain('EXCEPTION_EXPIRED');
  const plan = JSON.parse((await m.run(['plan', file, '--json'], { node })).out);
  expect(plan.changes).toContainEqual(expect.objectContaining({ key: 'GOINSECURE', action: 'delete' }));
  const applied = await m.run(['apply', file, '-y'], { node });
  expect(applied.code, applied.err).toBe(0);
  expect(applied.err).toContain('EXCEPTION_EXPIRED');
  expect(m.read('.config/go/env')).not.toContain('GOINSECURE');
  const still = await m.run(['check'], { node });
  expect(still.code).toBe(2);
  expect(still.err).toContain('EXCEPTION_EXPIRED');
  expect((await m.run(['revert', '-y'], { node })).code).toBe(0);
  expect(m.tree()).toEqual(before);
});

test('what leans on an expired exception goes with it: the rewrite to http', async () => {
  using m = machine();
  const before = m.tree();
  const file = m.write('../work/lab.yaml', skipTls(day(5)));
  const applied = await m.run(['apply', file, '-y']);
  expect(applied.code, applied.err).toBe(0);
  expect(m.read('.config/goenv/gitconfig')).toContain('sslVerify = false');
  const node = daysLater(m, 6);
  expect((await m.run(['check'], { node })).code).toBe(2);
  expect((await m.run(['apply', file, '-y'], { node })).code).toBe(0);
  const left = [...m.tree()]
    .filter(([path]) => !path.startsWith('.local'))
    .map(([, what]) => what)
    .join('');
  expect(left).not.toContain('sslVerify');
  expect(left).not.toContain('http://git.lab.example');
  expect((await m.run(['revert', '-y'])).code).toBe(0);
  expect(m.tree()).toEqual(before);
});

test('a saved plan whose exception ran out meanwhile does not weaken anything', async () => {
  using m = machine();
  const file = m.write('../work/lab.yaml', plainHttp(day(5)));
  expect((await m.run(['plan', file, '--out', '../work/saved.json'])).code).toBe(0);
  const ended = await m.run(['apply', '--plan', '../work/saved.json'], { node: daysLater(m, 6) });
  expect([0, 1]).toContain(ended.code);
  expect([...m.tree().values()].join('')).not.toContain('GOINSECURE=');
});

test("the user's own GOINSECURE goes for the profile's time and comes back", async () => {
  using m = machine();
  m.write('.config/go/env', 'GOINSECURE=old.example\n');
  const before = m.tree();
  const plan = await m.run(['plan', 'cn']);
  expect(plan.out).toMatch(/- GOINSECURE +old\.example -> \(absent\)/);
  expect((await m.run(['apply', 'cn', '-y'])).code).toBe(0);
  expect(m.read('.config/go/env')).not.toContain('GOINSECURE');
  expect((await m.run(['revert', '-y'])).code).toBe(0);
  expect(m.tree()).toEqual(before);
});

describe('the rules of an exception: exit 3, nothing changed', () => {
  const entry = (more: string) =>
    `version: 1\nname: lab\ngo: { private: [git.lab.example] }\ninsecure:\n  - { allow: plain-http, module: git.lab.example, ${more} }\n`;
  test.each([
    ['no reason', entry(`expires: ${day(5)}, approvedBy: SEC-1`), 'reason'],
    ['no date', entry('reason: lab, approvedBy: SEC-1'), 'expires'],
    ['a date that is none', entry('reason: lab, expires: 2026-02-30, approvedBy: SEC-1'), '2026-02-30'],
    [
      '91 days in production',
      entry(`reason: lab, expires: ${day(92)}, approvedBy: SEC-1`),
      'INSECURE_TOO_LONG',
    ],
    ['no approval in production', entry(`reason: lab, expires: ${day(5)}`), 'INSECURE_NEEDS_APPROVAL'],
    ['181 days in a test place', plainHttp(day(182)), 'INSECURE_TOO_LONG'],
    [
      'no place at all',
      entry(`reason: lab, expires: ${day(5)}, approvedBy: S`).replace('module: git.lab.example, ', ''),
      '',
    ],
    [
      'a rewrite to http with no exception',
      skipTls(day(5)).replace(/ {2}- \{ allow: http-rewrite.*\n/, ''),
      'REWRITE_TO_HTTP',
    ],
    [
      'a check weakened by GOFLAGS',
      'version: 1\nname: x\ngo: { env: { GOFLAGS: -insecure } }\n',
      'FLAG_INSECURE',
    ],
    ['the database off', 'version: 1\nname: x\ngo: { sumdb: off }\n', ''],
  ])('%s', async (_, stdin, code) => {
    using m = machine();
    const before = m.tree();
    for (const args of [
      ['validate', '-'],
      ['apply', '-', '-y'],
    ]) {
      const ended = await m.run(args, { stdin });
      expect(ended.err).toContain(code);
      expect(ended.code).toBe(3);
    }
    expect(m.tree()).toEqual(before);
  });
});
