/**
 * What could move a cursor or turn the reading order: C0 but tab, C1, line and paragraph separators, bidi controls and
 * isolates, zero-width characters, BOM. The one set for terminal, log and whatever else people read.
 */
export const UNFIT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
