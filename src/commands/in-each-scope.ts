import type { ChangeReport } from '../ui/report.ts';
import type { Context } from './context.ts';
import { presentDocument } from './present.ts';

/**
 * Does a command in each of these contexts, the user's own first, as one: one document, and the gravest exit code.
 * What a failure breaks off is not done in the others either.
 */
export async function inEachScope(
  context: Context,
  contexts: readonly Context[],
  act: (context: Context) => Promise<number>,
): Promise<number> {
  const [only, ...others] = contexts;
  if (only && others.length === 0) return act(only);
  const documents: ChangeReport[] = [];
  // Sound: what is done here gives documents of changes alone.
  const collect = (document: object) => void documents.push(document as ChangeReport);
  const codes: number[] = [];
  for (const one of contexts) codes.push(await act({ ...one, collect }));
  if (documents.length > 0) presentDocument(context, documents.reduce(together));
  return GRAVEST.find((code) => codes.includes(code)) ?? 0;
}

/** The first one's profile speaks for both; everything else adds up. */
function together(a: ChangeReport, b: ChangeReport): ChangeReport {
  const sum = (name: keyof ChangeReport['summary']) => a.summary[name] + b.summary[name];
  const both = <T>(x: readonly T[] | undefined, y: readonly T[] | undefined) => [...(x ?? []), ...(y ?? [])];
  return {
    ...a,
    profile: a.profile ?? b.profile,
    complete: a.complete && b.complete,
    changed: a.changed || b.changed,
    inForce: a.inForce && b.inForce,
    summary: { create: sum('create'), update: sum('update'), delete: sum('delete'), 'no-op': sum('no-op') },
    insecure: both(a.insecure, b.insecure),
    changes: both(a.changes, b.changes),
    diagnostics: both(a.diagnostics, b.diagnostics),
    ...(a.applied && { applied: both(a.applied, b.applied) }),
    ...(a.failed && { failed: both(a.failed, b.failed) }),
  };
}

const GRAVEST = [5, 130, 4, 1, 2];
