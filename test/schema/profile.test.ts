import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROFILE_SCHEMA, profileSchema } from '../../src/profile/schema.ts';
import { schemaPage } from '../../src/profile/schema-page.ts';
import { BUILT_IN_CONTEXT, load, sourceOf } from '../profile/loading.ts';

const SCHEMA = new URL('../../schemas/profile.schema.json', import.meta.url);
const PROFILES = new URL('../../profiles/', import.meta.url);

test('schemas/profile.schema.json is what the code says; `node scripts/build-schema.mjs` writes it', () => {
  expect(JSON.parse(readFileSync(SCHEMA, 'utf8'))).toEqual(profileSchema());
});

test('the tables of docs/profile.md are what the schema says; `node scripts/build-schema.mjs` writes them', () => {
  const page = readFileSync(new URL('../../docs/profile.md', import.meta.url), 'utf8');
  const [intro = ''] = page.split('## The profile itself');
  expect(page).toBe(schemaPage(PROFILE_SCHEMA, intro));
});

test('every key is described with more than its name', () => {
  const short = describedIn(profileSchema()).filter((text) => text.length < 20);
  expect(short).toEqual([]);
});

describe('built-in profiles', () => {
  for (const file of readdirSync(PROFILES)) {
    test(`${file} is valid, named like its file, and says nothing but what it is for`, () => {
      const text = readFileSync(new URL(file, PROFILES), 'utf8');
      const { profile, diagnostics } = load([sourceOf(text, file)], BUILT_IN_CONTEXT);
      expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(`${profile?.name}.yaml`).toBe(file);
      expect(profile?.description).toBeTruthy();
      // A template is copied, and its schema does not lie beside the copy.
      const isTemplate = ['air-gapped.yaml', 'corporate.yaml'].includes(file);
      expect(/^# yaml-language-server: \$schema=\.\.\/schemas\/profile\.schema\.json\n/.test(text)).toBe(
        !isTemplate,
      );
    });
  }
});

describe.each([
  ['corporate.yaml', ['network', 'trust', 'go', 'git', 'shell']],
  ['air-gapped.yaml', ['offline', 'go', 'shell']],
])('%s, the template', (file, sections) => {
  const text = readFileSync(new URL(file, PROFILES), 'utf8');

  test('as it stands it sets nothing', () => {
    expect(text.match(/^[a-z]+(?=:)/gm)).toEqual(['version', 'name', 'description']);
  });

  test('with every setting in it is valid', () => {
    const [head = '', settings = ''] = text.split(/(?<=^description:.*\n)/m);
    const filled = head + settings.replace(/^# /gm, '');
    const { profile, diagnostics } = load([sourceOf(filled, 'company.yaml')], BUILT_IN_CONTEXT);
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(Object.keys(profile ?? {})).toEqual(expect.arrayContaining(sections));
  });
});

function describedIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'description' in node && typeof node.description === 'string' ? [node.description] : [];
  return [...own, ...Object.values(node).flatMap(describedIn)];
}
