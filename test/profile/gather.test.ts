import { expect, test } from 'vitest';
import { gatherSources } from '../../src/profile/gather.ts';
import type { SourceText } from '../../src/profile/source.ts';
import { sourceOf } from './loading.ts';

const TEXTS: Readonly<Record<string, string>> = {
  '/p/own.yaml':
    'version: 1\nextends: [cn, ./a.yaml, https://a.example/p.yaml, ./none.yaml, 7, { use: ../q/b.yaml }]\n',
  '/p/a.yaml': 'version: 1\nextends: [./own.yaml, cn]\n',
  '/q/b.yaml': 'version: 1\nextends: [c.yml]\n',
  '/q/c.yml': 'version: 1\nextends: [~/d.json]\nunknown: 1\n',
  '/home/gopher/d.json': '{',
  cn: 'version: 1\n',
};

test('everything that is extended is read once: circles, broken files and missing ones are no obstacle', async () => {
  const asked: string[] = [];
  const read = async ({ ref }: { ref: string }): Promise<SourceText | undefined> => {
    asked.push(ref);
    const text = TEXTS[ref];
    return text === undefined ? undefined : sourceOf(text, ref);
  };
  const sources = await gatherSources(
    sourceOf(TEXTS['/p/own.yaml'] ?? '', '/p/own.yaml'),
    read,
    '/home/gopher',
  );
  expect(asked).toEqual(['cn', '/p/a.yaml', '/p/none.yaml', '/q/b.yaml', '/q/c.yml', '/home/gopher/d.json']);
  expect([...sources.keys()]).toEqual([
    '/p/own.yaml',
    'cn',
    '/p/a.yaml',
    '/q/b.yaml',
    '/q/c.yml',
    '/home/gopher/d.json',
  ]);
});
