import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isFailure } from '../../../src/core/diagnostic.ts';
import { EMPTY_JOURNAL } from '../../../src/core/journal.ts';
import { planOne } from '../../../src/core/plan.ts';
import type { Step } from '../../../src/core/step.ts';
import { readBundle } from '../../../src/pki/bundle.ts';
import { trustStore } from '../../../src/planners/trust-store/index.ts';
import type { TrustSection } from '../../../src/profile/sections/profile.ts';
import { makeFacts, makeProfile } from '../go-env/run-planner.ts';
import { memoryReader } from '../memory-reader.ts';
import { makeCertificates } from './certificates.ts';

/** `{{acme}}` is its PEM, `{{acme.print}}` the digits of its keys, `{{acme.sha256}}` all of them. */
interface Case {
  readonly title: string;
  readonly trust?: TrustSection;
  readonly facts?: object;
  /** Path to text, the files of the profile too. */
  readonly machine?: Record<string, string>;
  /** Keys that goenv owns and that were absent before, with the name of the certificate. */
  readonly owned?: Record<string, string>;
  /** Key to action. */
  readonly changes?: Record<string, string>;
  /** In order: `write PATH [names of certificates]`, `remove PATH`, the argv of a program; `sudo ` before elevated ones. */
  readonly steps?: readonly string[];
  readonly diagnostics?: readonly string[];
  readonly overridden?: readonly string[];
  /** `CODE exit`. */
  readonly failure?: string;
}

const folder = new URL('../../cases/trust-store/', import.meta.url);
const made = makeCertificates();
const nameOf = new Map(Object.entries(made).map(([name, { sha256 }]) => [sha256, name]));

describe.each(readdirSync(folder))('%s', (file) => {
  const cases: readonly Case[] = parse(readFileSync(new URL(file, folder), 'utf8'));
  test.each(cases.map((one): [string, Case] => [one.title, filled(one)]))('%s', async (_, one) => {
    const { changes = {}, steps = [], diagnostics = [], overridden = [], failure } = one;
    const wanted = failure ? { failure } : { changes, steps, diagnostics, overridden };
    expect(await outcome(one)).toEqual(wanted);
  });
});

async function outcome({ trust, facts: given, machine = {}, owned = {} }: Case) {
  const facts = makeFacts({ ...given });
  const encoder = new TextEncoder();
  const files = new Map(Object.entries(machine).map(([path, text]) => [path, encoder.encode(text)]));
  const plain = memoryReader(files);
  const reader = {
    ...plain,
    read: async (path: string) => ({ ...(await plain.read(path)), real: `${facts.root ?? ''}${path}` }),
  };
  const profile = makeProfile(
    trust && {
      trust: {
        ...trust,
        certificates: (trust.certificates ?? []).map((one) => ({ ...{ sha256: [], leaf: false }, ...one })),
      },
    },
  );
  const keys = Object.fromEntries(Object.keys(owned).map((key) => [key, { first: null, wrote: 'old' }]));
  const journal = { ...EMPTY_JOURNAL, planners: { 'trust-store': { keys, files: {} } } };
  try {
    const input = { planners: [trustStore], profile, journal, facts, force: true };
    const { rows, observed } = await planOne(reader, input, trustStore);
    const real = rows.filter(({ action }) => action !== 'no-op');
    return {
      changes: Object.fromEntries(rows.map(({ key, action }) => [key, action])),
      steps: trustStore.steps(real, observed, facts).map(shown),
      diagnostics: observed.diagnostics.map(({ code, severity }) => `${code} ${severity}`),
      overridden: rows.filter((row) => row.overriddenBy).map(({ key }) => key),
    };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return { failure: `${error.diagnostic.code} ${error.exit}` };
  }
}

function shown(step: Step): string {
  const sudo = 'elevate' in step ? 'sudo ' : '';
  if (step.kind === 'run') return sudo + step.argv.map((word) => word || "''").join(' ');
  if (step.kind !== 'write-file') return `${sudo}remove ${step.path}`;
  const names = readBundle(step.bytes).map(({ sha256 }) => nameOf.get(sha256));
  const what = names.length > 0 ? `[${names.sort().join(' ')}]` : new TextDecoder().decode(step.bytes).trim();
  return `${sudo}write ${step.path} ${what}`;
}

function filled<T>(value: T): T {
  const text = JSON.stringify(value).replace(/\{\{([\w-]+)(?:\.(\w+))?\}\}/g, (_, name, field = 'pem') =>
    JSON.stringify(made[name]?.[field as 'pem'] ?? `no certificate ${name}`).slice(1, -1),
  );
  // The same shape with other texts in it.
  return JSON.parse(text) as T;
}
