import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Machine, machine } from './kit.ts';

describe('the journal: exit 1 from every command, nothing changed, the journal kept', () => {
  const path = '.local/state/goenv/journal.json';
  test.each<[string, (m: Machine) => void, string]>([
    ['cut off', (m) => m.write(path, m.read(path).slice(0, 300)), 'JOURNAL_BROKEN'],
    ['empty', (m) => m.write(path, ''), 'JOURNAL_BROKEN'],
    ['null', (m) => m.write(path, 'null'), 'JOURNAL_BROKEN'],
    [
      'of a newer version',
      (m) => m.write(path, '{"formatVersion":2,"planners":{},"folders":[]}'),
      'JOURNAL_NEWER',
    ],
    ['a folder', toFolder, 'journal.json'],
    [
      'with a planner that is none',
      edited('"go-env":{"keys":{', '"go-env":{"keys":{"x":null,'),
      'JOURNAL_BROKEN',
    ],
    ['with an applied that is none', edited(/"applied":\{.*\}\}/s, '"applied":5}'), 'JOURNAL_BROKEN'],
    ['with a pending that is none', edited('"folders":', '"pending":3,"folders":'), 'JOURNAL_BROKEN'],
  ])('%s', async (_, spoil, code) => {
    using m = machine();
    await m.run(['apply', 'cn', '-y']);
    spoil(m);
    const before = m.tree();
    for (const args of COMMANDS) {
      const ended = await m.run(args);
      expect(ended.err, args.join(' ')).toContain(code);
      expect(ended, args.join(' ')).toMatchObject({ code: 1, out: '' });
    }
    expect(m.tree()).toEqual(before);
  });

  const COMMANDS = [
    ['plan', 'cn'],
    ['apply', 'direct', '-y'],
    ['check'],
    ['diff', 'cn'],
    ['revert', '-y'],
    ['status'],
  ];

  function toFolder(m: Machine): void {
    rmSync(join(m.home, path));
    mkdirSync(join(m.home, path));
  }

  function edited(from: string | RegExp, to: string) {
    return (m: Machine) => void m.write(path, m.read(path).replace(from, to));
  }
});
