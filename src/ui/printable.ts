import { redact } from '../core/redact.ts';
import { UNFIT } from '../core/unfit.ts';

/**
 * A foreign text made fit for a terminal: secrets out, control and bidirectional characters shown as `\u{1b}`,
 * so that no certificate name, reason or log line can move the cursor or turn the reading order.
 */
export function printable(text: string): string {
  return redact(text).replace(UNFIT, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
