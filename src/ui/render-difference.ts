import { redact } from '../core/redact.ts';
import { printable } from './printable.ts';
import { say, shortPath, type Voice } from './say.ts';

/** Where one of two profiles wrote something. */
interface Place {
  readonly file: string;
  readonly line: number;
}

/** One thing that two profiles say differently; see `profile/difference.ts`. */
export interface ShownDifference {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly origins: { readonly before?: Place; readonly after?: Place };
}

/** A line a difference, as a plan shows its changes: sign, key, before -> after, the line that wrote it. */
export function renderDifference(rows: readonly ShownDifference[], voice: Voice): string {
  const short = rows.map(({ key }) => printable(key).length).filter((length) => length <= LONG_KEY);
  const width = Math.max(0, ...short);
  return rows.map((row) => renderRow(row, width, voice)).join('\n');
}

/** A value as plain data with every text redacted, for JSON; `null` is absent. */
export function shownData(value: unknown): unknown {
  if (value === undefined) return null;
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'string' ? redact(one) : one,
  );
}

function renderRow({ key, before, after, origins }: ShownDifference, width: number, voice: Voice): string {
  const { style } = voice;
  const sign =
    before === undefined ? style.good('+') : after === undefined ? style.bad('-') : style.warn('~');
  const name = printable(key);
  const place = origins.after ?? origins.before;
  const from = place
    ? `  ${style.dim(`# ${printable(shortPath(place.file, voice.home))}:${place.line}`)}`
    : '';
  const values = `${renderValue(before, voice)} ${style.dim('->')} ${renderValue(after, voice)}${from}`;
  return name.length > LONG_KEY
    ? `  ${sign} ${name}\n      ${values}`
    : `  ${sign} ${name.padEnd(width)}  ${values}`;
}

function renderValue(value: unknown, voice: Voice): string {
  if (value === undefined) return voice.style.dim(say(voice, 'absent'));
  const data = shownData(value);
  if (typeof data === 'string' && data !== '') return shortText(data);
  return printable(
    JSON.stringify(data, (_, one: unknown) => (typeof one === 'string' ? shortText(one) : one)),
  );
}

/** A certificate in base64 says nothing to people; JSON has it whole. */
function shortText(text: string): string {
  const line = text.trim().includes('\n') ? `${text.trim().split('\n')[0]} …` : text;
  return printable(line.length > 200 ? `${line.slice(0, 200)} …` : line);
}

const LONG_KEY = 44;
