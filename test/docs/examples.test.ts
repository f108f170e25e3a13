import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resolveProfile } from '../../src/commands/resolve-profile.ts';
import { readSettings } from '../../src/host/settings.ts';
import { UNSUPPORTED } from '../../src/planners/index.ts';
import { VERSION } from '../../src/version.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const EXAMPLES = PAGES.flatMap((page) => {
  const blocks = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```/gm)];
  return blocks
    .map(([, text = ''], at) => ({ page, at: at + 1, text }))
    .filter(({ text }) => /^version: 1$/m.test(text));
});

test('there are examples', () => {
  expect(EXAMPLES.length).toBeGreaterThan(3);
});

test.each(EXAMPLES)('example $at of $page is a valid profile', async ({ text }) => {
  const source = { ref: '/docs/example.yaml', file: 'example.yaml', text, sha256: '', dir: '/docs' };
  const context = {
    home: '/home/u',
    version: VERSION,
    today: '2026-11-20',
    allow: [],
    unsupported: UNSUPPORTED,
  };
  const how = { facts: { os: 'linux', env: {} }, cwd: '/', stateDirs: [], network: 'never' } as const;
  const { diagnostics } = await resolveProfile(source, { how, context });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('goenv.config.example.yaml is a valid settings file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'goenv-docs-'));
  try {
    const config = join(folder, 'config.yaml');
    writeFileSync(config, readFileSync(join(ROOT, 'goenv.config.example.yaml')));
    const machineConfig = join(folder, 'none');
    const question = { cwd: folder, home: folder, ownConfig: folder, machineConfig, config };
    expect(await readSettings(question)).toEqual({ profile: 'cn', lang: 'en', policies: [] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the commands that pages name are there', () => {
  const help = readFileSync(join(ROOT, 'src/commands/index.ts'), 'utf8');
  const named = PAGES.flatMap((page) => [
    ...readFileSync(join(ROOT, page), 'utf8').matchAll(/`goenv ([a-z]+)\b/g),
  ]);
  const verbs = new Set(named.map(([, verb = '']) => verb));
  expect([...verbs].filter((verb) => !help.includes(`'${verb}'`))).toEqual([]);
});
