import type { Origin } from '../profile/sections/profile.ts';
import { printable } from '../ui/printable.ts';
import { say, shortPath, type Voice } from '../ui/say.ts';
import { valueText } from './show-value.ts';

/** One line pair of a difference. */
export interface Shown {
  readonly key: string;
  /** `undefined`: that side says nothing of it. */
  readonly before: unknown;
  readonly after: unknown;
  readonly origins: { readonly before?: Origin; readonly after?: Origin };
  /** What is to say besides. */
  readonly note?: string;
}

/** A difference for people: a block a key, `-` what the first side has and `+` what the second has, with their lines. */
export function diffText(voice: Voice, [a, b]: readonly [string, string], found: readonly Shown[]): string {
  const { style } = voice;
  const head = style.bold(say(voice, 'diffHead', { a, b }));
  const blocks = found.map(({ key, before, after, origins, note }) =>
    [
      printable(key),
      ...side(voice, before, { sign: style.bad('-'), origin: origins.before }),
      ...side(voice, after, { sign: style.good('+'), origin: origins.after }),
      ...(note === undefined ? [] : [`  ${style.warn(`! ${note}`)}`]),
    ].join('\n'),
  );
  const count =
    found.length === 0 ? say(voice, 'diffSame') : say(voice, 'diffCount', { count: found.length });
  return [head, ...blocks, style.bold(count)].join('\n\n');
}

function side(
  voice: Voice,
  value: unknown,
  { sign, origin }: { readonly sign: string; readonly origin: Origin | undefined },
): readonly string[] {
  if (value === undefined) return [`  ${sign} ${voice.style.dim(say(voice, 'absent'))}`];
  const text = printable(valueText(value).replaceAll('\n', ' ').replace(LONG_WORD, ' …'));
  const place = origin
    ? `  ${voice.style.dim(`# ${printable(shortPath(origin.file, voice.home))}:${origin.line}`)}`
    : '';
  return [`  ${sign} ${text === '' ? '""' : text}${place}`];
}

/** A certificate in base64 says nothing to people; JSON has it whole. */
const LONG_WORD = / (?:\S{60,} ?)+/g;
