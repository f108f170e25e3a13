import { fail } from '../core/diagnostic.ts';
import type { Host } from '../core/host.ts';
import type { Planner } from '../core/planner.ts';
import { type Reference, referencesIn } from '../core/reference.ts';
import { splitWords } from '../core/split-words.ts';
import type { Profile } from '../profile/sections/profile.ts';
import type { Context } from './context.ts';

/** References that only apply and run resolve: files and commands. */
export function lateReferences(planners: readonly Planner[], profile: Profile): readonly Reference[] {
  const texts = planners.flatMap((planner) => planner.references?.(profile) ?? []);
  return lateIn(texts);
}

/** The same of texts. */
export function lateIn(texts: readonly string[]): readonly Reference[] {
  const found = texts.flatMap(referencesIn).filter(({ kind }) => kind !== 'env');
  return [...new Map(found.map((one) => [one.text, one])).values()];
}

/**
 * The context in which these have values, in memory alone. Reads files, runs commands: without a shell, from `/`, 30 s at
 * most, and nothing of what they print is shown. Errors (1): `REFERENCE_NOT_ALLOWED`, `REFERENCE_FILE_MISSING`,
 * `REFERENCE_FILE_OPEN`, `REFERENCE_NO_VALUE`, `REFERENCE_COMMAND_FAILED`, those of reading.
 */
export async function withLateReferences(
  context: Context,
  references: readonly Reference[],
): Promise<Context> {
  if (references.length === 0) return context;
  const { options, command, facts, host } = context;
  // A saved plan says itself what was allowed: whoever wrote it must not decide what is run here.
  const foreign = references.find(({ kind }) => !options.allow.includes(kind));
  if (foreign) fail('REFERENCE_NOT_ALLOWED', { reference: foreign.text, kind: foreign.kind, command });
  const secrets = new Map(facts.secrets);
  for (const reference of references) {
    const text = reference.kind === 'file' ? await ofFile(host, reference) : await ofCommand(host, reference);
    secrets.set(reference.text, firstLine(text, reference));
  }
  return { ...context, facts: { ...facts, secrets } };
}

/** As ssh treats a private key: a file that others may read, or write, is none to take a secret from. */
async function ofFile(host: Host, { text: reference, name: path }: Reference): Promise<string> {
  const seen = await (host.readSource?.(path) ?? host.read(path));
  if (seen.kind === 'absent') return fail('REFERENCE_FILE_MISSING', { reference, path });
  if ((seen.mode & 0o077) !== 0) {
    const mode = `0${(seen.mode & 0o777).toString(8).padStart(3, '0')}`;
    fail('REFERENCE_FILE_OPEN', { reference, path, mode });
  }
  return new TextDecoder().decode(seen.bytes.subarray(0, LONGEST + 2));
}

async function ofCommand(host: Host, { text: reference, name }: Reference): Promise<string> {
  const argv = splitWords(name);
  if (!argv) return fail('REFERENCE_NO_VALUE', { reference });
  const answer = await host.ask({ argv, timeout: COMMAND_LIMIT });
  if (answer.kind === 'done' && answer.status === 0) return answer.stdout.trim();
  const how = answer.kind === 'done' ? `exit ${answer.status}` : answer.kind;
  return fail('REFERENCE_COMMAND_FAILED', { reference, program: argv[0], how });
}

function firstLine(text: string, { text: reference }: Reference): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return line === '' || line.length > LONGEST ? fail('REFERENCE_NO_VALUE', { reference }) : line;
}

/** Characters. */
const LONGEST = 64 * 1024;
/** Milliseconds: a password manager may ask for its own password. */
const COMMAND_LIMIT = 30_000;
