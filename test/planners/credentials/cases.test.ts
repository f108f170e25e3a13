import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isFailure } from '../../../src/core/diagnostic.ts';
import type { Facts } from '../../../src/core/facts.ts';
import type { FileSeen, Reader } from '../../../src/core/host.ts';
import { EMPTY_JOURNAL, type Journal } from '../../../src/core/journal.ts';
import { planOne } from '../../../src/core/plan.ts';
import { secretDigest } from '../../../src/core/reference.ts';
import { ABSENT, type Value } from '../../../src/core/value.ts';
import { credentials } from '../../../src/planners/credentials/index.ts';
import type { Credential } from '../../../src/profile/sections/profile.ts';
import { makeFacts, makeProfile } from '../go-env/run-planner.ts';
import { memoryReader } from '../memory-reader.ts';

/** One case. Logins are `${env:U}`, passwords `${env:P}` unless said; files are below the home, latin1. */
interface Case {
  readonly title: string;
  readonly facts?: Partial<Facts>;
  readonly machines?: readonly (string | Credential)[];
  readonly netrc?: string;
  /** Of netrc, octal; `0600` when not said. */
  readonly mode?: string;
  readonly files?: Record<string, string>;
  /** What goenv owns: machine to the line's text as goenv wrote it. */
  readonly owned?: Record<string, string>;
  /** `[action, machine, value after]` of each change but no-ops; `now`: the value is known here. */
  readonly changes?: readonly [string, string, string?][];
  /** Remarks on values as found. */
  readonly remarks?: readonly string[];
  readonly same?: readonly string[];
  /** netrc afterwards; the block's marks as `>>>` and `<<<`. */
  readonly after?: string;
  readonly diagnostics?: readonly string[];
  readonly overridden?: string;
  /** Code and reference of the refusal. */
  readonly refused?: string;
}

const FOLDER = new URL('../../cases/credentials/', import.meta.url);
const PATH = '/home/u/.netrc';
const REF = 'login ${env:U} password ${env:P}';

for (const name of readdirSync(FOLDER)) {
  const cases: Case[] = parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  describe(name, () => {
    test.each(cases.map((one) => [one.title, one] as const))('%s', (_, one) => run(one));
  });
}

async function run(one: Case): Promise<void> {
  const facts = makeFacts({ env: { U: 'me', P: 's3cret' }, ...one.facts });
  const machines = (one.machines ?? []).map((machine) =>
    typeof machine === 'string' ? { machine, login: '${env:U}', password: '${env:P}' } : machine,
  );
  const profile = makeProfile({ credentials: machines });
  const reader = machineOf(one);
  const input = {
    planners: [credentials],
    profile,
    journal: journalOf(one, reader, facts),
    facts,
    force: false,
  };
  const { rows, observed } = await planOne(reader, input, credentials);
  const real = rows.filter(({ action, leftAlone }) => action !== 'no-op' && !leftAlone);
  expect(real.map(({ action, key, after }) => [action, key, shown(after)])).toEqual(
    (one.changes ?? []).map(([action, machine, value]) => [action, `machine[${machine}]`, value ?? null]),
  );
  const same = rows.filter(({ action }) => action === 'no-op').map(({ key }) => key);
  expect(same).toEqual((one.same ?? []).map((machine) => `machine[${machine}]`));
  const remarks = real.flatMap(({ before }) => (typeof before === 'object' ? (before.remark ?? []) : []));
  expect(remarks).toEqual(one.remarks ?? []);
  expect(observed.diagnostics.map(({ code, where }) => `${code}${where ? ` ${where.line}` : ''}`)).toEqual(
    one.diagnostics ?? [],
  );
  for (const { overriddenBy: by } of rows.filter(({ after }) => after !== ABSENT))
    expect(by && `${by.by} = ${by.value} @ ${by.where?.file}:${by.where?.line}`).toBe(one.overridden);
  const steps = () => credentials.steps(real, observed, facts);
  if (one.refused !== undefined) return expect(codeOf(steps)).toBe(one.refused);
  const [step, ...more] = steps();
  expect(more).toEqual([]);
  if (one.after === undefined) return expect(step).toBeUndefined();
  if (step?.kind !== 'write-file') throw new Error('no write');
  expect(step.path).toBe(PATH);
  const isSecret = one.after.includes('>>>') || real.some(({ after }) => after !== ABSENT);
  expect(step.secret === true).toBe(isSecret);
  expect(Buffer.from(step.bytes).toString('latin1')).toBe(marked(one.after));
}

function machineOf({ netrc, mode = '0600', files = {} }: Case): Reader {
  const bytes = (text: string) => new Uint8Array(Buffer.from(marked(text), 'latin1'));
  const all = new Map(Object.entries(files).map(([path, text]) => [`/home/u/${path}`, bytes(text)]));
  const reader = memoryReader(all);
  const found: FileSeen | undefined =
    netrc === undefined
      ? undefined
      : {
          kind: 'file',
          bytes: bytes(netrc),
          mode: Number.parseInt(mode, 8),
          uid: 1000,
          gid: 1000,
          real: PATH,
        };
  return { ...reader, read: async (path) => (path === PATH && found) || reader.read(path) };
}

function journalOf({ owned = {} }: Case, reader: Reader, facts: Facts): Journal {
  const keys = Object.fromEntries(
    Object.entries(owned).map(([machine, text]) => {
      const wrote = { ref: REF, digest: secretDigest(reader, text, facts) };
      return [`machine[${machine}]`, { first: null, wrote }] as const;
    }),
  );
  return { ...EMPTY_JOURNAL, planners: { credentials: { keys, files: {} } } };
}

function shown(value: Value): string | null {
  if (value === ABSENT) return null;
  if (typeof value !== 'object') return value;
  return value.digest === '' ? 'later' : 'now';
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isFailure(error)) return `${error.diagnostic.code} ${error.diagnostic.params['reference']}`;
  }
  return 'no refusal';
}

/** `>>>` and `<<<` alone on a line are the marks of the block. */
function marked(text: string): string {
  return text
    .replace(/^>>>$/gm, '# >>> goenv managed block >>> written by "goenv apply", taken out by "goenv revert"')
    .replace(/^<<<$/gm, '# <<< goenv managed block <<<');
}
