import type { Finding } from '../core/finding.ts';
import { evidenceOf, type Failure, findingOf } from './gather.ts';
import type { Sighting } from './read-lines.ts';

/** The finding of a cause that was seen at work itself, not in somebody's log: it is at no place. `evidence`: a line each. */
export function findingAtOnce(seen: Omit<Sighting, 'line'>, evidence: readonly string[]): Finding {
  const lines = evidence.map((text, at) => evidenceOf({ ...seen, text, line: at + 1 }));
  const failure: Failure = {
    seen: { ...seen, line: 0 },
    count: 1,
    evidence: lines,
    first: 0,
    last: 0,
    explained: false,
  };
  const { where: _, ...found } = findingOf(failure, '');
  return found;
}
