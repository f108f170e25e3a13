import { redact } from '../core/redact.ts';

/**
 * A foreign text made fit for a terminal: secrets out, control and bidirectional characters shown as `\u{1b}`,
 * so that no certificate name, reason or log line can move the cursor or turn the reading order.
 */
export function printable(text: string): string {
  return redact(text).replace(UNFIT, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** C0 but tab, C1, line and paragraph separators, bidi controls and isolates, zero-width characters, BOM. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const UNFIT = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
