import type { Change } from '../../../core/change.ts';
import type { Step } from '../../../core/step.ts';
import { ABSENT, type Absent } from '../../../core/value.ts';
import { envLines, removeVariable, setVariable } from '../../../go/env-file.ts';
import { readBlock, writeBlock } from './block.ts';

/** The one write that makes `changes` true in the block of go.env, or none when it already says so. */
export function blockSteps(
  changes: readonly Change[],
  path: string,
  found: Uint8Array | Absent,
): readonly Step[] {
  const real = changes.filter(({ action }) => action !== 'no-op');
  if (real.length === 0) return [];
  const before = found === ABSENT ? new Uint8Array() : found;
  const { inside, rest } = readBlock(before);
  const bytes = writeBlock(real.reduce(applied, inside), rest);
  if (Buffer.compare(before, bytes) === 0) return [];
  return [{ kind: 'write-file', path, bytes, mode: 0o644 }];
}

function applied(inside: Uint8Array, { key, after }: Change): Uint8Array {
  if (typeof after !== 'string') return removeVariable(inside, key);
  const lines = envLines(inside).filter(({ setting }) => setting?.name === key);
  // `setVariable` edits the last of several lines, and here go takes the first.
  return setVariable(lines.length > 1 ? removeVariable(inside, key) : inside, key, after);
}
