import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentOf } from './json-document.ts';
import { machine } from './kit.ts';
import { ACME } from './profiles.ts';

describe('--json-into FILE', () => {
  test('the same document beside the text, for each command that has one', async () => {
    using m = machine();
    const file = join(m.dir, 'out.json');
    for (const [kind, ...args] of [
      ['findings', 'validate', '-'],
      ['change-report', 'plan', '-'],
      ['change-report', 'apply', '-', '--yes'],
      ['change-report', 'check'],
      ['status', 'status'],
      ['show', 'show', '-'],
      ['change-report', 'revert', '--yes'],
    ] as const) {
      const ended = await m.run([...args, '--json-into', file], {
        stdin: ACME,
      });
      expect(ended.code, ended.err).toBe(0);
      expect(ended.out).not.toMatch(/^\{/);
      documentOf(m.read(file), kind);
    }
  });

  test('with --json both get it', async () => {
    using m = machine();
    const file = join(m.dir, 'out.json');
    const ended = await m.run(['plan', 'cn', '--json', '--json-into', file]);
    expect(m.read(file)).toBe(ended.out);
  });

  test('a command that could not begin writes its findings there as well', async () => {
    using m = machine();
    const file = join(m.dir, 'out.json');
    expect((await m.run(['apply', 'cn', '--json-into', file])).code).toBe(64);
    expect(documentOf(m.read(file), 'findings')['findings']).toEqual([
      expect.objectContaining({ code: 'NEEDS_YES' }),
    ]);
  });

  test('a file that cannot be written is found out before anything changes: exit 1', async () => {
    using m = machine();
    const before = m.tree();
    const ended = await m.run(['apply', 'cn', '--yes', '--json-into', '/nowhere/at/all.json']);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('OUTPUT_FAILED');
    expect(m.tree()).toEqual(before);
  });
});
