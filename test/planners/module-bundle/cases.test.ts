import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type BundleSet, bundleNeed } from '../../../src/core/bundle-set.ts';
import { isFailure } from '../../../src/core/diagnostic.ts';
import { diff } from '../../../src/core/diff.ts';
import type { Facts } from '../../../src/core/facts.ts';
import type { Planner } from '../../../src/core/planner.ts';
import type { Step } from '../../../src/core/step.ts';
import { goToolchain } from '../../../src/planners/go-toolchain/index.ts';
import { moduleBundle } from '../../../src/planners/module-bundle/index.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';
import { makeFacts, makeProfile } from '../go-env/run-planner.ts';
import { memoryReader } from '../memory-reader.ts';

interface Case {
  readonly title: string;
  readonly facts?: Partial<Facts>;
  readonly profile?: Partial<Profile>;
  /** What the host says of the profile's bundles. */
  readonly bundles?: BundleSet;
  /** Path to text; `{{head 12}}` is the note of a tree of that size. */
  readonly files?: Readonly<Record<string, string>>;
  /** What goenv owns: key to first-seen and last written value. */
  readonly owned?: Readonly<Record<string, readonly [string | null, string | null]>>;
  /** Key to action and value, no-ops too. */
  readonly changes?: Readonly<Record<string, string>>;
  readonly steps?: readonly string[];
  /** Code of the failure that `desired` is. */
  readonly refused?: string;
  readonly failure?: string;
}

for (const planner of [moduleBundle, goToolchain]) {
  const folder = new URL(`../../cases/${planner.name}/`, import.meta.url);
  for (const name of readdirSync(folder)) {
    const cases: Case[] = parse(readFileSync(new URL(name, folder), 'utf8'), { merge: true });
    describe(`${planner.name}/${name}`, () => {
      test.each(cases.map((one) => [one.title, one] as const))('%s', (_, one) => run(planner, one));
    });
  }
}

async function run(planner: Planner, one: Case): Promise<void> {
  const facts = makeFacts(one.facts);
  const profile = makeProfile(one.profile);
  const reader = memoryReader(
    new Map(Object.entries(one.files ?? {}).map(([path, text]) => [path, Buffer.from(filled(text))])),
    () => ({ kind: 'not-found' }),
  );
  const [need] = bundleNeed(profile);
  const files = new Map(need && one.bundles ? [[need.path, Buffer.from(JSON.stringify(one.bundles))]] : []);
  const keys = Object.fromEntries(
    Object.entries(one.owned ?? {}).map(([key, [first, wrote]]) => [key, { first, wrote }]),
  );
  const observed = await planner.current(reader, Object.keys(keys), facts);
  const found = new Map([...observed.state].filter(([key]) => !keys[key]));
  const inputs = { found, files, profile };
  if (one.refused) {
    expect(() => planner.desired(profile, inputs, facts)).toThrow(one.refused);
    return;
  }
  const desired = planner.desired(profile, inputs, facts);
  const owned = { keys, files: {} };
  const rows = diff({ planner, profile, desired, owned, observed, force: false, facts });
  const shown = rows.map(({ key, action, after }) => [
    key,
    [action, typeof after === 'string' ? after : ''].join(' ').trim(),
  ]);
  expect(Object.fromEntries(shown)).toEqual(one.changes);
  try {
    expect(planner.steps(rows, observed, facts, inputs).map(stepText)).toEqual(one.steps);
    expect(one.failure).toBeUndefined();
  } catch (error) {
    if (!isFailure(error)) throw error;
    expect(`${error.diagnostic.code} ${error.exit}`).toBe(one.failure);
  }
}

function stepText(step: Step): string {
  if (step.kind === 'run') return step.argv.join(' ');
  if (step.kind === 'unpack' && step.source.kind === 'bundles')
    return `unpack ${step.path} from ${step.source.bundles.map(({ file }) => file).join(' ')}`;
  if (step.kind === 'unpack') return `unpack ${step.path} ${JSON.stringify(step.source)}`;
  if (step.kind !== 'write-file') return `${step.kind} ${step.path}`;
  return `write ${step.path} ${Buffer.from(step.bytes).toString().split('\n').slice(0, 2).join('|')}`;
}

/** A head that says its size twice, so that it is told in a step. */
function filled(text: string): string {
  return text.replace(
    /\{\{head (\d+)\}\}/g,
    (_, size) => `go.sum database tree\n${size}\n${'A'.repeat(43)}=\n\n— x y\n`,
  );
}
