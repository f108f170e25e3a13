import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileLedger } from '../../src/host/ledger.ts';
import { tempFolder } from './temp-folder.ts';

const codeOf = (error: { diagnostic?: { code: string } }) => error.diagnostic?.code ?? String(error);

test('what was saved is loaded; mode 0600; nothing beside it; cleared is as if it had never been', async () => {
  using temp = tempFolder();
  const ledger = fileLedger(temp.dir);
  expect(await ledger.load()).toBeUndefined();
  for (const text of ['{"a":"π\\u0000"}', 'x'.repeat(1_000_000), '']) {
    await ledger.save(text);
    expect(await ledger.load()).toBe(text);
  }
  expect(statSync(ledger.path).mode & 0o777).toBe(0o600);
  expect(readdirSync(temp.dir)).toEqual(['journal.json']);
  await ledger.clear();
  await ledger.clear();
  expect(readdirSync(temp.dir)).toEqual([]);
});

test('a half-written new journal of a killed run is not read, and is no obstacle', async () => {
  using temp = tempFolder();
  const ledger = fileLedger(temp.dir);
  await ledger.save('old');
  writeFileSync(`${ledger.path}.new`, 'hal');
  expect(await ledger.load()).toBe('old');
  await ledger.save('new');
  expect(await ledger.load()).toBe('new');
  expect(readdirSync(temp.dir)).toEqual(['journal.json']);
});

test('a half-written new journal goes with the journal', async () => {
  using temp = tempFolder();
  const ledger = fileLedger(temp.dir);
  writeFileSync(`${ledger.path}.new`, 'hal');
  await ledger.clear();
  expect(readdirSync(temp.dir)).toEqual([]);
});

test('a folder in its place, or none to put it in: Failures, not raw errors', async () => {
  using temp = tempFolder();
  mkdirSync(temp.path('s/journal.json'), { recursive: true });
  expect(await fileLedger(temp.path('s')).load().catch(codeOf)).toBe('NOT_READABLE');
  expect(await fileLedger(temp.path('s')).save('x').catch(codeOf)).toBe('WRITE_FAILED');
  expect(await fileLedger(temp.path('none')).load()).toBeUndefined();
  expect(await fileLedger(temp.path('none')).save('x').catch(codeOf)).toBe('WRITE_FAILED');
  writeFileSync(temp.path('file'), '');
  expect(await fileLedger(temp.path('file')).load()).toBeUndefined();
});
