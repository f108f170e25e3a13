import { redact } from '../core/redact.ts';
import { printable } from './printable.ts';
import { say, shortPath, type Voice } from './say.ts';
import { valueText } from './value-text.ts';

/** Where one of two sides wrote something. */
interface Origin {
  readonly file: string;
  readonly line: number;
}

/** One thing that two profiles, or a profile and a machine, say differently; see `profile/difference.ts`. */
export interface ShownDifference {
  readonly key: string;
  /** Plain data; `undefined`: that side says nothing of it. */
  readonly before: unknown;
  readonly after: unknown;
  readonly origins: { readonly before?: Origin; readonly after?: Origin };
  /** What is to say besides. */
  readonly note?: string;
}

/** A block a key: `-` what the first side has and `+` what the second has, with their lines; every text redacted. */
export function renderDifference(rows: readonly ShownDifference[], voice: Voice): string {
  const { style } = voice;
  const blocks = rows.map(({ key, before, after, origins, note }) =>
    [
      printable(redact(key)),
      renderSide(voice, before, { sign: style.bad('-'), origin: origins.before }),
      renderSide(voice, after, { sign: style.good('+'), origin: origins.after }),
      ...(note === undefined ? [] : [`  ${style.warn(`! ${note}`)}`]),
    ].join('\n'),
  );
  return blocks.join('\n\n');
}

/** The same as data, every text redacted and `null` for absent: `{ key, a, b, origins: { a, b } }` by the names of the sides. */
export function differenceJson(
  { key, before, after, origins }: ShownDifference,
  [first, second]: readonly [string, string],
): object {
  return {
    key: redact(key),
    [first]: shownData(before),
    [second]: shownData(after),
    origins: { [first]: origins.before ?? null, [second]: origins.after ?? null },
  };
}

function renderSide(
  voice: Voice,
  value: unknown,
  { sign, origin }: { readonly sign: string; readonly origin: Origin | undefined },
): string {
  const { style } = voice;
  if (value === undefined) return `  ${sign} ${style.dim(say(voice, 'absent'))}`;
  const place = origin
    ? `  ${style.dim(`# ${printable(shortPath(origin.file, voice.home))}:${origin.line}`)}`
    : '';
  return `  ${sign} ${shortText(valueText(shownData(value)))}${place}`;
}

function shownData(value: unknown): unknown {
  if (value === undefined) return null;
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'string' ? redact(one) : one,
  );
}

/** On one line. A certificate in base64 says nothing to people; JSON has it whole. */
function shortText(text: string): string {
  const line = text.replaceAll('\n', ' ').replace(LONG_WORDS, ' …');
  if (line === '') return '""';
  return printable(line.length > MOST ? `${line.slice(0, MOST)} …` : line);
}

const LONG_WORDS = / (?:\S{60,} ?)+/g;
/** Characters. */
const MOST = 1000;
