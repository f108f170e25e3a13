import type { Finding } from '../core/finding.ts';
import { findingAtOnce } from '../explain/finding-at-once.ts';
import { PROBERS } from './probes/index.ts';
import { type Observation, type Prober, type Seen, together, type World } from './world.ts';

/** Runs every probe at the same time. */
export async function examine(world: World, probers: readonly Prober[] = PROBERS): Promise<Observation> {
  return together(await Promise.all(probers.map((prober) => prober.run(world))));
}

/** What was seen as findings: each cause once for a hop and a host, errors first, else in the order of the rows. */
export function findingsOf(seen: readonly Seen[]): readonly Finding[] {
  const each = new Map<string, Seen>();
  for (const one of seen) {
    const key = [one.code, one.request.hop, one.request.host, one.params?.['variable']].join(' ');
    const known = each.get(key);
    const evidence = [...new Set([...(known?.evidence ?? []), ...one.evidence])].slice(0, MOST_EVIDENCE);
    each.set(key, { ...one, ...known, evidence });
  }
  const rank = { error: 0, warning: 1, info: 2 };
  return [...each.values()].map(findingOf).toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}

function findingOf({ code, request, evidence, candidates, params, ...more }: Seen): Finding {
  const seen = { code, request, weight: 'cause' as const, text: '', ...(candidates && { candidates }) };
  const found = findingAtOnce(seen, evidence);
  const filled = { ...found, params: { ...found.params, ...params } };
  const { variable } = params ?? {};
  const profile = variable === undefined ? {} : { profile: `shell:\n  unset: [${variable}]\n` };
  return { ...filled, ...profile, ...more };
}

const MOST_EVIDENCE = 3;
