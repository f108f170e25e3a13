import type { Override } from '../../core/change.ts';
import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import type { Observed } from '../../core/planner.ts';
import { ABSENT } from '../../core/value.ts';
import { envLines } from '../../go/env-file.ts';
import { goEnvPathIfAny } from '../../go/env-path.ts';
import { findExports } from '../../go/exports.ts';

/**
 * What keeps go from reading netrc: NETRC names another file (curl from 8.16 on reads that too), or GOAUTH (go from 1.24
 * on) has other ways of logging in and not this one. Reads; errors are none: what cannot be read overrides nothing.
 */
export async function judge(
  reader: Reader,
  { path, isAsked }: { readonly path: string; readonly isAsked: boolean },
  facts: Facts,
): Promise<Observed['overridden']> {
  if (!isAsked) return () => undefined;
  const found = (await otherFile(reader, path, facts)) ?? (await otherLogin(reader, facts));
  return (_, value) => (value === ABSENT ? undefined : found);
}

/** Whether go logs in by netrc with this GOAUTH; unset and empty mean that it does. Source: cmd/go/internal/auth. */
export function usesNetrc(goAuth: string | undefined): boolean {
  return !goAuth || goAuth.split(';').some((command) => command.trim().split(/\s+/)[0] === 'netrc');
}

async function otherFile(reader: Reader, path: string, facts: Facts): Promise<Override | undefined> {
  const named = exported('NETRC', facts);
  if (!named) return undefined;
  const seen = await reader.read(named).catch(() => undefined);
  return seen?.real === path ? undefined : byVariable(reader, { name: 'NETRC', value: named }, facts);
}

/** What follows GOAUTH in a list may hold a password; its first words are enough to know it by. */
async function otherLogin(reader: Reader, facts: Facts): Promise<Override | undefined> {
  const name = 'GOAUTH';
  const value = exported(name, facts);
  if (value) return usesNetrc(value) ? undefined : byVariable(reader, { name, value: kinds(value) }, facts);
  const file = goEnvPathIfAny(facts);
  const seen = file === undefined ? undefined : await reader.read(file).catch(() => undefined);
  if (file === undefined || seen?.kind !== 'file') return undefined;
  const last = envLines(seen.bytes).findLast(({ setting }) => setting?.name === name);
  if (usesNetrc(last?.setting?.value)) return undefined;
  const where = { file, ...(last && { line: last.line }) };
  return { by: `${name} in ${file}`, value: kinds(last?.setting?.value ?? ''), where };
}

function kinds(goAuth: string): string {
  return goAuth
    .split(';')
    .map((command) => command.trim().split(/\s+/)[0] ?? '')
    .join(';');
}

async function byVariable(
  reader: Reader,
  { name, value }: { readonly name: string; readonly value: string },
  facts: Facts,
): Promise<Override> {
  const where = (await findExports(reader, [name], facts)).get(name);
  return { by: `environment variable ${name}`, value, variable: name, ...(where && { where }) };
}

/** Under another root this process's environment says nothing. */
function exported(name: string, { env, root }: Facts): string | undefined {
  return root === undefined ? env[name] : undefined;
}
