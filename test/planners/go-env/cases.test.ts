import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { BundleSet } from '../../../src/core/bundle-set.ts';
import { Failure } from '../../../src/core/diagnostic.ts';
import type { Facts } from '../../../src/core/facts.ts';
import type { Answer } from '../../../src/core/host.ts';
import { ABSENT, type Value } from '../../../src/core/value.ts';
import { goEnv } from '../../../src/planners/go-env/index.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';
import { makeFacts, makeProfile, plan } from './run-planner.ts';

/**
 * One case; the go/env file is `file` (latin1, so that `\xff` is one byte), `null` where there is none. At machine scope
 * `file` is the go.env of the Go in /usr/local/go.
 */
interface Case {
  readonly title: string;
  readonly facts?: Partial<Facts>;
  readonly profile?: Partial<Profile>;
  readonly file?: string | null;
  readonly path?: string;
  /** Other files of the machine, path to text. */
  readonly others?: Record<string, string>;
  /** What goenv owns: key to first-seen value. */
  readonly owned?: Record<string, string | null>;
  /** What the host says of the profile's bundles. */
  readonly bundles?: BundleSet;
  /** What `go env -json` says, or the whole answer. */
  readonly go?: Record<string, string>;
  readonly answer?: Answer;
  /** `[action, key, value after]` of each change but no-ops. */
  readonly changes?: readonly [string, string, (string | null)?][];
  readonly after?: string | null;
  /** `CODE` or `CODE:line`. */
  readonly diagnostics?: readonly string[];
  /** Key to `by`, or to `by = value @ file:line`. */
  readonly overridden?: Record<string, string>;
  readonly pointers?: Record<string, string>;
  readonly failure?: string;
  /** Of the failure; 1 when not said. */
  readonly exit?: number;
}

const OWN = '/home/u/.config/go/env';
const FOLDER = new URL('../../cases/go-env/', import.meta.url);
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

for (const name of readdirSync(FOLDER)) {
  const cases: Case[] = parse(readFileSync(new URL(name, FOLDER), 'utf8'), { merge: true });
  describe(name, () => {
    test.each(cases.map((one) => [one.title, one] as const))('%s', (_, one) => run(one));
  });
}

async function run(one: Case): Promise<void> {
  const isMachine = one.facts?.scope === 'machine';
  const path = one.path ?? (isMachine ? '/usr/local/go/go.env' : OWN);
  const files = new Map(Object.entries(one.others ?? {}).map(([file, text]) => [file, bytes(text)]));
  if (typeof one.file === 'string') files.set(path, bytes(one.file));
  const owned = new Map<string, Value>(
    Object.entries(one.owned ?? {}).map(([key, value]) => [key, value ?? ABSENT]),
  );
  const profile = makeProfile(one.profile);
  const planned = plan(
    profile,
    { files, go: answerOf(one), ...(one.bundles && { bundles: one.bundles }) },
    makeFacts(one.facts),
    owned,
  );
  if (one.failure) {
    const failure = await planned.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect([(failure as Failure).diagnostic.code, (failure as Failure).exit]).toEqual([
      one.failure,
      one.exit ?? 1,
    ]);
    return;
  }
  const { changes, steps, observed, after, target } = await planned;
  const made = changes.filter(({ action }) => action !== 'no-op');
  expect(made.map(({ action, key, after }) => [action, key, after === ABSENT ? null : after])).toEqual(
    (one.changes ?? []).map(([action, key, value]) => [action, key, value ?? null]),
  );
  expect(steps.length).toBe(made.length > 0 ? 1 : 0);
  const written = after.files.get(path);
  expect(written ? Buffer.from(written).toString('latin1') : null).toBe(
    one.after === undefined ? (one.file ?? null) : one.after,
  );
  expect(observed.diagnostics.map(({ code, where }) => (where ? `${code}:${where.line}` : code))).toEqual(
    one.diagnostics ?? [],
  );
  const overridden = [...target].flatMap(([key, value]) => {
    const found = observed.overridden(key, value, target);
    if (!found) return [];
    const place = found.where ? ` @ ${found.where.file}:${found.where.line}` : '';
    return [[key, `${found.by} = ${found.value}${place}`]];
  });
  expect(Object.fromEntries(overridden)).toEqual(one.overridden ?? {});
  for (const [key, pointer] of Object.entries(one.pointers ?? {}))
    expect(goEnv.pointers(profile)(key)).toBe(pointer);
}

function answerOf(one: Case): Answer {
  if (one.answer) return one.answer;
  const machine = { GOENV: OWN, GOROOT: '/usr/local/go', GOVERSION: 'go1.26.8' };
  const user = { GOENV: one.path ?? OWN };
  const values = { ...(one.facts?.scope === 'machine' ? machine : user), ...one.go };
  return { kind: 'done', status: 0, stdout: JSON.stringify(values), stderr: '' };
}
