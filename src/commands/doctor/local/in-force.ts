import { type Diagnostic, diagnostic, isFailure } from '../../../core/diagnostic.ts';
import { EMPTY_JOURNAL } from '../../../core/journal.ts';
import { changesOf, makePlan, pendingRows } from '../../../core/plan.ts';
import type { Observation, Seen } from '../../../doctor/world.ts';
import { PLANNERS } from '../../../planners/index.ts';
import type { Context } from '../../context.ts';
import type { ChosenProfile } from '../choose-profile.ts';
import { overridden } from './go-settings.ts';

/** Whether the profile is in place and in force: what overrides it, with the line that does; what is still to be applied. */
export async function inForce(context: Context, { profile, ref }: ChosenProfile): Promise<Observation> {
  if (!ref) return { probes: [], seen: [] };
  const journal = await context.readJournal().catch(() => EMPTY_JOURNAL);
  const { host, facts } = context;
  try {
    const plan = await makePlan(host, { planners: PLANNERS, profile, journal, facts, force: false });
    const seen = changesOf(plan).flatMap(({ overriddenBy: by }): readonly Seen[] =>
      by?.variable === undefined ? [] : [overridden(by.variable, by.where)],
    );
    const pending = pendingRows(plan).length;
    const todo =
      pending === 0
        ? []
        : [
            diagnostic('DOCTOR_NOT_APPLIED', 'info', {
              count: String(pending),
              source: ref.source.replace(/ \(built-in\)$/, ''),
            }),
          ];
    const others = plan.diagnostics.filter(({ code }) => code !== 'NOT_IN_FORCE_VARIABLE');
    return observation(ref.name, seen, [...others, ...todo]);
  } catch (error) {
    if (!isFailure(error)) throw error;
    return observation(ref.name, [], [error.diagnostic]);
  }
}

function observation(name: string, seen: readonly Seen[], diagnostics: readonly Diagnostic[]): Observation {
  const count = seen.length + diagnostics.filter(({ severity }) => severity !== 'info').length;
  const status = count > 0 ? 'warning' : 'ok';
  const facts = [{ name: count > 0 ? 'findings' : 'file-fine', params: { count: String(count) } } as const];
  return {
    probes: [{ name: 'in force', target: name, hop: 'local-disk', status, ms: 0, facts }],
    seen,
    diagnostics,
  };
}
