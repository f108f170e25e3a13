import { expect, test } from 'vitest';
import type { InsecureEntry } from '../../src/profile/sections/profile.ts';
import { renderExceptions } from '../../src/ui/render-exceptions.ts';
import type { Voice } from '../../src/ui/say.ts';
import { PLAIN } from '../../src/ui/style.ts';

const english: Voice = { language: 'en', home: '/home/u', style: PLAIN };
const entry = (more: Partial<InsecureEntry>): InsecureEntry => ({
  allow: 'plain-http',
  reason: 'lab',
  expires: '2026-12-31',
  ...more,
});
const ALL = [
  entry({ module: 'git.lab.example', approvedBy: 'SEC-1' }),
  entry({ allow: 'skip-tls-verify', module: 'git.lab.example' }),
  entry({ allow: 'skip-tls-verify', host: 'git.lab.example' }),
  entry({ allow: 'no-sumdb', module: 'example.com/x' }),
  entry({ allow: 'no-sumdb', module: 'all' }),
  entry({ allow: 'http-rewrite', host: 'git.lab.example' }),
];

test('each with its host or module, its last day, what it does, why, and who approved it', () => {
  expect(renderExceptions(ALL, '2026-12-31', english)).toMatchInlineSnapshot(`
    "Exceptions from security checks
      ! plain-http git.lab.example, until 2026-12-31: go fetches it over http and checks no certificate
          lab (SEC-1)
      ! skip-tls-verify git.lab.example, until 2026-12-31: go checks no certificate for it, and takes http too
          lab
      ! skip-tls-verify git.lab.example, until 2026-12-31: git checks no certificate of this host
          lab
      ! no-sumdb example.com/x, until 2026-12-31: go does not look it up in the checksum database
          lab
      ! no-sumdb all, until 2026-12-31: no module is looked up in the checksum database, and no toolchain is downloaded
          lab
      ! http-rewrite git.lab.example, until 2026-12-31: git sends code and passwords to this host in clear
          lab"
  `);
});

test('one that is over says so, and does nothing any more', () => {
  const one = renderExceptions([entry({ module: 'x.example' })], '2027-01-01', {
    ...english,
    language: 'zh',
  });
  expect(one).toContain('2026-12-31');
  expect(one).toContain('视为不存在');
  expect(one).not.toContain('http 获取');
});

test('a reason cannot paint the terminal', () => {
  expect(
    renderExceptions([entry({ module: 'x', reason: 'a\u001b[2Jb' })], '2026-12-31', english),
  ).not.toContain('\u001b');
});

test('none, nothing', () => {
  expect(renderExceptions([], '2026-12-31', english)).toBe('');
});
