import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Facts } from '../../../src/core/facts.ts';
import type { Reader } from '../../../src/core/host.ts';
import { EMPTY_JOURNAL, type Journal, type StoredValue } from '../../../src/core/journal.ts';
import { planOne } from '../../../src/core/plan.ts';
import { ABSENT, type Value } from '../../../src/core/value.ts';
import { shellEnv } from '../../../src/planners/shell-env/index.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';
import { makeFacts, makeProfile } from '../go-env/run-planner.ts';
import { memoryReader } from '../memory-reader.ts';

/** One case; `files` are below the home or absolute, latin1, so that `\xff` is one byte; `null` for one that is not there. */
interface Case {
  readonly title: string;
  readonly facts?: Partial<Facts>;
  readonly profile?: Partial<Profile>;
  readonly files?: Record<string, string>;
  /** Another name of a file, to the file. */
  readonly links?: Record<string, string>;
  readonly shells?: readonly string[];
  /** What goenv owns: key to first-seen value; written: what is there now, or `wrote`. */
  readonly owned?: Record<string, StoredValue>;
  /** `[action, key, value after]` of each change but no-ops. */
  readonly changes?: readonly [string, string, (string | null)?][];
  /** Keys that are nothing to do. */
  readonly same?: readonly string[];
  /** Keys left alone. */
  readonly left?: readonly string[];
  readonly after?: Record<string, string | null>;
  readonly diagnostics?: readonly string[];
  readonly overridden?: Record<string, string>;
  readonly pointers?: Record<string, string>;
}

const FOLDER = new URL('../../cases/shell-env/', import.meta.url);
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const absolute = (path: string) => (path.startsWith('/') ? path : `/home/u/${path}`);

for (const name of readdirSync(FOLDER)) {
  const cases: Case[] = parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  describe(name, () => {
    test.each(cases.map((one) => [one.title, one] as const))('%s', (_, one) => run(one));
  });
}

async function run(one: Case): Promise<void> {
  const facts = makeFacts(one.facts);
  const profile = makeProfile(one.profile);
  const files = new Map<string, Uint8Array>(
    Object.entries(one.files ?? {}).map(([path, text]) => [absolute(path), bytes(text)]),
  );
  for (const shell of one.shells ?? ['bash']) files.set(`/usr/bin/${shell}`, bytes(''));
  const input = { planners: [shellEnv], profile, journal: journalOf(one), facts, force: false };
  const { rows, observed } = await planOne(linked(files, one.links ?? {}), input, shellEnv);
  const real = rows.filter(({ action, leftAlone }) => action !== 'no-op' && !leftAlone);
  expect(real.map(({ action, key, after }) => [action, key, shown(after)])).toEqual(
    (one.changes ?? []).map(([action, key, value]) => [action, key, value ?? null]),
  );
  const named = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).map(({ key }) => key);
  if (one.same) expect(named(({ action }) => action === 'no-op')).toEqual(one.same);
  expect(named(({ leftAlone }) => leftAlone !== false)).toEqual(one.left ?? []);
  for (const step of shellEnv.steps(real, observed, facts)) {
    if (step.kind === 'write-file') files.set(step.path, step.bytes);
    if (step.kind === 'remove-file') files.delete(step.path);
  }
  for (const [path, text] of Object.entries(one.after ?? {})) {
    const found = files.get(absolute(path));
    expect([path, found ? Buffer.from(found).toString('latin1').replace(HEADER, '') : null]).toEqual([
      path,
      text,
    ]);
  }
  expect(observed.diagnostics.map(({ code, where }) => `${code} ${where?.file}:${where?.line}`)).toEqual(
    one.diagnostics ?? [],
  );
  const overridden = rows.flatMap(({ key, overriddenBy: by }) =>
    by ? [[key, `${by.value} @ ${by.where?.file}:${by.where?.line}`]] : [],
  );
  expect(Object.fromEntries(overridden)).toEqual(one.overridden ?? {});
  for (const [key, pointer] of Object.entries(one.pointers ?? {}))
    expect([key, shellEnv.pointers(profile)(key)]).toEqual([key, pointer]);
}

function shown(value: Value): string | null {
  if (value === ABSENT) return null;
  return typeof value === 'object' ? `secret ${value.ref}` : value;
}

function journalOf({ owned = {} }: Case): Journal {
  const keys = Object.fromEntries(
    Object.entries(owned).map(([key, wrote]) => [key, { first: null, wrote }] as const),
  );
  return { ...EMPTY_JOURNAL, planners: { 'shell-env': { keys, files: {} } } };
}

function linked(files: ReadonlyMap<string, Uint8Array>, links: Record<string, string>): Reader {
  const targets = new Map(Object.entries(links).map(([from, to]) => [absolute(from), absolute(to)]));
  const reader = memoryReader(files);
  return { ...reader, read: (path) => reader.read(targets.get(path) ?? path) };
}

const HEADER = /^# Managed by goenv.*\n# Edits here.*\n/;
