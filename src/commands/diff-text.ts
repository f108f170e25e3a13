import { renderDifference, type ShownDifference } from '../ui/render-difference.ts';
import { say, type Voice } from '../ui/say.ts';

/** A difference for people: whose, each key, how many. */
export function diffText(
  voice: Voice,
  [a, b]: readonly [string, string],
  found: readonly ShownDifference[],
): string {
  const { style } = voice;
  const head = style.bold(say(voice, 'diffHead', { a, b }));
  if (found.length === 0) return [head, style.bold(say(voice, 'diffSame'))].join('\n\n');
  const count = style.bold(say(voice, 'diffCount', { count: found.length }));
  return [head, renderDifference(found, voice), count].join('\n\n');
}
