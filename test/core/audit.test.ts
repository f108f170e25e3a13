import { expect, test } from 'vitest';
import { type AuditEnd, auditLine } from '../../src/core/audit.ts';
import { printable } from '../../src/ui/printable.ts';

const END: AuditEnd = {
  formatVersion: '1.0',
  event: 'end',
  id: 'x',
  time: '',
  result: 'failed',
  applied: [],
  failed: [],
  files: [],
  programs: [],
};

test('one line, whatever is in it: nothing moves a cursor or turns the reading order', () => {
  const path = '/a\u001b]0;x\u0007\n\r\u009b31m\u202e\u2028\u200b\u007f\ufeffé';
  const line = auditLine({ ...END, files: [{ path, before: null, after: null }] });
  // Printable ASCII, what is beyond Latin-1's controls, and one newline at the end.
  expect([...line.slice(0, -1)].filter((one) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(one))).toEqual([]);
  expect(line.endsWith('}\n')).toBe(true);
  expect(JSON.parse(line).files[0].path).toBe(path);
});

test('secrets of known shapes do not get in, in whatever member', () => {
  const line = auditLine({
    ...END,
    programs: [
      ['git', 'https://u:hunter2@h.example/'],
      ['x', 'glpat-abcdefghijklmnopqrst'],
    ],
  });
  expect(line).not.toMatch(/hunter2|glpat/);
});

test('what a terminal is spared, the log is spared too', () => {
  const all = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code));
  const unfit = all.filter((one) => printable(one) !== one);
  expect(unfit.length).toBeGreaterThan(60);
  const line = auditLine({ ...END, programs: [unfit] });
  expect(unfit.filter((one) => line.slice(0, -1).includes(one))).toEqual([]);
  expect(JSON.parse(line).programs).toEqual([unfit]);
});
