import { describe, expect, test } from 'vitest';
import { effectsOf, isFile } from '../../src/core/effects.ts';
import type { FileRecord } from '../../src/core/journal.ts';
import type { Step } from '../../src/core/step.ts';
import { ABSENT } from '../../src/core/value.ts';
import { observed, reader } from './observed.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const write = (path: string, text: string): Step => ({
  kind: 'write-file',
  path,
  bytes: bytes(text),
  mode: 0o644,
});
const first = { bytes: base64('first'), mode: 0o600, uid: 7, gid: 8 };

interface Given {
  readonly steps?: readonly Step[];
  readonly files?: Readonly<Record<string, string | null>>;
  readonly records?: Readonly<Record<string, FileRecord>>;
  readonly last?: boolean;
}

function effects({ steps = [], files = {}, records = {}, last = true }: Given) {
  const found = effectsOf(
    { steps, observed: observed({}, files), owned: { keys: {}, files: records }, last },
    reader,
  );
  const shown = found.effects.filter(isFile).map(({ bytes: after, ...rest }) => ({
    ...rest,
    bytes: after === ABSENT ? null : reader.digest(after),
  }));
  return { effects: shown, codes: found.diagnostics.map(({ code }) => code) };
}

describe('a step', () => {
  test('becomes an effect on the bytes that were seen', () => {
    expect(effects({ steps: [write('f', 'new')], files: { f: 'old' }, last: false }).effects).toEqual([
      { path: 'f', bytes: 'new', mode: 0o644, expected: 'old' },
    ]);
  });

  test("carries git's lock", () => {
    const steps: Step[] = [{ kind: 'remove-file', path: 'f', lock: 'git' }];
    expect(effects({ steps, files: { f: 'x' }, last: false }).effects).toEqual([
      { path: 'f', bytes: null, expected: 'x', lock: 'git' },
    ]);
  });
});

describe('when the planner gives up all it owns', () => {
  const record = { first, wrote: 'mine', edited: false };

  test('a file that still is what goenv wrote gets its first bytes, mode and owner', () => {
    const found = effects({ steps: [write('f', 'mended')], files: { f: 'mine' }, records: { f: record } });
    expect(found).toEqual({
      effects: [{ path: 'f', bytes: 'first', mode: 0o600, owner: { uid: 7, gid: 8 }, expected: 'mine' }],
      codes: [],
    });
  });

  test('a file that was not there is removed', () => {
    const records = { f: { first: null, wrote: 'mine', edited: false } };
    const found = effects({ steps: [write('f', '')], files: { f: 'mine' }, records });
    expect(found.effects).toEqual([{ path: 'f', bytes: null, expected: 'mine' }]);
  });

  test('a file without a step comes back too', () => {
    expect(effects({ files: { f: 'mine' }, records: { f: record } }).effects).toMatchObject([
      { bytes: 'first' },
    ]);
  });

  test('a file that goenv removed comes back', () => {
    const records = { f: { first, wrote: null, edited: false } };
    expect(effects({ files: { f: null }, records }).effects).toEqual([
      { path: 'f', bytes: 'first', mode: 0o600, owner: { uid: 7, gid: 8 }, expected: null },
    ]);
  });

  test.each([
    ['edited now', 'theirs', false],
    ['edited between two writes of goenv', 'mine', true],
  ])('a file %s is mended by the step, and that is said', (_, now, edited) => {
    const records = { f: { ...record, edited } };
    const found = effects({ steps: [write('f', 'mended')], files: { f: now }, records });
    expect(found.effects).toEqual([{ path: 'f', bytes: 'mended', mode: 0o644, expected: now }]);
    expect(found.codes).toEqual(['FILE_MENDED']);
  });

  test('what changes no byte is no effect', () => {
    const steps: Step[] = [write('f', 'same'), { kind: 'remove-file', path: 'gone' }];
    expect(effects({ steps, files: { f: 'same', gone: null } }).effects).toEqual([]);
  });

  test('an edited file without a step is let be', () => {
    expect(effects({ files: { f: 'theirs' }, records: { f: record } })).toEqual({ effects: [], codes: [] });
  });
});

test('before that, a file is written by its step alone', () => {
  const records = { f: { first, wrote: 'mine', edited: false } };
  const found = effects({ steps: [write('f', 'next')], files: { f: 'mine' }, records, last: false });
  expect(found.effects).toEqual([{ path: 'f', bytes: 'next', mode: 0o644, expected: 'mine' }]);
});
