import type { Row } from '../core/diff.ts';
import type { Progress } from '../ui/progress.ts';
import { PLAIN } from '../ui/style.ts';
import type { Context } from './context.ts';

/** listr2 on a terminal with colour, silence elsewhere (no colour, no motion): the plan before and the counts after say it all there. */
export async function showProgress(
  { options, streams, errors }: Context,
  rows: readonly Row[],
): Promise<Progress> {
  const planned = new Map<string, number>();
  for (const row of rows) planned.set(row.planner, (planned.get(row.planner) ?? 0) + 1);
  const calm = options.quiet || options.json || !streams.errTerminal || errors.style === PLAIN;
  if (planned.size === 0 || calm) return SILENT;
  // Loaded only here: a terminal is watching, and something is to be done.
  const { startProgress } = await import('../ui/progress.ts');
  return startProgress(planned);
}

const SILENT: Progress = { done: () => undefined, end: async () => undefined };
