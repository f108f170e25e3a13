import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../src/core/codes.ts';
import { MESSAGES } from '../../src/ui/messages/index.ts';
import { PHRASES } from '../../src/ui/messages/phrases.ts';
import { LANGUAGES, type Text } from '../../src/ui/messages/texts.ts';

const holes = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[}:]/g)].map(([, name]) => name))].sort();
const all = (text: Text) => [text.title, text.message, text.remedy, ...(text.commands ?? [])].join('\n');

describe('the catalogue', () => {
  test('has every code in every language, and nothing else', () => {
    expect(Object.keys(MESSAGES).sort()).toEqual([...CODES].sort());
    expect(new Set(CODES).size).toBe(CODES.length);
  });

  test.each(CODES)('%s is complete, and both languages speak of the same', (code) => {
    for (const language of LANGUAGES) {
      const text = MESSAGES[code][language];
      expect(text.title, language).not.toBe('');
      expect(text.message, language).not.toBe('');
      expect(all(text), language).not.toMatch(/TODO|undefined/);
    }
    const { en, zh } = MESSAGES[code];
    expect(holes(all(zh))).toEqual(holes(all(en)));
    expect(zh.commands?.length ?? 0).toBe(en.commands?.length ?? 0);
    expect(all(zh)).toMatch(/[\u4e00-\u9fff]/);
    expect(en.title + en.message).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test.each(Object.keys(PHRASES))('phrase %s has the same parameters in both languages', (phrase) => {
    const { en, zh } = PHRASES[phrase as keyof typeof PHRASES];
    expect(holes(zh)).toEqual(holes(en));
  });

  test('every code is uttered somewhere', () => {
    const source = texts(join(import.meta.dirname, '../../src')).join('\n');
    expect(CODES.filter((code) => !source.includes(`'${code}'`))).toEqual([]);
  });
});

/** The sources that may utter a code: not the catalogue, not the lists of codes. */
function texts(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (/\/(messages|codes)$/.test(path)) return [];
    return entry.isDirectory() ? texts(path) : [readFileSync(path, 'utf8')];
  });
}
