import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { encodeText } from '../../../src/core/byte-text.ts';
import { Failure } from '../../../src/core/diagnostic.ts';
import type { Facts } from '../../../src/core/facts.ts';
import { sameValue } from '../../../src/core/value.ts';
import { gitConfig } from '../../../src/planners/git-config/index.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';
import { memoryReader } from '../memory-reader.ts';
import { factsFor } from './real-git.ts';
import { look, profileOf } from './simulate.ts';

interface Case {
  readonly title: string;
  readonly env?: Record<string, string>;
  readonly facts?: Partial<Facts>;
  readonly profile?: Partial<Profile>;
  /** Keys that goenv owns, with the value it wrote; they were absent before. */
  readonly owned?: Record<string, string>;
  /** Path to text; `~/` is the home. */
  readonly machine?: Record<string, string>;
  /** Key to action, `no-op` too. */
  readonly changes?: Record<string, string>;
  /** In order; text of the file, or null for removed. */
  readonly steps?: readonly Record<string, string | null>[];
  readonly diagnostics?: readonly string[];
  /** Key to what overrides it, as `by:line`. */
  readonly overridden?: Record<string, string>;
  /** Code of the failure, as `CODE` or `CODE file:line`. */
  readonly failure?: string;
}

const folder = new URL('../../cases/git-config/', import.meta.url);
const home = '/home/u';

describe.each(readdirSync(folder))('%s', (file) => {
  const cases: readonly Case[] = parse(readFileSync(new URL(file, folder), 'utf8'));
  test.each(cases.map((one): [string, Case] => [one.title, one]))('%s', async (_, one) => {
    expect(await outcome(one)).toEqual(expectation(one));
  });
});

async function outcome(one: Case) {
  const files = Object.entries(one.machine ?? {}).map(
    ([path, text]) => [full(path), encodeText(text)] as const,
  );
  const facts = { ...factsFor(home, one.env ?? {}), ...one.facts };
  const reader = memoryReader(new Map(files));
  const keys = Object.entries(one.owned ?? {}).map(([key, wrote]) => [key, { first: null, wrote }] as const);
  try {
    const machine = { reader, facts, perform: () => undefined };
    const { observed, desired, rows } = await look(machine, profileOf(one.profile), Object.fromEntries(keys));
    const real = rows.filter(({ action }) => action !== 'no-op');
    const overridden = [...desired].flatMap(([key, value]) => {
      const by = observed.overridden(key, value, desired);
      return by ? [[key, by.where?.line ? `${by.by}:${by.where.line}` : by.by] as const] : [];
    });
    expect(real.every(({ before, after }) => !sameValue(before, after))).toBe(true);
    return {
      changes: Object.fromEntries(rows.map(({ key, action }) => [key, action])),
      steps: gitConfig.steps(real, observed, facts).flatMap((step) =>
        step.kind !== 'write-file' && step.kind !== 'remove-file'
          ? []
          : [
              {
                [short(step.path)]: step.kind === 'remove-file' ? null : new TextDecoder().decode(step.bytes),
              },
            ],
      ),
      // The machine in memory has no git; that is said each time and of no interest here.
      diagnostics: observed.diagnostics.map(({ code }) => code).filter((code) => code !== 'GIT_NOT_FOUND'),
      overridden: Object.fromEntries(overridden),
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, where } = error.diagnostic;
    return { failure: where ? `${code} ${short(where.file)}:${where.line ?? ''}` : code, exit: error.exit };
  }
}

function expectation({ changes = {}, steps = [], diagnostics = [], overridden = {}, failure }: Case) {
  if (failure) return { failure, exit: 1 };
  const paths = Object.fromEntries(
    Object.entries(overridden).map(([key, by]) => [key, by.replace(/^~/, home)]),
  );
  return { changes, steps, diagnostics, overridden: paths };
}

function full(path: string): string {
  return path.replace(/^~/, home);
}

function short(path: string): string {
  return path.replace(home, '~');
}
