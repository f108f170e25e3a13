import { referencesIn, resolveText } from '../core/reference.ts';
import { say } from '../ui/say.ts';
import type { Work } from './carry-out.ts';
import type { Context } from './context.ts';
import { missingReferences } from './missing-references.ts';
import { planProfile } from './planning.ts';

/**
 * The context in which the variables that the work needs and that are not set have a value: asked for on the terminal,
 * hidden, once each, and kept in memory alone. Nothing is asked for what does not have to be written.
 */
export async function withAnswers(context: Context, work: Work): Promise<Context> {
  const { streams, facts, errors } = context;
  const texts = work.planners.flatMap((planner) => planner.references?.(work.profile) ?? []);
  const isComplete = texts.every((text) => resolveText(text, facts).missing === undefined);
  if (!streams.interactive || isComplete) return context;
  const reverting = work.applied === undefined;
  const plan = await planProfile(context, { ...work, journal: await context.readJournal(), reverting });
  const secrets = new Map(facts.secrets);
  for (const { text, place } of missingReferences(plan, facts)) {
    if (referencesIn(text)[0]?.kind !== 'env') continue;
    const where = place === undefined ? '' : ` (${place})`;
    const answer = await streams.askHidden(say(errors, 'askSecret', { reference: text, where }));
    if (answer !== '') secrets.set(text, answer);
  }
  return { ...context, facts: { ...facts, secrets } };
}
