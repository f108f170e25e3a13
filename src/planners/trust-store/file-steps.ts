import type { Observed } from '../../core/planner.ts';
import type { Step } from '../../core/step.ts';
import { ABSENT } from '../../core/value.ts';

/** The one step that gives a file this text, or takes it away (`undefined`); none where that is so already. */
export function fileSteps(path: string, text: string | undefined, { files }: Observed): readonly Step[] {
  const before = files.get(path) ?? ABSENT;
  if (text === undefined) return before === ABSENT ? [] : [{ kind: 'remove-file', path }];
  const bytes = new TextEncoder().encode(text);
  if (before !== ABSENT && Buffer.compare(before, bytes) === 0) return [];
  return [{ kind: 'write-file', path, bytes, mode: 0o644 }];
}
