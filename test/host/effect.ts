import { existsSync, readFileSync, statSync } from 'node:fs';
import type { FileEffect } from '../../src/core/host.ts';
import { ABSENT } from '../../src/core/value.ts';
import { sha256 } from '../../src/host/digest.ts';

export const bytes = (text: string) => new TextEncoder().encode(text);
export const text = (path: string) => readFileSync(path, 'utf8');
export const modeOf = (path: string) => statSync(path).mode & 0o7777;

/** An effect that expects the file as it is now. */
export function effect(
  path: string,
  after: string | typeof ABSENT,
  more: Partial<FileEffect> = {},
): FileEffect {
  const expected = existsSync(path) ? sha256(readFileSync(path)) : null;
  return { path, bytes: after === ABSENT ? ABSENT : bytes(after), expected, ...more };
}

/** The code of the Failure that some work ends with; `done` when it does not. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: { diagnostic?: { code: string } }) => error.diagnostic?.code ?? String(error),
  );
}
