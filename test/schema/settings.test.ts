import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../../src/host/settings.ts';

const ROOT = join(import.meta.dirname, '../..');
const ajv = new Ajv2020.default({ allErrors: true, strict: true });
const validate = ajv.compile(JSON.parse(readFileSync(join(ROOT, 'schemas/settings.schema.json'), 'utf8')));

/** What goenv says of a settings file: `undefined` when it is fine. */
async function judged(text: string): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'goenv-settings-'));
  try {
    writeFileSync(join(folder, 'config.yaml'), text);
    const question = { cwd: folder, home: folder, ownConfig: folder, machineConfig: join(folder, 'none') };
    await readSettings(question);
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The example with what it only shows taken out of its comments. */
function exampleInFull(): string {
  const text = readFileSync(join(ROOT, 'goenv.config.example.yaml'), 'utf8');
  return text.replace(/^# (stateDir:|policy:| {2,})/gm, '$1');
}

test.each<[string, string, boolean]>([
  ['the example', readFileSync(join(ROOT, 'goenv.config.example.yaml'), 'utf8'), true],
  ['the example, all of it', exampleInFull(), true],
  ['nothing demanded', 'policy: {}\n', true],
  ['one name', 'policy: { names: ["acme-*"] }\n', true],
  ['an unknown key', 'polices: {}\n', false],
  ['an unknown demand', 'policy: { forbids: [no-sumdb] }\n', false],
  ['an unknown word', 'policy: { forbid: [no-sum] }\n', false],
  ['an unknown environment', 'policy: { environment: prod }\n', false],
  ['a list that is none', 'policy: { forbid: no-sumdb }\n', false],
  ['an empty list', 'policy: { forbid: [] }\n', false],
  ['a name in capitals', 'policy: { names: [Acme] }\n', false],
  ['a signature of nobody', 'policy: { signature: { file: ./x } }\n', false],
  ['a number', 'policy: { names: [1] }\n', false],
  ['a language', 'lang: fr\n', false],
])('the schema and goenv agree on %s', async (_, text, isGood) => {
  expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(isGood);
  expect((await judged(text)) === undefined).toBe(isGood);
});

test('the full example does demand something', () => {
  expect(Object.keys(parse(exampleInFull()).policy)).toEqual(['forbid', 'environment', 'names', 'signature']);
});
