import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachHome } from '../../src/profile/each-home.ts';
import { flatText } from '../../src/profile/flat.ts';
import { inspect } from '../../src/profile/inspect.ts';
import { type LocatedMap, toData } from '../../src/profile/located.ts';
import { parseSource } from '../../src/profile/parse.ts';
import type { Profile } from '../../src/profile/sections/profile.ts';
import { machineProfiles, profiles, RUNS } from '../laws/world.ts';
import { BUILT_IN_CONTEXT, CONTEXT, load, sourceOf } from './loading.ts';

const FULL = readFileSync(new URL('./full-example.yaml', import.meta.url), 'utf8');
const PROFILES = new URL('../../profiles/', import.meta.url);

function flat(profile: Profile, requires: readonly string[] = []): string {
  return flatText(profile, { head: ['made by a test'], requires, home: CONTEXT.home });
}

/** What a text means, wherever it was written; throws when it is no profile at all. */
function meaning(text: string, bases: readonly string[] = []) {
  const sources = [sourceOf(text), ...bases.map((base, at) => sourceOf(base, `/p/base${at || ''}.yaml`))];
  const { profile, diagnostics } = load(sources);
  if (!profile) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')));
  return profile;
}

function withoutOrigins({ origins: _, ...rest }: Profile): object {
  return rest;
}

describe('loading the flat form gives the same profile', () => {
  test('any profile of a user', () => {
    fc.assert(fc.property(profiles, keepsItsMeaning), { numRuns: RUNS * 5 });
  });

  test('any profile of the machine', () => {
    fc.assert(fc.property(machineProfiles, keepsItsMeaning), { numRuns: RUNS * 2 });
  });

  /** The lint aside: random profiles say much that it refuses. */
  function keepsItsMeaning(profile: Profile): void {
    const text = flat(profile);
    const { document, diagnostics } = inspect(parseSource(sourceOf(text)), CONTEXT);
    expect(diagnostics, text).toEqual([]);
    // A mapping, or there would be a diagnostic.
    const { version, ...said } = toData(eachHome(document as LocatedMap)) as Record<string, unknown>;
    expect({ insecure: [], ...said }, text).toEqual(withoutOrigins(profile));
    expect(version).toBe(1);
    expect(flat(profile)).toBe(text);
  }

  test('the example of every section and key', () => {
    // The offline section and a network proxy are one too many for a real profile, and the lint has its say.
    const text = FULL.replace(/^extends:.*$/m, '').replace(/^requires:.*$/m, '');
    const { profile, diagnostics } = load([sourceOf(text)]);
    if (!profile) throw new Error(JSON.stringify(diagnostics));
    const made = flat(profile);
    expect(withoutOrigins(meaning(made))).toEqual(withoutOrigins(profile));
    expect(made).not.toContain(CONTEXT.home);
    expect(made).toContain('login: ${env:ATHENS_USER}');
  });

  test.each(readdirSync(PROFILES))('built-in %s', (file) => {
    const text = readFileSync(new URL(file, PROFILES), 'utf8');
    const { profile } = load([sourceOf(text, file)], BUILT_IN_CONTEXT);
    if (!profile) throw new Error('not a profile');
    expect(withoutOrigins(meaning(flat(profile)))).toEqual(withoutOrigins(profile));
  });

  test('bases are in it, and it extends nothing', () => {
    const base = 'version: 1\ngo: { private: [a.example], toolchain: local }\nenvironment: test\n';
    const profile = meaning('version: 1\nname: top\nextends: [./base.yaml]\ngo: { private: [b.example] }\n', [
      base,
    ]);
    const text = flat(profile);
    expect(text).not.toContain('extends');
    expect(withoutOrigins(meaning(text))).toEqual(withoutOrigins(profile));
    expect(text).toContain('environment: test');
  });
});

test('what the texts require of goenv is required together', () => {
  const text = flat(meaning('version: 1\nname: a\n'), ['>=0.1', '<9', '>=0.1']);
  expect(text).toContain('requires: ">=0.1, <9"');
  expect(meaning(text).name).toBe('a');
});

test('a home at the root, or of another user, is not taken for this one', () => {
  const profile = meaning('version: 1\nname: a\nshell: { path: [/home/gopherette/bin, /home/gopher/bin] }\n');
  expect(flat(profile)).toContain('- /home/gopherette/bin\n    - ~/bin');
  const atRoot = flatText(profile, { head: [], requires: [], home: '/' });
  expect(atRoot).toContain('- /home/gopher/bin');
});

test.each([
  ['a text that looks like a number', 'name: "1e3"', 'name'],
  ['a description with a colon and a hash', 'name: a\ndescription: "x: y # z"', 'description'],
  ['a description that looks like another type', 'name: a\ndescription: "yes"', 'description'],
])('%s stays what it is', (_, line) => {
  const profile = meaning(`version: 1\n${line}\n`);
  expect(withoutOrigins(meaning(flat(profile)))).toEqual(withoutOrigins(profile));
});
