import { withClock } from './clock.ts';
import { withInterception } from './interception.ts';
import { withMissingLinks } from './missing-links.ts';
import { withPrivateAnswers } from './private-answers.ts';
import { withProxyHint } from './proxy-hint.ts';
import type { Observation, World } from './world.ts';

type Known = Parameters<typeof withInterception>[1];

/** What only all walks together show. Pure. */
export function withAll(observed: Observation, world: Pick<World, 'go' | 'env' | 'at'> & Known): Observation {
  const dated = withClock(withProxyHint(observed, world), world);
  return withPrivateAnswers(withInterception(withMissingLinks(dated), world), world);
}
