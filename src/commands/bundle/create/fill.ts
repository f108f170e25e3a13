import { join } from 'node:path';
import { parseSums, type Sums } from '../../../bundle/sums.ts';
import { type JobEnded, runJob } from '../../../host/run-job.ts';
import { bytesAt } from '../../../host/tree.ts';
import { goFailed } from './go-program.ts';
import type { Workplace } from './workplace.ts';

/** What one root of the bundle (a project, a tool, a module) asked for, as go recorded it. */
export interface Asked {
  /** As the manifest calls it. */
  readonly name: string;
  /** `path@version` to hashes. */
  readonly sums: Map<string, Sums>;
}

/** Told what is going on; see `progress.ts`. */
export interface Tell {
  /** A new thing is begun. */
  stage(text: string): void;
  /** So many modules may have to be fetched for it. */
  expect(modules: number): void;
}

/** The go command in the workplace. */
export interface Filler {
  readonly place: Workplace;
  readonly tell: Tell;
}

/** Runs go in a folder; `env` is on top of the workplace's. */
export function runGo(
  { place }: Filler,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<JobEnded> {
  const argv = ['go', ...args];
  return runJob({ argv, cwd, env: { ...place.env, ...env } });
}

/** The same, where a failure ends the run. Errors: `BUNDLE_GO_FAILED` (1), `BUNDLE_SUM_REFUSED` (4). */
export async function mustGo(
  filler: Filler,
  args: readonly string[],
  how: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<string> {
  const ended = await runGo(filler, args, how);
  if (ended.status !== 0) goFailed(['go', ...args], ended.stderr);
  return ended.stdout;
}

/** Adds what go.sum, or go.work.sum, has by now. */
export function noteSums(asked: Asked, folder: string, file: 'go.sum' | 'go.work.sum' = 'go.sum'): void {
  const text = bytesAt(join(folder, file))?.toString('utf8') ?? '';
  for (const [module, sums] of parseSums(text))
    asked.sums.set(module, { ...asked.sums.get(module), ...sums });
}
