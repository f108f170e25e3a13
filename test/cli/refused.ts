import { expect } from 'vitest';
import type { How, Machine } from './kit.ts';
import { ACME } from './profiles.ts';

/** Apply ends with this code, names the fault, and the home is as it was. */
export async function refused(
  m: Machine,
  code: string,
  { exit = 1, ...how }: How & { exit?: number } = {},
): Promise<void> {
  const before = m.tree();
  const ended = await m.run(['apply', '-', '-y'], { stdin: ACME, ...how });
  expect(ended.err).toContain(code);
  expect(ended.err).not.toContain('INTERNAL');
  expect(ended.code, ended.err).toBe(exit);
  expect(m.tree()).toEqual(before);
}
